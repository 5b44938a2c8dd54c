#include "analysis/dominance.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace offersim {

namespace {

constexpr double least_tail = 0.02;  ///< what of either end no claim is made about
constexpr int grid_points = 200;     ///< where expected shortfalls are tested
constexpr double grid_quantile =
    3.7;  ///< normal quantile of 0.05 / (2 x 200): all points hold together at 95 %
constexpr std::uint64_t fewest_paths = 1000;

/// Half width of a band that holds the whole distribution function with 97.5 % (so that two hold with 95 %).
/// Source: Massart (1990): P(sup |F_n - F| > e) <= 2 exp(-2 n e^2).
double band(std::size_t paths) { return std::sqrt(std::log(2 / 0.025) / (2 * static_cast<double>(paths))); }

/// Where a distribution function is within twice the band of 0 or 1, nothing can be shown.
double tail_of(std::size_t paths) { return std::max(least_tail, 3 * band(paths)); }

/// Calls `visit(x, F_a(x), F_b(x))` at every value that occurs, ascending.
template <class Visit>
void for_each_value(const std::vector<double>& a, const std::vector<double>& b, Visit visit) {
    const double n = static_cast<double>(a.size());
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        const double x = j == b.size() || (i < a.size() && a[i] <= b[j]) ? a[i] : b[j];
        while (i < a.size() && a[i] <= x) ++i;
        while (j < b.size() && b[j] <= x) ++j;
        visit(x, static_cast<double>(i) / n, static_cast<double>(j) / n);
    }
}

Verdict first_order(const std::vector<double>& a, const std::vector<double>& b) {
    const double margin = 2 * band(a.size()), tail = tail_of(a.size());
    bool holds = true, fails = false;
    for_each_value(a, b, [&](double, double f_a, double f_b) {
        if (f_a - f_b > margin) fails = true;
        if (f_b >= tail && f_a <= 1 - tail && f_a - f_b > -margin) holds = false;
    });
    if (fails) return Verdict::ruled_out;
    return holds ? Verdict::shown : Verdict::undecided;
}

/// Whether E[(x - A)+] <= E[(x - B)+] for the paths themselves, at every x.
bool sample_dominates(const std::vector<double>& a, const std::vector<double>& b) {
    double shortfall = 0, last_x = 0, last_slope = 0;  // of a over b
    bool holds = true, is_first = true;
    for_each_value(a, b, [&](double x, double f_a, double f_b) {
        if (!is_first) shortfall += last_slope * (x - last_x);
        is_first = false;
        if (shortfall > 1e-9 * std::abs(x)) holds = false;
        last_x = x;
        last_slope = f_a - f_b;
    });
    return holds;
}

/// The mean of the pairs' differences in standard errors; 0 where they are all alike and 0.
template <class Difference>
double score(std::size_t n, Difference difference) {
    double mean = 0, square = 0;
    for (std::size_t k = 0; k < n; ++k) mean += difference(k);
    mean /= static_cast<double>(n);
    for (std::size_t k = 0; k < n; ++k) square += (difference(k) - mean) * (difference(k) - mean);
    const double error = std::sqrt(square) / static_cast<double>(n);
    if (error > 0) return mean / error;
    return mean == 0 ? 0 : std::copysign(1e9, mean);
}

Verdict second_order(std::span<const double> a, std::span<const double> b,
                     const std::vector<double>& sorted_a, const std::vector<double>& sorted_b) {
    bool holds = sample_dominates(sorted_a, sorted_b), fails = false;
    std::vector<double> pooled(sorted_a);
    pooled.insert(pooled.end(), sorted_b.begin(), sorted_b.end());
    std::sort(pooled.begin(), pooled.end());
    const auto lower_tail = static_cast<std::size_t>(tail_of(b.size()) * static_cast<double>(b.size()));
    for (int point = 1; point <= grid_points; ++point) {
        const double x = pooled[pooled.size() * static_cast<std::size_t>(point) / (grid_points + 1)];
        const double z =
            score(a.size(), [&](std::size_t k) { return std::max(x - a[k], 0.0) - std::max(x - b[k], 0.0); });
        if (z > grid_quantile) fails = true;
        if (x > sorted_b[lower_tail] && z > -grid_quantile) holds = false;
    }
    const double means = score(a.size(), [&](std::size_t k) { return b[k] - a[k]; });  // x beyond every value
    if (means > grid_quantile) fails = true;
    if (means > -grid_quantile) holds = false;
    if (fails) return Verdict::ruled_out;
    return holds ? Verdict::shown : Verdict::undecided;
}

}  // namespace

Dominance dominance(std::span<const double> a, std::span<const double> b) {
    Dominance result;
    if (a.size() < fewest_paths) return result;
    result.tail = tail_of(a.size());
    std::size_t behind = 0, ahead = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        behind += a[k] < b[k] ? 1 : 0;
        ahead += a[k] > b[k] ? 1 : 0;
    }
    if (behind == 0 && ahead > 0) {  // in every future: then it can be behind in 3 of n at most, with 95 %
        const double n = static_cast<double>(a.size());
        const bool is_clear = static_cast<double>(ahead) / n > 2 * band(a.size());
        result.first = result.second = is_clear ? Verdict::shown : Verdict::undecided;
        result.tail = 3 / n;
        return result;
    }
    std::vector<double> sorted_a(a.begin(), a.end()), sorted_b(b.begin(), b.end());
    std::sort(sorted_a.begin(), sorted_a.end());
    std::sort(sorted_b.begin(), sorted_b.end());
    result.first = first_order(sorted_a, sorted_b);
    result.second = result.first == Verdict::shown ? Verdict::shown : second_order(a, b, sorted_a, sorted_b);
    return result;
}

}  // namespace offersim
