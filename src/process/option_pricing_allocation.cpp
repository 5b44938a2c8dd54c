#include "process/option_pricing_allocation.hpp"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

#include "process/black_scholes.hpp"
#include "process/waterfall_curve.hpp"

namespace offersim {

namespace {

double value_of(const WaterfallCurve& curve, const OptionPricingTerms& terms, double equity) {
    double value = 0;
    double slope_before = 0;
    for (std::size_t k = 0; k < curve.exit.size(); ++k) {
        const EuropeanOption call{equity, curve.exit[k], terms.rate, 0, terms.volatility, terms.years};
        value += (curve.slope[k] - slope_before) * black_scholes_call(call);
        slope_before = curve.slope[k];
    }
    return value;
}

}  // namespace

Allocation allocate_equity(const CapitalStructure& capital, const OptionPricingTerms& terms, double equity) {
    const WaterfallCurves curves = acquisition_curves(capital);
    Allocation allocation{equity, value_of(curves.common_per_share, terms, equity), {}};
    for (const WaterfallCurve& curve : curves.classes)
        allocation.classes.push_back(value_of(curve, terms, equity));
    return allocation;
}

Allocation backsolve_equity(const CapitalStructure& capital, const OptionPricingTerms& terms) {
    const WaterfallCurve last = acquisition_curves(capital).classes.back();
    const double paid = capital.classes.back().invested;
    const auto surplus = [&](double log_equity) {
        return value_of(last, terms, std::exp(log_equity)) / paid - 1;
    };
    double low = std::log(paid), high = low;
    while (surplus(low) > 0) low -= 1;
    while (surplus(high) < 0) high += 1;
    std::uintmax_t iterations = 200;
    const boost::math::tools::eps_tolerance<double> close_enough(48);
    const auto [below, above] =
        boost::math::tools::toms748_solve(surplus, low, high, close_enough, iterations);
    return allocate_equity(capital, terms, std::exp(0.5 * (below + above)));
}

}  // namespace offersim
