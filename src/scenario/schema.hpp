#pragma once
/// The scenario language as a JSON Schema (draft-07), for editors.
#include <string>

namespace offersim {

/// The schema of a scenario file, published as schema/scenario-1.json; ends in a line break.
std::string scenario_schema();

}  // namespace offersim
