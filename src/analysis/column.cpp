#include "analysis/column.hpp"

#include <algorithm>

#include "analysis/intervals.hpp"

namespace offersim {

double percentile_of(std::span<const double> column, double p) {
    if (column.empty()) return 0;
    std::vector<double> values(column.begin(), column.end());
    const double n = static_cast<double>(values.size());
    const auto rank = static_cast<std::size_t>(std::clamp(std::ceil(n * p / 100 - 1e-9), 1.0, n)) - 1;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

double mean_of_column(std::span<const double> column) {
    double sum = 0;
    for (const double value : column) sum += value;
    return column.empty() ? 0 : sum / static_cast<double>(column.size());
}

std::vector<double> difference_of(std::span<const double> a, std::span<const double> b) {
    std::vector<double> difference(a.size());
    for (std::size_t k = 0; k < a.size(); ++k) difference[k] = a[k] - b[k];
    return difference;
}

Probability chance_above_zero(std::span<const double> column) {
    std::uint64_t above = 0;
    for (const double value : column) above += value > 0 ? 1 : 0;
    return wilson(above, column.size());
}

}  // namespace offersim
