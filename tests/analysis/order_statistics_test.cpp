#include "analysis/order_statistics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace offersim {
namespace {

/// What is met in a report, and what is not: zeros by the half, both signs, one value many times, a wide
/// range.
std::vector<std::vector<double>> samples(std::size_t size) {
    std::mt19937_64 generator(size);
    std::normal_distribution<double> normal;
    std::vector<std::vector<double>> all(5, std::vector<double>(size));
    for (std::size_t i = 0; i < size; ++i) {
        const double z = normal(generator);
        all[0][i] = z < 0.1 ? 0 : 3e5 * std::exp(z);
        all[1][i] = 6e5 * std::exp(0.5 * z) - 5e5 * std::exp(normal(generator));
        all[2][i] = 1234.5;
        all[3][i] = std::ldexp(z, static_cast<int>(i % 2000) - 1000);
        all[4][i] = std::round(z);  // with -0
    }
    return all;
}

TEST(OrderStatistics, AreThoseOfTheSortedValues) {
    for (const std::size_t size : {1, 2, 100, 4095, 4096, 30'000}) {
        for (const std::vector<double>& sample : samples(size)) {
            std::vector<double> sorted = sample;
            std::sort(sorted.begin(), sorted.end());
            std::vector<std::uint64_t> ranks;
            for (const double share : {0.0, 0.01, 0.05, 0.0501, 0.25, 0.5, 0.5002, 0.75, 0.99, 1.0})
                ranks.push_back(
                    static_cast<std::uint64_t>(std::lround(share * static_cast<double>(size - 1))));
            ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
            const std::vector<double> found = order_statistics(sample, ranks);
            ASSERT_EQ(found.size(), ranks.size());
            for (std::size_t k = 0; k < ranks.size(); ++k)
                EXPECT_EQ(found[k], sorted[ranks[k]]) << size << " " << k;
        }
    }
}

TEST(OrderStatistics, OfEveryRankAreAllValues) {
    for (const std::vector<double>& sample : samples(5000)) {
        std::vector<std::uint64_t> ranks(sample.size());
        for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = i;
        std::vector<double> sorted = sample;
        std::sort(sorted.begin(), sorted.end());
        EXPECT_EQ(order_statistics(sample, ranks), sorted);
        EXPECT_EQ(order_statistics(sample, {}), std::vector<double>{});
    }
}

}  // namespace
}  // namespace offersim
