#pragma once
/// `offersim models`: the models a scenario may start from, with the sources of their figures.
#include "cli/command.hpp"

namespace offersim {

Command models_command();

}  // namespace offersim
