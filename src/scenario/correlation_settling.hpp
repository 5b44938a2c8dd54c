#pragma once
/// Whether the correlations of a scenario can hold together, once those that follow from `beta` are among
/// them.
#include "scenario/reading.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// Adds what follows from `beta` for pairs that `correlation` does not give, and refuses, or repairs where
/// the scenario says so, a matrix that is not positive semidefinite. `value` is the scenario's mapping.
void settle_correlation(Reading& reading, const Value& value, Scenario& scenario);

}  // namespace offersim
