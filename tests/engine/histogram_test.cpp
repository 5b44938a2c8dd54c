#include "engine/histogram.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "engine/kernels.hpp"

namespace offersim {
namespace {

using Bins = std::vector<std::pair<double, std::uint64_t>>;

Bins bins_of(const Histogram& histogram) {
    Bins bins;
    histogram.for_each_bin([&](double value, std::uint64_t n) { bins.push_back({value, n}); });
    return bins;
}

TEST(Histogram, CountsPastWhatARecentCountHolds) {
    std::vector<double> column(column_length, 0.0);
    for (int i = 0; i < 300; ++i) column[static_cast<std::size_t>(i)] = 1000;
    column[300] = -5;
    Histogram histogram;
    constexpr int blocks = 500;
    for (int block = 0; block < blocks; ++block) histogram.add(best_kernels(), column.data(), 510);
    const Bins bins = bins_of(histogram);
    ASSERT_EQ(bins.size(), 3u);
    EXPECT_NEAR(bins[0].first, -5, 5 * Histogram::largest_relative_error);
    EXPECT_EQ(bins[0].second, blocks);
    EXPECT_EQ(bins[1].first, 0);
    EXPECT_EQ(bins[1].second, blocks * 209);
    EXPECT_NEAR(bins[2].first, 1000, 1000 * Histogram::largest_relative_error);
    EXPECT_EQ(bins[2].second, blocks * 300);
    EXPECT_EQ(histogram.count(), blocks * 510);
}

TEST(Histogram, SumsAreTheCountsOfBoth) {
    std::vector<double> column(column_length, 1000.0), other_column(column_length, 7.0);
    other_column[0] = 1000;
    Histogram histogram, other;
    for (int block = 0; block < 120; ++block) {  // 61,440: the sum of two does not fit a recent count
        histogram.add(best_kernels(), column.data(), block_paths);
        other.add(best_kernels(), block % 2 == 0 ? column.data() : other_column.data(), block_paths);
    }
    const std::uint64_t thousands = 120 * 512 + 60 * 512 + 60, sevens = 60 * 511;
    Histogram copied = histogram, moved = histogram;
    copied.add(other);
    moved.add(std::move(other));
    for (const Histogram* sum : {&copied, &moved}) {
        const Bins bins = bins_of(*sum);
        ASSERT_EQ(bins.size(), 2u);
        EXPECT_EQ(bins[0].second, sevens);
        EXPECT_EQ(bins[1].second, thousands);
    }
}

}  // namespace
}  // namespace offersim
