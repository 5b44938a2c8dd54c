#include "process/bridge.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "process/simulated_paths.hpp"

namespace offersim {
namespace {

TEST(Bridge, PinnedPathsHaveTheBridgesMomentsAndEnd) {
    // Free to 48 months with any drift, read at 18; pinned to a distribution of its own at 48.
    const std::size_t paths = 40'000;
    const GeometricBrownianMotion to_18(0.3, 0.7, 1.5), on_to_48(0.3, 0.7, 2.5);
    std::mt19937_64 generator(1);
    std::normal_distribution<double> normal;
    std::vector<double> at_18(paths, 0.0), z(paths);
    for (double& value : z) value = normal(generator);
    to_18.step({at_18, {}, z, {}});
    std::vector<double> at_48 = at_18;
    for (double& value : z) value = normal(generator);
    on_to_48.step({at_48, {}, z, {}});

    const std::vector<double> pin(paths, std::log(2.0)), early(paths, 18.0 / 48), whole(paths, 1.0);
    bend_to_pin(at_18, at_48, pin, early);
    const double mean = bridge_mean({0, 0}, {4, std::log(2.0)}, 1.5);
    const double variance = bridge_variance(0, 4, 1.5, 0.7);
    EXPECT_NEAR(mean, std::log(2.0) * 0.375, 1e-15);
    EXPECT_NEAR(variance, 0.49 * 1.5 * 2.5 / 4, 1e-15);
    EXPECT_LT(std::abs(z_of_mean(at_18, mean)), 4.1);
    EXPECT_LT(std::abs(z_of_variance(at_18, mean, variance)), 4.1);

    std::vector<double> end = at_48;
    bend_to_pin(end, at_48, pin, whole);
    for (const double x : end) EXPECT_NEAR(x, std::log(2.0), 1e-14);
}

TEST(Bridge, TheMonthOfAPinnedEventIsUniformOverItsRange) {
    std::mt19937_64 generator(2);
    std::uniform_real_distribution<double> uniform;
    std::vector<int> counts(10, 0);
    const int draws = 100'000;
    for (int i = 0; i < draws; ++i)
        ++counts[static_cast<std::size_t>(pinned_month(12, 21, uniform(generator)) - 12)];
    for (const int count : counts) EXPECT_LT(std::abs(count - draws * 0.1) / std::sqrt(draws * 0.09), 4.1);
    EXPECT_EQ(pinned_month(7, 7, 0.999), 7);
    EXPECT_EQ(pinned_month(7, 9, std::nextafter(1.0, 0.0)), 9);
    EXPECT_EQ(pinned_month(7, 9, 0.0), 7);
}

}  // namespace
}  // namespace offersim
