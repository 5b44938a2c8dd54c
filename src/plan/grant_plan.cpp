#include "plan/grant_plan.hpp"

#include <algorithm>

namespace offersim {

namespace {

int sale_month(const SalePolicy& policy, int vest_month, const Plan& plan) {
    switch (policy.kind) {
        case SalePolicy::Kind::at_vest:
        case SalePolicy::Kind::at_unlock: return vest_month;
        case SalePolicy::Kind::at_horizon: return plan.horizon;
        case SalePolicy::Kind::after: return std::min(vest_month + policy.months, plan.settlement);
    }
    return vest_month;
}

}  // namespace

void plan_tranches(PlanGrant& grant, const VestingSchedule& schedule, const SalePolicy& policy,
                   int latest_sale, const Scenario& scenario, const Plan& plan) {
    const Date start = add_months(scenario.start, grant.grant_month);
    const std::vector<double> vested = vested_by_month(schedule, plan.horizon - grant.grant_month, start);
    grant.vested.assign(static_cast<std::size_t>(plan.horizon + 1), 0.0);
    double before = 0;
    for (int month = grant.grant_month; month <= plan.horizon; ++month) {
        const double cumulative = vested[static_cast<std::size_t>(month - grant.grant_month)];
        grant.vested[static_cast<std::size_t>(month)] = cumulative;
        if (cumulative > before && month <= latest_sale)
            grant.tranches.push_back({month, std::clamp(sale_month(policy, month, plan), month, latest_sale),
                                      cumulative - before});
        before = cumulative;
    }
}

void plan_trigger(PlanGrant& grant, Trigger trigger, std::optional<int> expiry_months, const Plan& plan) {
    grant.needs_liquidity_event = trigger == Trigger::double_trigger;
    grant.expiry_month = expiry_months ? grant.grant_month + *expiry_months : plan.settlement + 1;
}

}  // namespace offersim
