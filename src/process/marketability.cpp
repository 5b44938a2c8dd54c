#include "process/marketability.hpp"

#include <cmath>
#include <numbers>

#include "base/normal.hpp"
#include "process/black_scholes.hpp"

namespace offersim {

namespace {

/// 2 (e^s - s - 1) / s^2, near 1 for small s, where the difference itself would cancel.
double average_variance_factor(double s) {
    if (s > 1e-2) return 2 * (std::expm1(s) - s) / (s * s);
    return 1 + s / 3 * (1 + s / 4 * (1 + s / 5 * (1 + s / 6)));
}

/// N(v/2) - N(-v/2).
double straddle(double variance) { return std::erf(std::sqrt(variance) / 2 / std::numbers::sqrt2); }

}  // namespace

double chaffe_discount(double volatility, double years, double rate) {
    return black_scholes_put({1, 1, rate, 0, volatility, years});
}

double finnerty_discount(double volatility, double years) {
    const double s = volatility * volatility * years;
    if (s <= 0) return 0;
    if (s < 1e-2) return straddle(s + std::log(average_variance_factor(s)) - 2 * std::log(std::expm1(s) / s));
    // Numerator and denominator divided by e^(2s): nothing overflows, and v^2 tends to ln 2.
    const double growth = -std::expm1(-s);
    return straddle(std::log(2 * (growth - s * std::exp(-s))) - 2 * std::log(growth));
}

double ghaidarov_discount(double volatility, double years) {
    const double s = volatility * volatility * years;
    if (s <= 0) return 0;
    // e^s overflows beyond 700; by then the discount is 1 to rounding.
    return s > 500 ? 1 : straddle(std::log(average_variance_factor(s)));
}

double longstaff_bound(double volatility, double years) {
    const double s = volatility * volatility * years;
    return (2 + s / 2) * normal_cdf(std::sqrt(s) / 2) +
           std::sqrt(s / (2 * std::numbers::pi)) * std::exp(-s / 8) - 1;
}

}  // namespace offersim
