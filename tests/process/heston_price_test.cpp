#include "process/heston_price.hpp"

#include <gtest/gtest.h>

namespace offersim {
namespace {

// Alan Lewis's reference prices, as collected in QuantLib's test-suite/hestonmodel.cpp.
constexpr HestonParameters lewis{0.04, 4, 0.25, 1, -0.5};

EuropeanOption lewis_option(double strike) { return {100, strike, 0.01, 0.02, 0, 1}; }

TEST(HestonPrice, MatchesLewisToTenDigits) {
    EXPECT_NEAR(heston_put(lewis_option(80), lewis), 7.958878113256768, 1e-9);
    EXPECT_NEAR(heston_call(lewis_option(90), lewis), 20.93334900059671, 1e-9);
    EXPECT_NEAR(heston_put(lewis_option(110), lewis), 23.0178258984428, 1e-9);
    EXPECT_NEAR(heston_call(lewis_option(120), lewis), 9.024913483457835, 1e-9);
}

TEST(HestonPrice, WithVanishingVolatilityOfVarianceIsBlackScholes) {
    const HestonParameters nearly_constant{0.16, 2, 0.16, 1e-4, 0};
    EXPECT_NEAR(heston_call({100, 95, 0.03, 0.01, 0, 2}, nearly_constant),
                black_scholes_call({100, 95, 0.03, 0.01, 0.4, 2}), 1e-6);
}

}  // namespace
}  // namespace offersim
