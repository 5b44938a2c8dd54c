#pragma once
/// The manual of the scenario language, printed from the tables that read it.
#include <string>

namespace offersim {

/// docs/reference.md; ends in a line break.
std::string scenario_reference();

}  // namespace offersim
