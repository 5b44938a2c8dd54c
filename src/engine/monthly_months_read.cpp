// Which months of the company a monthly holding reads on every path.
#include <algorithm>

#include "engine/monthly_holding.hpp"

namespace offersim {

void MonthlyHolding::mark_months_read(const Plan& plan, const PlanOffer& offer, const PlanGrant& grant,
                                      MonthsRead& read) {
    const PlanCompany& issuer = plan.companies[static_cast<std::size_t>(offer.company)];
    const PlanGrantTerms& terms = grant.terms;
    const bool watches_price = terms.exercise == ExerciseRule::in_the_money ||
                               (terms.exercise == ExerciseRule::at_multiple && !terms.pays_strike);
    // A sparse company has rows alone.
    if (!issuer.is_stepped() || terms.pays_strike || terms.at_acquisition == DealTreatment::assumed)
        return read.add_all();
    if (watches_price) {
        const int last = issuer.is_listed ? plan.settlement : grant.tranches.back().vest_month;
        for (int month = grant.tranches.front().vest_month; month <= last; ++month) read.add_sale(month);
    }
    const auto at = [](int month) { return static_cast<std::size_t>(month); };
    if (grant.value >= 0) {
        const bool is_average = terms.priced_at == GrantPrice::Kind::average;
        const int first =
            is_average ? std::max(0, grant.grant_month - terms.average_months + 1) : grant.grant_month;
        auto& months = terms.priced_at == GrantPrice::Kind::appraisal ? read.appraisal : read.headline;
        for (int month = first; month <= grant.grant_month; ++month) months[at(month)] = true;
    }
    if (terms.strike_is_appraisal) read.appraisal[at(grant.grant_month)] = true;
    int last = terms.first_sale_of_exercised;
    for (const PlanGrant::Tranche& tranche : grant.tranches) {
        if (terms.is_paid_at_vest) read.appraisal[at(tranche.vest_month)] = true;
        const int sold = std::max(tranche.sale_month, grant.grant_month);
        if (sold > plan.settlement) continue;
        last = std::max(last, first_open_month(issuer, sold, plan.settlement));
        read.add_sale(first_open_month(issuer, sold, plan.settlement));
    }
    if (grant.payoff == PayoffKind::call)
        last = std::max(last, std::min(grant.expiry_month, plan.horizon + grant.exercise_window_months));
    last = first_open_month(issuer, std::min(last, plan.settlement), plan.settlement);
    read.left_until = std::max(read.left_until, last);
    read.listed_until = std::max(read.listed_until, watches_price ? plan.settlement : last);
}

}  // namespace offersim
