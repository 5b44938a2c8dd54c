#pragma once
/// One offer made flat: pay as yearly rates, the sign-on as cash and a grant, refreshers as one grant a year.
#include "plan/input_list.hpp"
#include "plan/plan.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// `plan` already has its companies, horizon and settlement.
PlanOffer plan_offer(const Scenario& scenario, const Offer& offer, const Plan& plan, InputList& inputs);

}  // namespace offersim
