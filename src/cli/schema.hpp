#pragma once
/// `offersim schema`: the scenario language as a JSON Schema, or as a reference page.
#include "cli/command.hpp"

namespace offersim {

Command schema_command();

}  // namespace offersim
