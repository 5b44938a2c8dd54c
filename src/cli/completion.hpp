#pragma once
/// `offersim completion SHELL`: what a shell loads to complete commands, options and their values.
#include "cli/command.hpp"

namespace offersim {

Command completion_command();

}  // namespace offersim
