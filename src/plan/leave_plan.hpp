#pragma once
/// The hazards of leaving, made flat.
#include "plan/input_list.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

PlanLeave plan_leave(const Leave& leave, InputList& inputs);

}  // namespace offersim
