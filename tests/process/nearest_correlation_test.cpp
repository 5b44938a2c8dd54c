#include <gtest/gtest.h>

#include <cmath>

#include "process/correlation.hpp"

namespace offersim {
namespace {

TEST(NearestCorrelation, IsThatOfHighamsExample) {
    // Higham (2002), section 4: the nearest to [1 1 0; 1 1 1; 0 1 1] has .7607 and .1573.
    const auto nearest = nearest_correlation({1, 1, 0, 1, 1, 1, 0, 1, 1}, 3);
    EXPECT_NEAR(nearest[1], 0.7607, 5e-5);
    EXPECT_NEAR(nearest[2], 0.1573, 5e-5);
    EXPECT_NEAR(nearest[5], 0.7607, 5e-5);
    EXPECT_FALSE(correlation_root(nearest, 3).lower.empty());
    for (int i = 0; i < 3; ++i) EXPECT_NEAR(nearest[static_cast<std::size_t>(4 * i)], 1, 1e-15);
}

TEST(NearestCorrelation, LeavesAPossibleMatrixAlone) {
    const std::vector<double> possible{1, 0.5, -0.2, 0.5, 1, 0.1, -0.2, 0.1, 1};
    const auto nearest = nearest_correlation(possible, 3);
    for (std::size_t i = 0; i < 9; ++i) EXPECT_NEAR(nearest[i], possible[i], 1e-12);
}

}  // namespace
}  // namespace offersim
