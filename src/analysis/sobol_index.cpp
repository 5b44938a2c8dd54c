#include "analysis/sobol_index.hpp"

#include <cmath>

namespace offersim {

namespace {

struct Centre {
    double mean = 0, variance = 0;
};

Centre centre_of(std::span<const double> y_a, std::span<const double> y_b) {
    const double n = static_cast<double>(y_a.size());
    Centre centre;
    for (std::size_t k = 0; k < y_a.size(); ++k) centre.mean += (y_a[k] + y_b[k]) / 2;
    centre.mean /= n;
    for (std::size_t k = 0; k < y_a.size(); ++k) {
        const double a = y_a[k] - centre.mean, b = y_b[k] - centre.mean;
        centre.variance += (a * a + b * b) / 2;
    }
    centre.variance /= n;
    return centre;
}

/// mean(part) / variance, with the error of that ratio: both come from the same paths.
template <class Part>
Mean ratio(std::span<const double> y_a, std::span<const double> y_b, Part part) {
    const Centre centre = centre_of(y_a, y_b);
    if (centre.variance == 0) return {};
    const double n = static_cast<double>(y_a.size());
    double sum = 0;
    for (std::size_t k = 0; k < y_a.size(); ++k) sum += part(k, centre.mean);
    const double index = sum / n / centre.variance;
    double square = 0;
    for (std::size_t k = 0; k < y_a.size(); ++k) {
        const double a = y_a[k] - centre.mean, b = y_b[k] - centre.mean;
        const double influence = (part(k, centre.mean) - index * (a * a + b * b) / 2) / centre.variance;
        square += influence * influence;
    }
    return {index, std::sqrt(square) / n};
}

}  // namespace

Mean first_order_index(std::span<const double> y_a, std::span<const double> y_b,
                       std::span<const double> y_ab) {
    return ratio(y_a, y_b, [&](std::size_t k, double mean) { return (y_b[k] - mean) * (y_ab[k] - y_a[k]); });
}

Mean total_index(std::span<const double> y_a, std::span<const double> y_b, std::span<const double> y_ab) {
    return ratio(y_a, y_b,
                 [&](std::size_t k, double) { return (y_a[k] - y_ab[k]) * (y_a[k] - y_ab[k]) / 2; });
}

}  // namespace offersim
