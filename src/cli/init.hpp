#pragma once
/// `offersim init`: a scenario to start from.
#include "cli/command.hpp"

namespace offersim {

Command init_command();

}  // namespace offersim
