#include "process/fair_value.hpp"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

namespace offersim {

namespace {

/// Claims of one common share, then of each class as a whole.
std::vector<ExitClaim> exit_claims(const CapitalStructure& capital) {
    const WaterfallCurves offering = ipo_curves(capital);
    const WaterfallCurves acquisition = acquisition_curves(capital);
    std::vector<ExitClaim> claims{{offering.common_per_share, acquisition.common_per_share}};
    for (std::size_t i = 0; i < capital.classes.size(); ++i)
        claims.push_back({offering.classes[i], acquisition.classes[i]});
    return claims;
}

}  // namespace

FairValue value_shares(const CapitalStructure& capital, const ExitAssumptions& assumptions,
                       double company_value) {
    const std::vector<double> values = values_before_exit(exit_claims(capital), assumptions, company_value);
    const ShareClass& last = capital.classes.back();
    const double headline_price = last.price() / last.conversion_ratio;
    FairValue result;
    result.headline_value = headline_price * capital.fully_diluted();
    result.fair_value = company_value;
    result.common = {headline_price, values[0]};
    for (std::size_t i = 0; i < capital.classes.size(); ++i)
        result.classes.push_back({headline_price * capital.classes[i].conversion_ratio,
                                  values[i + 1] / capital.classes[i].shares});
    return result;
}

FairValue solve_fair_value(const CapitalStructure& capital, const ExitAssumptions& assumptions) {
    const WaterfallCurves offering = ipo_curves(capital);
    const WaterfallCurves acquisition = acquisition_curves(capital);
    const std::vector<ExitClaim> last_round{{offering.classes.back(), acquisition.classes.back()}};
    const double paid = capital.classes.back().invested;
    const auto surplus = [&](double log_value) {
        return values_before_exit(last_round, assumptions, std::exp(log_value)).front() / paid - 1;
    };
    double low = std::log(paid), high = low;
    while (surplus(low) > 0) low -= 1;
    while (surplus(high) < 0) high += 1;
    std::uintmax_t iterations = 200;
    const boost::math::tools::eps_tolerance<double> close_enough(45);
    const auto [below, above] =
        boost::math::tools::toms748_solve(surplus, low, high, close_enough, iterations);
    return value_shares(capital, assumptions, std::exp(0.5 * (below + above)));
}

}  // namespace offersim
