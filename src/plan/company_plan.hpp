#pragma once
/// One company made flat: what its share is worth at the start, how it moves and when it becomes money.
#include "plan/input_list.hpp"
#include "plan/plan.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// The company at `index` of the scenario's; `plan` has its settlement.
PlanCompany plan_company(const Scenario& scenario, std::size_t index, const Plan& plan, InputList& inputs);

}  // namespace offersim
