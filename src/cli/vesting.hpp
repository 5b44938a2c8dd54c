#pragma once
/// `offersim vesting FILE`: the dated tranches of one grant.
#include "cli/command.hpp"

namespace offersim {

Command vesting_command();

}  // namespace offersim
