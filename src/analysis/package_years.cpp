#include "analysis/package_years.hpp"

#include <algorithm>

#include "analysis/award_value.hpp"

namespace offersim {

namespace {

constexpr int year = 12;

double part_vested(const Scenario& scenario, const VestingSchedule& schedule) {
    return vested_by_month(schedule, year, scenario.start).back();
}

/// Salary, bonus and benefits of a year, and the base of `total`.
double yearly_pay(const Offer& offer) {
    const double total = offer.total ? mean(offer.total->per_year) : 0;
    const double equity = offer.total ? mean(offer.total->equity_share) : 0;
    const double bonus_share = offer.total ? mean(offer.total->bonus_share) : 0;
    const double base =
        offer.base_per_year ? mean(*offer.base_per_year) : total * std::max(1 - equity - bonus_share, 0.0);
    double bonus = total * bonus_share;
    if (offer.bonus) bonus = mean(offer.bonus->size) * (offer.bonus->is_share_of_base ? base : 1);
    return base + bonus + mean(offer.benefits_per_year);
}

double first_year_of_grants(const Scenario& scenario, const Offer& offer, const Company* company) {
    double worth = 0;
    if (offer.total && offer.equity.empty())
        worth += mean(offer.total->per_year) * mean(offer.total->equity_share);
    if (company == nullptr) return worth;
    for (const Grant& grant : offer.equity)
        worth += shares_of(offer, grant, *company) * gain_at_grant(offer, grant, *company) /
                 offer.exchange_rate * part_vested(scenario, grant.vesting);
    return worth;
}

}  // namespace

std::optional<PackageYears> package_years(const Scenario& scenario, const Offer& offer) {
    if (!offer.refresh) return {};
    const double pay = yearly_pay(offer);
    PackageYears years;
    years.steady = pay + mean_refresh(*offer.refresh);
    years.first = pay + first_year_of_grants(scenario, offer, company_of(scenario, offer));
    if (offer.sign_on)
        years.first += mean(offer.sign_on->amount) * part_vested(scenario, offer.sign_on->vesting);
    years.first *= offer.exchange_rate;
    years.steady *= offer.exchange_rate;
    return years;
}

}  // namespace offersim
