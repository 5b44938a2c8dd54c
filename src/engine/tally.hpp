#pragma once
/// What a run keeps of its paths: for each statistic exact moments and, where percentiles are wanted, its
/// values or a histogram; for each question a count. Tallies merge to the same bits in any order.
#include <cstdint>
#include <vector>

#include "engine/exact_sum.hpp"
#include "engine/histogram.hpp"
#include "engine/kernels.hpp"

namespace offersim {

/// Mean and variance of one statistic, as exact sums of deviations from a pivot that every worker shares.
struct Moments {
    double pivot = 0;
    std::uint64_t count = 0;
    ExactSum sum, square;

    void add(const Moments& other);
    double mean() const;
    double variance() const;  ///< with n - 1; 0 for fewer than two values
    double standard_error() const;
};

/// A statistic's distribution. Values are kept by path up to a limit, beyond it counted in a histogram.
struct Sample {
    Moments moments;
    std::uint64_t zeros = 0;     ///< values exactly 0
    std::vector<double> values;  ///< by path from the run's first, or empty
    Histogram histogram;         ///< where values is empty
};

/// Gathers a chunk's values of one statistic before they enter the exact sums.
class MomentChunk {
public:
    void add(const Kernels& kernels, const double* values, double pivot, int count);
    /// Moves what was gathered into `moments` and starts anew.
    void flush(Moments& moments);

private:
    MomentSums sums_;
    std::uint64_t count_ = 0;
};

/// Counts of one offer's fates over its paths.
struct FateCounts {
    std::uint64_t ipo = 0, acquired = 0, shutdown = 0, illiquid = 0, left_early = 0, equity_zero = 0,
                  below_floor = 0;
    void add(const FateCounts& other);
};

struct ComparisonCounts {
    std::uint64_t a_beats_b = 0, ties = 0;
};

}  // namespace offersim
