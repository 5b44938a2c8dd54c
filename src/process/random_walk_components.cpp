#include "process/random_walk_components.hpp"

#include <cmath>

namespace offersim {

namespace {

/// sin(pi numerator / denominator) without the C library's own sine, whose last bit differs from one to the
/// next.
double sine_of_part(long numerator, long denominator) {
    numerator %= 2 * denominator;
    if (numerator > denominator) return -sine_of_part(2 * denominator - numerator, denominator);
    if (2 * numerator > denominator) numerator = denominator - numerator;
    const double x =
        3.14159265358979323846 * static_cast<double>(numerator) / static_cast<double>(denominator);
    double term = x, sum = x;
    for (int k = 1; k <= 15;
         ++k) {  // the Taylor series: x is at most pi/2, and (pi/2)^31 / 31! is below 1e-27
        term *= -x * x / (2 * k * (2 * k + 1));
        sum += term;
    }
    return sum;
}

}  // namespace

std::vector<double> random_walk_components(int steps) {
    const long n = steps, whole = 2 * n + 1;
    std::vector<double> weights(static_cast<std::size_t>(n * n));
    for (long k = 1; k <= n; ++k) {
        // Standard deviation times the direction's scale.
        const double scale =
            1 / (2 * sine_of_part(2 * k - 1, 2 * whole)) * 2 / std::sqrt(static_cast<double>(whole));
        double before = 0;
        for (long j = 1; j <= n; ++j) {
            const double value = scale * sine_of_part((2 * k - 1) * j, whole);
            weights[static_cast<std::size_t>((j - 1) * n + k - 1)] = value - before;
            before = value;
        }
    }
    return weights;
}

}  // namespace offersim
