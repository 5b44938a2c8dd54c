#include "analysis/summary.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "engine/kernels.hpp"

namespace offersim {
namespace {

/// Many paths with the very same amount, as where nothing but pay is earned, and `others` above it.
Sample counted_in_bins(double amount, int others) {
    Sample sample;
    std::vector<double> column(column_length, amount);
    for (int i = 0; i < others; ++i) column[static_cast<std::size_t>(i)] = 2 * amount;
    sample.add(best_kernels(), column.data(), block_paths);
    sample.moments.flush();
    return sample;
}

TEST(Summary, AnIntervalReachesToTheEdgesOfItsBins) {
    for (const double amount : {840'123.0, 12'345.67, -70'001.0, 99.99}) {
        const Summary summary = summarise(counted_in_bins(amount, 0), {25});
        const Percentile& quartile = summary.percentiles.front();
        EXPECT_NE(quartile.value, amount) << "the middle of a bin, or this shows nothing";
        EXPECT_LE(quartile.low, amount);
        EXPECT_GE(quartile.high, amount);
        EXPECT_NEAR(quartile.low / amount, 1, 2.5e-4);
        EXPECT_NEAR(quartile.high / amount, 1, 2.5e-4);
    }
}

TEST(Summary, NothingIsNothingExactly) {
    const Summary summary = summarise(counted_in_bins(0, 0), {50});
    EXPECT_EQ(summary.percentiles.front().low, 0);
    EXPECT_EQ(summary.percentiles.front().high, 0);
}

}  // namespace
}  // namespace offersim
