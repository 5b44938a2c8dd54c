#pragma once
/// `offersim guide FILE`: a compensation guide becomes a scenario, or has its claims audited.
#include "cli/command.hpp"

namespace offersim {

Command guide_command();

}  // namespace offersim
