#include "analysis/intervals.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace offersim {

namespace {

double two_sided_z(double confidence) {
    if (confidence == 0.95) return 1.959963984540054;
    return quantile(boost::math::normal(), 0.5 + confidence / 2);
}

}  // namespace

Probability wilson(std::uint64_t hits, std::uint64_t trials, double confidence) {
    if (trials == 0) return {0, 0, 1};
    const double z = two_sided_z(confidence);
    const double n = static_cast<double>(trials), p = static_cast<double>(hits) / n;
    const double z2 = z * z, scale = 1 / (1 + z2 / n);
    const double middle = scale * (p + z2 / (2 * n));
    const double half = scale * z * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    // At the ends the bound is the end itself; rounding must not put it a hair away.
    return {p, hits == 0 ? 0 : std::max(middle - half, 0.0),
            hits == trials ? 1 : std::min(middle + half, 1.0)};
}

std::uint64_t percentile_rank(double p, std::uint64_t n) {
    // The small deduction keeps 0.07 * 100 from being eight.
    const auto rank = static_cast<std::uint64_t>(std::ceil(static_cast<double>(n) * (p / 100) - 1e-9));
    return std::clamp<std::uint64_t>(rank, 1, n) - 1;
}

PercentileRanks percentile_ranks(double p, std::uint64_t n, double confidence) {
    const std::uint64_t last = n - 1;
    using boost::math::policies::discrete_quantile;
    using Exact =
        boost::math::policies::policy<discrete_quantile<boost::math::policies::integer_round_outwards>>;
    const boost::math::binomial_distribution<double, Exact> below(static_cast<double>(n), p / 100);
    const double low = quantile(below, (1 - confidence) / 2), high = quantile(below, (1 + confidence) / 2);
    const auto clip = [last](double r) {
        return static_cast<std::uint64_t>(std::clamp(r, 0.0, static_cast<double>(last)));
    };
    return {percentile_rank(p, n), clip(low - 1), clip(high)};
}

const std::vector<PercentileRanks>& RankTable::of(std::uint64_t n) {
    std::vector<PercentileRanks>& ranks = ranks_[n];
    if (!ranks.empty()) return ranks;
    for (const double p : percentiles_) {
        const std::uint64_t rank = percentile_rank(p, n);
        ranks.push_back(confidence_ ? percentile_ranks(p, n, *confidence_)
                                    : PercentileRanks{rank, rank, rank});
    }
    return ranks;
}

}  // namespace offersim
