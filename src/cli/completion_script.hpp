#pragma once
/// The completion scripts, made from the table of commands.
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace offersim {

std::string bash_completion(const std::vector<Command>& commands);
std::string zsh_completion(const std::vector<Command>& commands);
std::string fish_completion(const std::vector<Command>& commands);

}  // namespace offersim
