#pragma once
/// `offersim run FILE`: simulates a scenario and reports.
#include "cli/command.hpp"

namespace offersim {

Command run_command();

}  // namespace offersim
