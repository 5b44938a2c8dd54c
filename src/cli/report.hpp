#pragma once
/// `offersim report`: a run's JSON printed again, or set against an older one.
#include "cli/command.hpp"

namespace offersim {

Command report_command();

}  // namespace offersim
