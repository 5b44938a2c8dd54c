#pragma once
/// The help texts, made from the table of commands.
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace offersim {

std::string version_text();
/// What `offersim --help` prints.
std::string program_help(const std::vector<Command>& commands);
/// What `offersim COMMAND --help` prints.
std::string command_help(const Command& command);

}  // namespace offersim
