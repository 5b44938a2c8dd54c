#pragma once
/// One company made flat: what its share is worth at the start, how it moves and when it becomes money.
#include "plan/input_list.hpp"
#include "plan/plan.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

PlanCompany plan_company(const Company& company, Discount discount, InputList& inputs);

}  // namespace offersim
