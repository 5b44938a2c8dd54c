#pragma once
/// Step 2 of five: Scenario -> Plan.
#include "plan/plan.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// The plan of a scenario that was read without errors, under `seed`.
Plan make_plan(const Scenario& scenario, std::uint64_t seed);

}  // namespace offersim
