#pragma once
/// `offersim compare`: one offer head to head with the others.
#include "cli/command.hpp"

namespace offersim {

Command compare_command();

}  // namespace offersim
