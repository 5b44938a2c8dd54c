#pragma once
/// Intervals that say how sure a simulated figure is; at 95 % unless said.
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/answers.hpp"

namespace offersim {

/// Wilson's score interval for `hits` of `trials`.
/// Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212; Brown, Cai, DasGupta
/// (2001).
Probability wilson(std::uint64_t hits, std::uint64_t trials, double confidence = 0.95);

/// Ranks, from 0, of a percentile among n values and of the order statistics that bound it.
struct PercentileRanks {
    std::uint64_t value, low, high;
};
/// The rank of the value alone: ceil(n p / 100), from 1; p in per cent.
std::uint64_t percentile_rank(double p, std::uint64_t n);
/// p in per cent. The value is order statistic ceil(n p / 100); the bounds hold at least `confidence` by the
/// binomial distribution of the number of values below the true percentile (clipped to the sample). Source:
/// Hahn & Meeker, Statistical Intervals (1991), section 5.2.
PercentileRanks percentile_ranks(double p, std::uint64_t n, double confidence = 0.95);

/// The ranks of all percentiles of a report, found once for each number of values: most samples of a run have
/// the same, and the binomial quantiles take longer than the order statistics.
class RankTable {
public:
    /// Percentiles in per cent, ascending. Without a `confidence` the bounds are the value.
    RankTable(std::vector<double> percentiles, std::optional<double> confidence)
        : percentiles_(std::move(percentiles)), confidence_(confidence) {}

    const std::vector<double>& percentiles() const { return percentiles_; }
    /// By percentile.
    const std::vector<PercentileRanks>& of(std::uint64_t n);

private:
    std::vector<double> percentiles_;
    std::optional<double> confidence_;
    std::map<std::uint64_t, std::vector<PercentileRanks>> ranks_;
};

}  // namespace offersim
