#pragma once
/// `offersim batch PATH...`: any number of scenarios and guides in one run.
#include "cli/command.hpp"

namespace offersim {

Command batch_command();

}  // namespace offersim
