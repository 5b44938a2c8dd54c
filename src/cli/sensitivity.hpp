#pragma once
/// `offersim sensitivity`: what a decision hangs on, and what to find out first.
#include "cli/command.hpp"

namespace offersim {

Command sensitivity_command();

}  // namespace offersim
