#include "process/black_scholes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/normal.hpp"

namespace offersim {

namespace {

/// Undiscounted call on a forward with total standard deviation `deviation` of its logarithm.
double black_call(double forward, double strike, double deviation) {
    if (strike <= 0) return forward - strike;
    if (deviation <= 0 || forward <= 0) return std::max(forward - strike, 0.0);
    const double d1 = std::log(forward / strike) / deviation + 0.5 * deviation;
    return forward * normal_cdf(d1) - strike * normal_cdf(d1 - deviation);
}

double black_put(double forward, double strike, double deviation) {
    if (strike <= 0) return 0;
    if (deviation <= 0 || forward <= 0) return std::max(strike - forward, 0.0);
    const double d1 = std::log(forward / strike) / deviation + 0.5 * deviation;
    return strike * normal_cdf(deviation - d1) - forward * normal_cdf(-d1);
}

double forward_of(const EuropeanOption& option) {
    return option.spot * std::exp((option.rate - option.dividend_yield) * option.years);
}

double deviation_of(const EuropeanOption& option) { return option.volatility * std::sqrt(option.years); }

/// d2, infinite where nothing is random any more.
double d2_of(const EuropeanOption& option) {
    const double forward = forward_of(option);
    const double deviation = deviation_of(option);
    if (deviation > 0) return std::log(forward / option.strike) / deviation - 0.5 * deviation;
    const double infinity = std::numeric_limits<double>::infinity();
    if (forward == option.strike) return 0;
    return forward > option.strike ? infinity : -infinity;
}

}  // namespace

double black_scholes_call(const EuropeanOption& option) {
    return std::exp(-option.rate * option.years) *
           black_call(forward_of(option), option.strike, deviation_of(option));
}

double black_scholes_put(const EuropeanOption& option) {
    return std::exp(-option.rate * option.years) *
           black_put(forward_of(option), option.strike, deviation_of(option));
}

double digital_call(const EuropeanOption& option, double cash) {
    return cash * std::exp(-option.rate * option.years) * normal_cdf(d2_of(option));
}

double digital_put(const EuropeanOption& option, double cash) {
    return cash * std::exp(-option.rate * option.years) * normal_cdf(-d2_of(option));
}

double margrabe(const ExchangeOption& option) {
    const double variance = option.volatility1 * option.volatility1 +
                            option.volatility2 * option.volatility2 -
                            2 * option.correlation * option.volatility1 * option.volatility2;
    const double asset1 = option.spot1 * std::exp(-option.dividend_yield1 * option.years);
    const double asset2 = option.spot2 * std::exp(-option.dividend_yield2 * option.years);
    return black_call(asset1, asset2, std::sqrt(std::max(variance, 0.0) * option.years));
}

double merton_call(const EuropeanOption& option, const LogJump& jump) {
    const double jump_variance = jump.sd * jump.sd;
    const double mean_log_factor = jump.mean + 0.5 * jump_variance;
    const double jumps_expected = jump.rate * option.years;
    const double forward_without_jumps =
        forward_of(option) * std::exp(-std::expm1(mean_log_factor) * jumps_expected);
    double weight = std::exp(-jumps_expected);
    double price = 0;
    for (int jumps = 0;; ++jumps) {
        const double forward = forward_without_jumps * std::exp(jumps * mean_log_factor);
        const double variance = option.volatility * option.volatility * option.years + jumps * jump_variance;
        price += weight * black_call(forward, option.strike, std::sqrt(variance));
        if (jumps > jumps_expected && weight * forward <= 1e-17 * price) break;
        weight *= jumps_expected / (jumps + 1);
    }
    return std::exp(-option.rate * option.years) * price;
}

}  // namespace offersim
