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

    /// Adds values to the chunk of paths that is being worked on; `flush` moves the chunk into the exact
    /// sums. To be called at the end of every chunk, whose bounds must not depend on who works on it.
    /// How many of the values are exactly zero.
    std::uint64_t add(const Kernels& kernels, const double* values, int number);
    void flush();
    void add(const Moments& other);
    double mean() const;
    double variance() const;  ///< with n - 1; 0 for fewer than two values
    double standard_error() const;

private:
    MomentSums chunk_;
};

/// A statistic's distribution: its values by path, or their histogram.
struct Sample {
    Moments moments;
    std::uint64_t zeros = 0;  ///< values exactly 0
    bool keeps_values = false;
    std::vector<double> values;  ///< by path; where keeps_values
    Histogram histogram;         ///< elsewhere

    void add(const Kernels& kernels, const double* column, int number);
    /// Adds the paths that follow these.
    void add(const Sample& next);
    void add(Sample&& next);
    /// Gives up the values for their histogram.
    void stop_keeping_values(const Kernels& kernels);
};

/// Counts of one offer's fates over its paths.
struct FateCounts {
    std::uint64_t ipo = 0, acquired = 0, shutdown = 0, illiquid = 0, left_early = 0, equity_zero = 0,
                  below_floor = 0;
    void add(const FateCounts& other);
};

struct ComparisonCounts {
    std::uint64_t a_beats_b = 0, ties = 0;
    void add(const ComparisonCounts& other);
};

}  // namespace offersim
