#pragma once
#include "cli/command.hpp"

namespace offersim {

/// `offersim merge PART...`
Command merge_command();

}  // namespace offersim
