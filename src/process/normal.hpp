#pragma once
/// The standard normal distribution, accurate to rounding in both tails.
#include <cmath>
#include <numbers>

namespace offersim {

inline double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

inline double normal_density(double x) { return std::exp(-0.5 * x * x) / std::sqrt(2 * std::numbers::pi); }

}  // namespace offersim
