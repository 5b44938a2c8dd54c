#include "base/normal.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>

namespace offersim {
namespace {

/// Boost.Math in extended precision, so that the difference is ours.
double reference_quantile(double u) {
    using boost::math::normal_distribution;
    const long double p = u;
    return static_cast<double>(p < 0.5L ? quantile(normal_distribution<long double>(), p)
                                        : quantile(complement(normal_distribution<long double>(), 1 - p)));
}

TEST(NormalQuantile, AgreesWithBoostFromTheCentreToTheFarthestTail) {
    double worst = 0;
    for (int i = 1; i < 4000; ++i) {
        const double u = i / 4000.0;
        if (i == 2000) continue;
        worst = std::max(worst, std::abs(normal_quantile(u) / reference_quantile(u) - 1));
    }
    for (double u = 0.5; u > 1e-300; u *= 0.37) {
        if (u == 0.5) continue;
        worst = std::max(worst, std::abs(normal_quantile(u) / reference_quantile(u) - 1));
    }
    for (double u = 0.3; u > 0x1p-52; u *= 0.41) {
        worst = std::max(worst, std::abs(normal_quantile(1 - u) / reference_quantile(1 - u) - 1));
    }
    EXPECT_LT(worst, 2e-15);
}

TEST(NormalQuantile, IsOddAndHasItsLimits) {
    EXPECT_EQ(normal_quantile(0.5), 0);
    for (const double u : {0.01, 0.07, 0.2, 0.49})
        EXPECT_NEAR(normal_quantile(u), -normal_quantile(1 - u), 1e-15 / u);
    EXPECT_EQ(normal_quantile(0), -std::numeric_limits<double>::infinity());
    EXPECT_EQ(normal_quantile(1), std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(normal_quantile(-0.1)));
    EXPECT_TRUE(std::isnan(normal_quantile(std::nan(""))));
}

TEST(PortableNormalCdf, AgreesWithTheCLibrarys) {
    for (double z = -37; z < 37; z += 0.0137) {
        const double expected = normal_cdf(z);
        EXPECT_NEAR(portable_normal_cdf(z) / expected, 1, z > -3.5 ? 1e-13 : 1e-7) << z;
        EXPECT_NEAR(portable_normal_cdf(z), expected, 2e-15) << z;
    }
    EXPECT_EQ(portable_normal_cdf(-40), 0);
    EXPECT_EQ(portable_normal_cdf(40), 1);
}

TEST(NormalCdf, InvertsTheQuantileInBothTails) {
    for (const double u : {1e-300, 1e-20, 0.001, 0.3, 0.5, 0.975})
        EXPECT_NEAR(normal_cdf(normal_quantile(u)) / u, 1, 1e-12);
    EXPECT_EQ(normal_cdf(0), 0.5);
}

}  // namespace
}  // namespace offersim
