#pragma once
/// `offersim explain`: one future, month by month.
#include "cli/command.hpp"

namespace offersim {

Command explain_command();

}  // namespace offersim
