#pragma once
/// `offersim import PACKAGE`: a scenario from an Open Cap Format package.
#include "cli/command.hpp"

namespace offersim {

Command import_command();

}  // namespace offersim
