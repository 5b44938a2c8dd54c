#include "analysis/slices.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/intervals.hpp"

namespace offersim {

namespace {

/// Calls visit(value, count) for every value, or every bin of values, of the sample.
template <class Visit>
void for_each_value(const Sample& sample, double sign, Visit visit) {
    if (sample.values.empty())
        sample.histogram.for_each_bin([&](double value, std::uint64_t n) { visit(sign * value, n); });
    else
        for (const double value : sample.values) visit(sign * value, std::uint64_t{1});
}

double paths_of(const Sample& sample) {
    return static_cast<double>(std::max<std::uint64_t>(sample.moments.count, 1));
}

}  // namespace

double Slices::at_least(std::size_t k) const {
    double share_there = above;
    for (std::size_t later = k; later < share.size(); ++later) share_there += share[later];
    return edge(k) <= 0 ? share_there + zero : share_there;
}

SliceRange slice_range(double low, double high, std::size_t count) {
    if (!(high > low)) high = low + 1;
    const double least = (high - low) / static_cast<double>(count);
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    double width = 10 * power;
    for (const double step : {1.0, 2.0, 2.5, 5.0})
        if (step * power >= least * (1 - 1e-9)) {
            width = step * power;
            break;
        }
    const double first = std::floor(low / width + 1e-9), last = std::ceil(high / width - 1e-9);
    return {first * width, width, static_cast<std::size_t>(std::max(last - first, 1.0))};
}

Slices slice(const Sample& sample, const SliceRange& range, double sign) {
    Slices slices{range.low, range.width, std::vector<double>(range.count), 0, 0, 0};
    const auto place = [&](double value) -> double& {
        const double k = std::floor((value - range.low) / range.width);
        if (k < 0) return slices.below;
        return k < static_cast<double>(range.count) ? slices.share[static_cast<std::size_t>(k)]
                                                    : slices.above;
    };
    for_each_value(sample, sign,
                   [&](double value, std::uint64_t n) { place(value) += static_cast<double>(n); });
    slices.zero = static_cast<double>(sample.zeros);
    place(0) -= slices.zero;
    const double paths = paths_of(sample);
    for (double& share : slices.share) share /= paths;
    for (double* share : {&slices.zero, &slices.below, &slices.above}) *share /= paths;
    return slices;
}

double percentile_of(const Sample& sample, double p, double sign) {
    const std::uint64_t count = sample.moments.count;
    if (count == 0) return 0;
    std::uint64_t rank = percentile_rank(p, count);
    if (sign < 0) rank = count - 1 - rank;
    if (sample.values.empty()) {
        double found = 0;
        std::uint64_t below = 0;
        sample.histogram.for_each_bin([&](double value, std::uint64_t n) {
            if (below <= rank) found = value;
            below += n;
        });
        return sign * found;
    }
    std::vector<double> values = sample.values;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(values.begin(), at, values.end());
    return sign * *at;
}

std::vector<double> shares_above(const Sample& sample, const std::vector<double>& thresholds, double sign) {
    std::vector<std::uint64_t> passed(thresholds.size() + 1);
    for_each_value(sample, sign, [&](double value, std::uint64_t n) {
        const auto below = std::lower_bound(thresholds.begin(), thresholds.end(), value);
        passed[static_cast<std::size_t>(below - thresholds.begin())] += n;
    });
    std::vector<double> shares(thresholds.size());
    std::uint64_t above = passed.back();
    for (std::size_t k = thresholds.size(); k-- > 0;) {
        shares[k] = static_cast<double>(above) / paths_of(sample);
        above += passed[k];
    }
    return shares;
}

}  // namespace offersim
