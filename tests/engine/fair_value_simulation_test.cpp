// What `offersim value` solves by quadrature, simulated: a common share's payoffs at offerings and
// acquisitions, discounted, are together worth what the quadrature says. At this volatility the payoffs'
// variance has no end, so both count a payoff up to a cap.
#include <algorithm>
#include <cmath>

#include "process/waterfall_curve.hpp"
#include "scenario/exit_assumptions.hpp"
#include "support/stepped.hpp"

namespace offersim {
namespace {

/// Gornall and Strebulaev's case: 100m raised at 1bn post-money, 50m before it. `last` is the last round's
/// further terms.
std::string unicorn(const std::string& last) {
    return R"(settle: 30y
person: {discount: {continuous: 2.5%}}
companies:
  u:
    kind: private
    fully_diluted: 1000M
    capital:
      pool: 5%
      classes: [{name: early, shares: 100M, invested: 50M, seniority: 2}, {name: last, shares: 100M, invested: 100M)" +
           last + R"(}]
    growth: {drift: 2.5%, volatility: 90%}
    exit: {hazard: 25%/yr, ipo_share: gornall-strebulaev}
offers: {a: {company: u, base: 1}}
)";
}

constexpr double cap = 5;  // times the last round's price

WaterfallCurve capped(const WaterfallCurve& curve) {
    WaterfallCurve result;
    for (std::size_t k = 0; k < curve.exit.size(); ++k) {
        const bool has_next = k + 1 < curve.exit.size();
        result.exit.push_back(curve.exit[k]);
        result.value.push_back(curve.value[k]);
        result.slope.push_back(curve.slope[k]);
        const double end =
            has_next ? curve.value[k] + curve.slope[k] * (curve.exit[k + 1] - curve.exit[k]) : 1e300;
        if (end <= cap) continue;
        result.exit.push_back(curve.exit[k] + (cap - curve.value[k]) / curve.slope[k]);
        result.value.push_back(cap);
        result.slope.push_back(0);
        break;
    }
    return result;
}

double by_quadrature(const Company& company, Discount discount) {
    const FairValue fair = fair_value_of(company, discount);
    return values_before_exit(
        {{capped(common_ipo_curve(*company.capital)), capped(common_curve(*company.capital))}},
        exit_assumptions(company, discount), fair.fair_value)[0];
}

TEST(FairValueSimulation, AgreesWithTheQuadrature) {
    for (const std::string last : {"", ", preference: 2x", ", ipo_ratchet: 1.25x", ", participating: true"}) {
        testing::MonthlyMarket market(unicorn(last));
        const Scenario scenario = testing::read_or_fail(unicorn(last));
        double sum = 0, square = 0, count = 0;
        market.each_path(0, 400, [&](CompanyHistory& history, int lane) {
            const auto at = static_cast<std::size_t>(lane);
            const int month = history.events().month[at];
            double payoff = 0;
            if (history.events().kind[at] == EventKind::ipo) payoff = history.price(month)[lane];
            if (history.events().kind[at] == EventKind::acquisition) payoff = history.deal_price()[lane];
            const double discounted = std::min(payoff, cap) * std::exp(-0.025 * month / 12);
            sum += discounted;
            square += discounted * discounted;
            count += 1;
        });
        const double expected = by_quadrature(scenario.companies[0], scenario.person.discount);
        const double mean = sum / count, error = std::sqrt((square / count - mean * mean) / count);
        EXPECT_LT(std::abs(mean - expected), 4.1 * error)
            << last << ": " << mean << " +- " << error << ", not " << expected;
        EXPECT_LT(error, 0.01 * expected);
    }
}

}  // namespace
}  // namespace offersim
