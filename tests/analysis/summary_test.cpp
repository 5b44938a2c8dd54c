#include "analysis/summary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
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

/// Values of many magnitudes, so that ranks and the best of a hundred lie pages apart.
TEST(Summary, OfBinsIsThatOfTheValuesToTheirWidth) {
    for (const int blocks : {1, 40}) {
        Sample kept, counted;
        kept.keeps_values = true;
        std::vector<double> column(column_length);
        for (int b = 0; b < blocks; ++b) {
            for (std::size_t i = 0; i < column.size(); ++i) {
                const double u =
                    (static_cast<double>((i * 389 + static_cast<std::size_t>(b) * 131) % 521) + 0.5) / 521;
                column[i] = i % 5 == 0 ? 0 : 1000 * std::pow(1 - u, -0.8) * (1 + b * 1e-3);
            }
            for (Sample* sample : {&kept, &counted}) sample->add(best_kernels(), column.data(), block_paths);
        }
        for (Sample* sample : {&kept, &counted}) sample->moments.flush();
        const std::vector<double> percentiles = {1, 10, 25, 50, 75, 90, 98, 99.9};
        const Summary exact = summarise(kept, percentiles), binned = summarise(counted, percentiles);
        for (std::size_t i = 0; i < percentiles.size(); ++i)
            EXPECT_NEAR(binned.percentiles[i].value, exact.percentiles[i].value,
                        1.3e-4 * exact.percentiles[i].value)
                << percentiles[i];
        EXPECT_GT(exact.top_percent_share, 0.05);
        EXPECT_NEAR(binned.top_percent_share, exact.top_percent_share, 1.3e-4 * exact.top_percent_share);
        EXPECT_EQ(binned.mean_is_heavy_tailed, exact.mean_is_heavy_tailed);
        const Summary alone = summarise(counted, percentiles, std::nullopt);
        for (std::size_t i = 0; i < percentiles.size(); ++i)
            EXPECT_EQ(alone.percentiles[i].value, binned.percentiles[i].value);
    }
}

}  // namespace
}  // namespace offersim
