#include "analysis/slices.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace offersim {

namespace {

Sample sample_of(std::vector<double> values) {
    Sample sample;
    sample.moments.count = values.size();
    for (const double value : values) sample.zeros += value == 0 ? 1 : 0;
    sample.values = std::move(values);
    return sample;
}

/// The same values as a run beyond the exact limit keeps them.
Sample histogram_of(const std::vector<double>& values) {
    Sample sample = sample_of(values);
    std::vector<double> column = values;
    column.resize(column_length);
    sample.histogram.add(best_kernels(), column.data(), static_cast<int>(values.size()));
    sample.values.clear();
    return sample;
}

const std::vector<double> values{-30, -9, 0, 0, 5, 16, 16, 25, 95, 1000};

TEST(Slices, KeepZerosApartAndCountWhatLiesBeyond) {
    for (const Sample& sample : {sample_of(values), histogram_of(values)}) {
        const Slices slices = slice(sample, {-20, 10, 6});
        EXPECT_EQ(slices.share, (std::vector<double>{0, 0.1, 0.1, 0.2, 0.1, 0}));
        EXPECT_DOUBLE_EQ(slices.zero, 0.2);
        EXPECT_DOUBLE_EQ(slices.below, 0.1);
        EXPECT_DOUBLE_EQ(slices.above, 0.2);
    }
}

TEST(Slices, SayHowOftenSoMuchIsReached) {
    const Slices slices = slice(sample_of(values), {-20, 10, 6});
    EXPECT_DOUBLE_EQ(slices.at_least(2), 0.8);  // 0 and more
    EXPECT_DOUBLE_EQ(slices.at_least(3), 0.5);  // 10 and more
    EXPECT_DOUBLE_EQ(slices.at_least(6), 0.2);  // 40 and more
}

TEST(Slices, AreTheSameFromTheOtherSide) {
    std::vector<double> turned;
    for (const double value : values) turned.push_back(0 - value);
    EXPECT_EQ(slice(sample_of(values), {-50, 25, 4}, -1).share, slice(sample_of(turned), {-50, 25, 4}).share);
    for (const double p : {5.0, 10.0, 35.0, 50.0, 90.0, 100.0}) {
        const std::uint64_t from_below = static_cast<std::uint64_t>(p / 10 + 0.999) - 1;
        std::vector<double> sorted = turned;
        std::sort(sorted.begin(), sorted.end());
        EXPECT_EQ(percentile_of(sample_of(values), p, -1), sorted[from_below]) << p;
    }
}

TEST(Slices, HaveTheOrderStatisticsOfAHistogramToo) {
    const std::vector<double> positive{1, 2, 4, 8, 16};
    for (const double p : {10.0, 20.0, 21.0, 60.0, 100.0})
        for (const double sign : {1.0, -1.0}) {
            const double exact = percentile_of(sample_of(positive), p, sign);
            EXPECT_NEAR(percentile_of(histogram_of(positive), p, sign), exact, 2e-4 * std::abs(exact)) << p;
        }
}

TEST(Slices, CountWhatLiesAboveStrictly) {
    EXPECT_EQ(shares_above(sample_of(values), {-30, 0, 16, 2000}), (std::vector<double>{0.9, 0.6, 0.3, 0}));
    EXPECT_EQ(shares_above(sample_of(values), {-16, 0}, -1), (std::vector<double>{0.5, 0.2}));
}

TEST(Slices, HaveRoundWidthsAndAnEdgeAtZero) {
    const SliceRange range = slice_range(-123'456, 1'987'654, 80);
    EXPECT_DOUBLE_EQ(range.width, 50'000);
    EXPECT_DOUBLE_EQ(range.low, -150'000);
    EXPECT_EQ(range.count, 43u);
    EXPECT_EQ(slice_range(5, 5, 10).count, 10u);
}

}  // namespace

}  // namespace offersim
