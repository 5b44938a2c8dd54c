#pragma once
/// `offersim check FILE`: every fault of a scenario, and how its values were read.
#include "cli/command.hpp"

namespace offersim {

Command check_command();

}  // namespace offersim
