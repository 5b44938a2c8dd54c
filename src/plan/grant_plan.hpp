#pragma once
/// Vesting schedules and sale policies as months and fractions.
#include "plan/plan.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// Fills the tranches of a grant made at `grant.grant_month`: what vests when up to the horizon, and when it
/// is sold. `latest_sale` caps the sale (an option's expiry); tranches that vest after it are void.
void plan_tranches(PlanGrant& grant, const VestingSchedule& schedule, const SalePolicy& policy,
                   int latest_sale, const Scenario& scenario, const Plan& plan);

/// Trigger and expiry as months of the plan.
void plan_trigger(PlanGrant& grant, Trigger trigger, std::optional<int> expiry_months, const Plan& plan);

/// The terms that every award has, whatever it is of.
void plan_terms(PlanGrant& grant, const EquityTerms& terms);

/// Whether a grant asks for more than the lazy holding (engine/holding.hpp) knows.
bool needs_months(const PlanGrant& grant, const Plan& plan, const PlanCompany& issuer);

}  // namespace offersim
