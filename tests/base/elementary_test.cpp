#include "base/elementary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace offersim {
namespace {

/// The distance of `value` from `exact` in units of its last place.
double ulps(double value, long double exact) {
    const double nearest = static_cast<double>(exact);
    const double unit =
        std::nextafter(std::abs(nearest), std::numeric_limits<double>::infinity()) - std::abs(nearest);
    return static_cast<double>(std::abs(static_cast<long double>(value) - exact) /
                               static_cast<long double>(unit));
}

TEST(PortableExp, IsWithinOneUlp) {
    double worst = 0;
    for (int i = -70000; i < 70000; ++i) {
        const double x = i * 0.0101;
        if (x > 709.7) break;
        worst = std::max(worst, ulps(portable_exp(x), std::exp(static_cast<long double>(x))));
    }
    for (int i = -20000; i < 20000; ++i) {
        const double x = i * 0.0000501;
        worst = std::max(worst, ulps(portable_exp(x), std::exp(static_cast<long double>(x))));
    }
    EXPECT_LT(worst, 1);
}

TEST(PortableExp, HasItsLimits) {
    EXPECT_EQ(portable_exp(0), 1);
    EXPECT_EQ(portable_exp(-800), 0);
    EXPECT_EQ(portable_exp(-std::numeric_limits<double>::infinity()), 0);
    EXPECT_EQ(portable_exp(800), std::numeric_limits<double>::infinity());
    EXPECT_EQ(portable_exp(709.9), std::numeric_limits<double>::infinity());
    EXPECT_GT(portable_exp(-745), 0);
    EXPECT_TRUE(std::isnan(portable_exp(std::nan(""))));
}

TEST(PortableLog, IsWithinOneUlp) {
    double worst = 0;
    for (double x = 1e-321; x < 1e308; x *= 1.0173) {
        worst = std::max(worst, ulps(portable_log(x), std::log(static_cast<long double>(x))));
    }
    for (int i = 1; i < 100000; ++i) {
        const double x = 0.5 + i * 0.0000151;
        worst = std::max(worst, ulps(portable_log(x), std::log(static_cast<long double>(x))));
    }
    EXPECT_LT(worst, 1);
}

TEST(PortableLog, HasItsLimits) {
    EXPECT_EQ(portable_log(1), 0);
    EXPECT_EQ(portable_log(0), -std::numeric_limits<double>::infinity());
    EXPECT_EQ(portable_log(std::numeric_limits<double>::infinity()), std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(portable_log(-1)));
    EXPECT_TRUE(std::isnan(portable_log(std::nan(""))));
}

}  // namespace
}  // namespace offersim
