#include "analysis/summary.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/intervals.hpp"
#include "analysis/order_statistics.hpp"

namespace offersim {

namespace {

/// A single path that makes more than this share of the variance leaves the normal interval of the mean short
/// of its 95 %: measured coverage falls below 93 % from about here (docs/accuracy.md).
constexpr double heaviest_single_share = 0.08;

struct OrderStatistics {
    std::vector<double> at;  ///< by rank asked
    double least = 0, greatest = 0, sum_of_top_percent = 0;
};

OrderStatistics from_values(const std::vector<double>& sample, const std::vector<std::uint64_t>& ranks) {
    const std::uint64_t top = sample.size() - sample.size() / 100;
    std::vector<std::uint64_t> ascending = ranks;
    ascending.insert(ascending.end(),
                     {0, std::min<std::uint64_t>(top, sample.size() - 1), sample.size() - 1});
    std::sort(ascending.begin(), ascending.end());
    ascending.erase(std::unique(ascending.begin(), ascending.end()), ascending.end());
    const std::vector<double> values = order_statistics(sample, ascending);
    const auto at = [&](std::uint64_t rank) {
        return values[static_cast<std::size_t>(std::ranges::lower_bound(ascending, rank) -
                                               ascending.begin())];
    };
    OrderStatistics found;
    for (const std::uint64_t rank : ranks) found.at.push_back(at(rank));
    found.least = values.front();
    found.greatest = values.back();
    if (top == sample.size()) return found;
    // In the order of the paths: that in which a library's selection leaves values is not ours to hang on.
    const double least_of_top = at(top);
    std::uint64_t above = 0;
    for (const double value : sample) {
        if (value <= least_of_top) continue;
        found.sum_of_top_percent += value;
        ++above;
    }
    found.sum_of_top_percent += static_cast<double>(sample.size() - top - above) * least_of_top;
    return found;
}

OrderStatistics from_histogram(const Histogram& histogram, std::uint64_t count,
                               const std::vector<std::uint64_t>& ranks) {
    std::vector<std::size_t> order(ranks.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
    OrderStatistics found;
    found.at.resize(ranks.size());
    const std::uint64_t top = count - count / 100;
    std::uint64_t below = 0;
    std::size_t next = 0;
    const auto visit = [&](double value, std::uint64_t n) {
        if (below == 0) found.least = value;
        found.greatest = value;
        for (; next < order.size() && ranks[order[next]] < below + n; ++next) found.at[order[next]] = value;
        if (below + n > top)
            found.sum_of_top_percent += value * static_cast<double>(below + n - std::max(below, top));
        below += n;
    };
    const auto skips = [&](std::uint64_t n) {
        const std::uint64_t end = below + n;
        const bool holds_a_rank = next < order.size() && ranks[order[next]] < end;
        if (below == 0 || end > top || end == count || holds_a_rank) return false;
        below = end;
        return true;
    };
    histogram.for_each_bin(visit, skips);
    return found;
}

}  // namespace

Mean mean_of(const Moments& moments) { return {moments.mean(), moments.standard_error()}; }

Summary summarise(const Sample& sample, const std::vector<double>& percentiles,
                  std::optional<double> confidence) {
    RankTable ranks(percentiles, confidence);
    return summarise(sample, ranks);
}

Summary summarise(const Sample& sample, RankTable& rank_table) {
    const Moments& moments = sample.moments;
    Summary summary;
    summary.mean = mean_of(moments);
    summary.standard_deviation = std::sqrt(moments.variance());
    if (moments.count == 0) return summary;
    const double n = static_cast<double>(moments.count);
    summary.p_zero = static_cast<double>(sample.zeros) / n;
    if (moments.count < 2) return summary;

    std::vector<std::uint64_t> ranks;
    for (const PercentileRanks& of_p : rank_table.of(moments.count))
        ranks.insert(ranks.end(), {of_p.value, of_p.low, of_p.high});
    const OrderStatistics found = sample.values.empty()
                                      ? from_histogram(sample.histogram, moments.count, ranks)
                                      : from_values(sample.values, ranks);
    // What was counted in bins is known to its bin, however many paths there are: an interval reaches to its
    // edges.
    const double grain = sample.values.empty() ? Histogram::largest_relative_error : 0;
    const std::vector<double>& percentiles = rank_table.percentiles();
    for (std::size_t i = 0; i < percentiles.size(); ++i) {
        const double low = found.at[3 * i + 1], high = found.at[3 * i + 2];
        summary.percentiles.push_back(
            {percentiles[i], found.at[3 * i], low - grain * std::abs(low), high + grain * std::abs(high)});
    }

    const double total = summary.mean.value * n;
    if (found.least >= 0 && total > 0) summary.top_percent_share = found.sum_of_top_percent / total;
    const double farthest = std::max(found.greatest - summary.mean.value, summary.mean.value - found.least);
    const double variation = moments.variance() * (n - 1);
    summary.mean_is_heavy_tailed =
        variation > 0 && farthest * farthest > heaviest_single_share * variation && n >= 100;
    return summary;
}

double least(const Sample& sample) {
    if (!sample.values.empty()) return *std::min_element(sample.values.begin(), sample.values.end());
    double result = 0;
    bool is_first = true;
    sample.histogram.for_each_bin([&](double value, std::uint64_t) {
        if (is_first) result = value;
        is_first = false;
    });
    return result;
}

}  // namespace offersim
