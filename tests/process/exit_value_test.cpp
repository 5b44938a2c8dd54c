#include "process/exit_value.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "process/ipo_share.hpp"

namespace offersim {
namespace {

double value_of(const WaterfallCurve& curve, const ExitAssumptions& assumptions, double company_value) {
    return values_before_exit({{curve, curve}}, assumptions, company_value).front();
}

TEST(IpoShare, RisesWithTheLogarithmOfTheExit) {
    EXPECT_DOUBLE_EQ(gornall_strebulaev_ipo_share(32e6), 0);
    EXPECT_NEAR(gornall_strebulaev_ipo_share(std::sqrt(32e6 * 1e9)), 0.325, 1e-15);
    EXPECT_DOUBLE_EQ(gornall_strebulaev_ipo_share(1e9), 0.65);
    EXPECT_NEAR(gornall_strebulaev_ipo_share(1e10), 0.75, 1e-15);
    EXPECT_NEAR(gornall_strebulaev_ipo_share(99.999e9), 0.85, 1e-6);
    EXPECT_DOUBLE_EQ(gornall_strebulaev_ipo_share(100e9), 1);
}

TEST(ExitValue, OfTheWholeCompanyIsItsValue) {
    const WaterfallCurve everything{{0}, {0}, {1}};
    for (const double volatility : {0.05, 0.3, 0.9, 2.0})
        for (const double shutdown : {0.0, 0.06, 0.5})
            EXPECT_NEAR(value_of(everything, {volatility, 0.025, 0.25, shutdown, {}}, 771e6), 771e6, 1e-3)
                << volatility << " " << shutdown;
}

// Two independent routes gave these for volatility .9, exit rate .25, r 2.5 %.
TEST(ExitValue, OfACallWithExponentialExpiryIsKnown) {
    const auto call = [](double strike) { return WaterfallCurve{{0, strike}, {0, 0}, {0, 1}}; };
    const ExitAssumptions assumptions{0.9, 0.025, 0.25, 0, 0.4};
    EXPECT_NEAR(value_of(call(0.5), assumptions, 1), 0.710238, 5e-7);
    EXPECT_NEAR(value_of(call(1), assumptions, 1), 0.550275, 5e-7);
    EXPECT_NEAR(value_of(call(2), assumptions, 1), 0.412047, 5e-7);
}

TEST(ExitValue, OfACallAboveTheMoneyHasAClosedForm) {
    const double sigma = 0.6, r = 0.03, exit = 0.2, shutdown = 0.05, strike = 3;
    const double mean = r + shutdown - 0.5 * sigma * sigma;
    const double root = std::sqrt(mean * mean + 2 * sigma * sigma * (exit + shutdown + r));
    const double eta = (root - mean) / (sigma * sigma);
    const double expected = exit / root * strike * std::pow(strike, -eta) * (1 / (eta - 1) - 1 / eta);
    EXPECT_NEAR(value_of({{0, 1, strike}, {0, 0, 0}, {0, 0, 1}}, {sigma, r, exit, shutdown, 1.0}, 1),
                expected, 1e-14);
}

TEST(ExitValue, ABondIsWorthTheLaplaceTransformOfTheExit) {
    // 1 whenever the exit is above next to nothing: lambda / (lambda + shutdown + r).
    EXPECT_NEAR(value_of({{0, 1e-12}, {0, 1}, {1e12, 0}}, {0.4, 0.03, 0.2, 0.05, 0.0}, 1), 0.2 / 0.28, 1e-10);
}

TEST(ExitValue, AShareOfOfferingsWeighsTheTwoCurves) {
    const WaterfallCurve everything{{0}, {0}, {1}}, nothing{{0}, {0}, {0}};
    const ExitAssumptions assumptions{0.9, 0.025, 0.25, 0, 0.3};
    EXPECT_NEAR(values_before_exit({{everything, nothing}}, assumptions, 5e8).front(), 0.3 * 5e8, 1e-3);
}

TEST(ExitValue, TheShareBySizeIsIntegratedAcrossItsJump) {
    // Against a plain sum over a fine grid of exits.
    const WaterfallCurve everything{{0}, {0}, {1}}, nothing{{0}, {0}, {0}};
    const ExitAssumptions assumptions{0.9, 0.025, 0.25, 0, {}};
    const double mean = 0.025 - 0.405, root = std::sqrt(mean * mean + 1.62 * 0.275);
    double sum = 0;
    const double step = 1e-4;
    for (double y = -30 + 0.5 * step; y < 80; y += step)
        sum += 0.25 / root * std::exp((mean * y - std::abs(y) * root) / 0.81 + y) *
               gornall_strebulaev_ipo_share(8e8 * std::exp(y)) * step;
    EXPECT_NEAR(values_before_exit({{everything, nothing}}, assumptions, 8e8).front(), 8e8 * sum, 8e8 * 2e-6);
}

}  // namespace
}  // namespace offersim
