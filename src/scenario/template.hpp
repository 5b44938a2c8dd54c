#pragma once
/// A scenario to start from.
#include <string_view>

namespace offersim {

/// A complete, commented scenario that reads without faults: models/templates/starter.yaml.
std::string_view starter_scenario();

}  // namespace offersim
