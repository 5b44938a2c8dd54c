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

void plan_terms(PlanGrant& grant, const EquityTerms& terms) {
    grant.terms.lapses_on_leaving = terms.lapses_on_leaving;
    grant.terms.at_acquisition = terms.at_acquisition;
    grant.terms.acceleration = terms.acceleration;
}

bool needs_months(const PlanGrant& grant, const Plan& plan, const PlanCompany& issuer) {
    const PlanGrantTerms& terms = grant.terms;
    const bool is_priced_by_months = grant.value >= 0 && terms.priced_at != GrantPrice::Kind::headline;
    const bool has_deal_terms = terms.acceleration || terms.at_acquisition != DealTreatment::on_schedule;
    const bool can_be_acquired = issuer.hazards[static_cast<std::size_t>(EventKind::acquisition) - 1] >= 0;
    return terms.exercise != ExerciseRule::at_sale_month || terms.pays_strike || terms.leaver_margin ||
           terms.strike_is_appraisal || terms.is_paid_at_vest || is_priced_by_months ||
           (terms.lapses_on_leaving && grant.needs_liquidity_event) || (has_deal_terms && can_be_acquired) ||
           (plan.leaves_at_horizon && grant.payoff == PayoffKind::call);
}

}  // namespace offersim
