#include "process/marketability.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace offersim {
namespace {

TEST(Marketability, MatchesIndependentValues) {
    EXPECT_NEAR(chaffe_discount(0.6, 2, 0.04), 0.278872217517, 1e-12);
    EXPECT_NEAR(finnerty_discount(0.6, 2), 0.182002096929, 1e-12);
    EXPECT_NEAR(ghaidarov_discount(0.6, 2), 0.199273529588, 1e-12);
    EXPECT_NEAR(longstaff_bound(0.6, 2), 0.877157849047, 1e-12);
}

TEST(Marketability, MatchesLongstaffsTable) {
    // Longstaff (1995), table 1, volatility 10, 20 and 30 % over 1, 2 and 5 years.
    const double expected[3][3] = {
        {0.082322, 0.117932, 0.191284}, {0.169843, 0.246427, 0.409791}, {0.262762, 0.386047, 0.657717}};
    const double years[] = {1, 2, 5};
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            EXPECT_NEAR(longstaff_bound(0.1 * (i + 1), years[j]), expected[i][j], 1e-6);
}

struct DiscountCase {
    double volatility, years, finnerty, chaffe_at_5_percent;
};

TEST(Marketability, MatchesFinnertyAndChaffe) {
    for (const auto& c : {DiscountCase{0.3, 0.5, 0.048647, 0.071659},
                          {0.3, 1, 0.068495, 0.093542},
                          {0.3, 2, 0.096017, 0.116775},
                          {0.3, 3, 0.11656, 0.128763},
                          {0.5, 0.5, 0.080447, 0.126582},
                          {0.5, 1, 0.112381, 0.169155},
                          {0.5, 2, 0.155043, 0.218114},
                          {0.5, 3, 0.185196, 0.246386},
                          {0.7, 0.5, 0.111306, 0.180952},
                          {0.7, 1, 0.153638, 0.243256},
                          {0.7, 2, 0.206842, 0.315444},
                          {0.7, 3, 0.241018, 0.357107},
                          {0.9, 0.5, 0.140863, 0.234422},
                          {0.9, 1, 0.191303, 0.314924},
                          {0.9, 2, 0.249173, 0.406494},
                          {0.9, 3, 0.281041, 0.457295}}) {
        EXPECT_NEAR(finnerty_discount(c.volatility, c.years), c.finnerty, 1e-6);
        EXPECT_NEAR(chaffe_discount(c.volatility, c.years, 0.05), c.chaffe_at_5_percent, 1e-6);
    }
}

TEST(Marketability, IsSmoothTowardsNoRestrictionAndBoundedFarOut) {
    EXPECT_EQ(finnerty_discount(0.6, 0), 0);
    EXPECT_EQ(ghaidarov_discount(0, 3), 0);
    EXPECT_EQ(longstaff_bound(0.6, 0), 0);
    EXPECT_EQ(chaffe_discount(0.6, 0, 0.04), 0);
    // v^2 tends to s / 3 for both average puts.
    for (const double s : {1e-12, 1e-6, 0.0099999}) {
        const double expected = std::erf(std::sqrt(s / 3) / 2 / std::sqrt(2.0));
        EXPECT_NEAR(finnerty_discount(1, s) / expected, 1, 0.01) << s;
        EXPECT_NEAR(ghaidarov_discount(1, s) / expected, 1, 0.01) << s;
    }
    EXPECT_NEAR(finnerty_discount(1, 0.0099999), finnerty_discount(1, 0.0100001), 1e-6);
    EXPECT_NEAR(ghaidarov_discount(1, 0.0099999), ghaidarov_discount(1, 0.0100001), 1e-6);
    EXPECT_NEAR(finnerty_discount(10, 1000), 0.3228, 5e-5);
    EXPECT_EQ(ghaidarov_discount(10, 1000), 1);
}

}  // namespace
}  // namespace offersim
