#include "analysis/employer_cost.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/award_value.hpp"
#include "base/elementary.hpp"
#include "process/black_scholes.hpp"

namespace offersim {

namespace {

constexpr int hazard_points = 200;  ///< midpoints of equal probability that stand for an uncertain hazard
constexpr int default_option_months = 120;
constexpr int package_grant_months = 48;  ///< what `total` and `mix` mean by equity

/// The chance that a hazard has not struck within so many months.
double chance_of_none(const Distribution& hazard_per_year, int months) {
    if (months <= 0) return 1;
    double sum = 0;
    for (int i = 0; i < hazard_points; ++i)
        sum += portable_exp(-quantile(hazard_per_year, (i + 0.5) / hazard_points) * months / 12);
    return sum / hazard_points;
}

/// The chance to be employed still when month `month` vests: leaving at m keeps the vest of m. What a down
/// round or an acquisition does to layoffs is left out.
double chance_of_staying(const Leave& leave, int month) {
    const int months = std::max(month - 1, 0);
    double chance = chance_of_none(leave.layoff, months);
    for (std::size_t year = 0; year < leave.by_year.size(); ++year) {
        const int begin = 12 * static_cast<int>(year);
        const int end = year + 1 == leave.by_year.size() ? months : std::min(begin + 12, months);
        chance *= chance_of_none(leave.by_year[year], end - begin);
    }
    return chance;
}

/// The fraction of a grant that is expected to vest by the horizon.
double expected_vesting(const Scenario& scenario, const VestingSchedule& schedule, int grant_month) {
    const std::vector<double> vested = vested_by_month(schedule, scenario.horizon_months - grant_month,
                                                       add_months(scenario.start, grant_month));
    double expected = 0, before = 0;
    for (std::size_t month = 0; month < vested.size(); ++month) {
        if (vested[month] > before)
            expected += (vested[month] - before) *
                        chance_of_staying(scenario.person.leave, grant_month + static_cast<int>(month));
        before = vested[month];
    }
    return expected;
}

double option_value(const Scenario& scenario, const Offer& offer, const Grant& grant,
                    const Company& company) {
    const std::vector<double> vested = vested_by_month(grant.vesting, 600, scenario.start);
    const auto end = std::find_if(vested.begin(), vested.end(), [&](double v) { return v >= vested.back(); });
    const double vest_months = static_cast<double>(end - vested.begin());
    EuropeanOption option;
    option.spot = headline_price(company);
    option.strike = grant.strike ? mean(*grant.strike) * offer.exchange_rate : option.spot;
    option.rate = scenario.person.discount.continuous_per_year;
    option.dividend_yield = mean(company.dividend);
    option.volatility = mean(company.growth.volatility);
    option.years = (vest_months + grant.expiry_months.value_or(default_option_months)) / 24;
    return black_scholes_call(option);
}

double grant_cost(const Scenario& scenario, const Offer& offer, const Grant& grant, const Company& company) {
    const bool has_strike = is_option(grant.type) || grant.type == GrantType::profit_units;
    const double worth = has_strike ? option_value(scenario, offer, grant, company) : headline_price(company);
    return shares_of(offer, grant, company) * worth * expected_vesting(scenario, grant.vesting, 0);
}

}  // namespace

double equity_cost(const Scenario& scenario, const Offer& offer) {
    const Company* const company = company_of(scenario, offer);
    if (company == nullptr) return 0;
    double cost = 0;
    for (const Grant& grant : offer.equity) cost += grant_cost(scenario, offer, grant, *company);
    if (offer.total && offer.equity.empty())
        cost += mean(offer.total->per_year) * mean(offer.total->equity_share) * package_grant_months / 12 *
                offer.exchange_rate *
                expected_vesting(scenario, even_schedule(package_grant_months, 1, 0), 0);
    if (offer.sign_on)
        cost += mean(offer.sign_on->amount) * mean(offer.sign_on->equity_share) * offer.exchange_rate *
                expected_vesting(scenario, offer.sign_on->vesting, 0);
    if (offer.refresh)
        for (int month = 12; month < scenario.horizon_months; month += 12)
            cost += mean_refresh(*offer.refresh) * offer.exchange_rate *
                    portable_exp(-scenario.person.discount.continuous_per_year * month / 12) *
                    expected_vesting(scenario, offer.refresh->vesting, month);
    return cost;
}

}  // namespace offersim
