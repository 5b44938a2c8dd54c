#include "process/processes.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "process/simulated_paths.hpp"

namespace offersim {
namespace {

constexpr double most_z = 4.1;
constexpr std::size_t paths = 40'000;
constexpr double month = 1.0 / 12;

TEST(GeometricBrownianMotion, HasItsMomentsAtEveryStep) {
    const GeometricBrownianMotion process(0.08, 0.6, month);
    const auto result = simulate_paths(process, paths, 30, 1);
    const double mean = (0.08 - 0.18) * 2.5, variance = 0.36 * 2.5;
    EXPECT_LT(std::abs(z_of_mean(result.log_value, mean)), most_z);
    EXPECT_LT(std::abs(z_of_variance(result.log_value, mean, variance)), most_z);
    double below_median = 0;
    for (const double x : result.log_value) below_median += x < mean ? 1 : 0;
    EXPECT_LT(std::abs(below_median - 0.5 * paths) / std::sqrt(0.25 * paths), most_z);
}

constexpr LogJump jump{2, -0.1, 0.3};

TEST(MertonJump, HasItsMomentsWhateverTheStep) {
    const double compensation = std::exp(-0.1 + 0.045) - 1;
    const double mean = (0.08 - 2 * compensation - 0.08) * 2 + 2 * 2 * -0.1;
    const double variance = 0.16 * 2 + 2 * 2 * (0.01 + 0.09);
    for (const auto& [steps, dt] : {std::pair{24, month}, {1, 2.0}}) {
        const auto result = simulate_paths(MertonJump(0.08, 0.4, jump, dt), paths, steps, 2);
        EXPECT_LT(std::abs(z_of_mean(result.log_value, mean)), most_z) << steps;
        EXPECT_LT(std::abs(z_of_variance(result.log_value, mean, variance)), most_z) << steps;
    }
}

TEST(MertonJump, PricesOptionsAsTheSeriesDoes) {
    const auto result = simulate_paths(MertonJump(0.03, 0.4, jump, month), paths, 18, 3);
    for (const double strike : {80.0, 100.0, 140.0}) {
        const double expected = merton_call({100, strike, 0.03, 0, 0.4, 1.5}, jump) * std::exp(0.045);
        EXPECT_LT(std::abs(z_of_mean(call_payoffs(result.log_value, 100, strike), expected)), most_z)
            << strike;
    }
}

TEST(MertonJump, WithoutDiffusionAddsOnlyCompensatedJumps) {
    const auto result = simulate_paths(MertonJump(0, 0, {0.5, -0.2, 0}, month), paths, 12, 4);
    const double compensation = 0.5 * (std::exp(-0.2) - 1);
    double without_jump = 0;
    for (const double x : result.log_value) {
        const double jumps = (x + compensation) / -0.2;
        EXPECT_NEAR(jumps, std::round(jumps), 1e-12);
        without_jump += std::round(jumps) == 0 ? 1 : 0;
    }
    const double p = std::exp(-0.5);
    EXPECT_LT(std::abs(without_jump - paths * p) / std::sqrt(paths * p * (1 - p)), most_z);
}

constexpr HestonParameters lewis{0.04, 4, 0.25, 1, -0.5};

TEST(Heston, PricesOptionsAsTheIntegralDoesAtFourStepsAMonth) {
    const auto result = simulate_paths(Heston(0.01 - 0.02, lewis, month / 4), paths, 48, 5);
    for (const double strike : {80.0, 90.0, 110.0, 120.0}) {
        const double expected = heston_call({100, strike, 0.01, 0.02, 0, 1}, lewis) * std::exp(0.01);
        EXPECT_LT(std::abs(z_of_mean(call_payoffs(result.log_value, 100, strike), expected)), most_z)
            << strike;
    }
}

TEST(Heston, VarianceHasItsMoments) {
    const auto result = simulate_paths(Heston(0, lewis, month), paths, 6, 6);
    const double decay = std::exp(-4 * 0.5);
    const double mean = 0.25 + (0.04 - 0.25) * decay;
    const double variance = 0.04 * decay * (1 - decay) / 4 + 0.25 / 8 * (1 - decay) * (1 - decay);
    EXPECT_LT(std::abs(z_of_mean(result.state, mean)), most_z);
    EXPECT_LT(std::abs(z_of_variance(result.state, mean, variance)), most_z);
    for (const double v : result.state) EXPECT_GE(v, 0);
}

TEST(Heston, LowVarianceIsZeroOrExponential) {
    const HestonParameters wild{0.01, 1, 0.04, 1, -0.5};
    const std::size_t many = 200'000;
    const auto result = simulate_paths(Heston(0, wild, 0.5), many, 1, 14);
    const double decay = std::exp(-0.5);
    const double mean = 0.04 + (0.01 - 0.04) * decay;
    const double variance = 0.01 * decay * (1 - decay) + 0.02 * (1 - decay) * (1 - decay);
    EXPECT_LT(std::abs(z_of_mean(result.state, mean)), most_z);
    EXPECT_LT(std::abs(z_of_variance(result.state, mean, variance)), most_z);
    const double psi = variance / (mean * mean), p_zero = (psi - 1) / (psi + 1);
    double zeros = 0;
    for (const double v : result.state) zeros += v == 0 ? 1 : 0;
    EXPECT_LT(std::abs(zeros - many * p_zero) / std::sqrt(many * p_zero * (1 - p_zero)), most_z);
}

TEST(Heston, TheMartingaleCorrectionHoldsAtLongSteps) {
    // Bounded by taking the mean of a call's payoff at strike zero: low variance keeps the tail light.
    const HestonParameters calm{0.04, 1, 0.04, 0.4, -0.7};
    std::vector<double> values =
        call_payoffs(simulate_paths(Heston(0.05, calm, 0.5), paths, 4, 7).log_value, 1, 0);
    EXPECT_LT(std::abs(z_of_mean(values, std::exp(0.1))), most_z);
}

TEST(Heston, WithoutNoiseInTheVarianceIsBrownian) {
    const HestonParameters constant{0.16, 2, 0.16, 0, -0.5};
    const auto result = simulate_paths(Heston(0.08, constant, month), 2000, 12, 8);
    const auto plain = simulate_paths(GeometricBrownianMotion(0.08, 0.4, month), 2000, 12, 8);
    for (std::size_t i = 0; i < 2000; ++i) EXPECT_NEAR(result.log_value[i], plain.log_value[i], 1e-12);
}

constexpr Regime boom{0.3, 0.4, 0.5, 1.5};
constexpr Regime bust{-0.4, 0.9, 1.5, 0.5};

TEST(TwoRegimes, AreOccupiedAsTheChainSays) {
    EXPECT_DOUBLE_EQ(TwoRegimes::long_run_share_of_second(boom, bust), 0.25);
    const auto result = simulate_paths(TwoRegimes(boom, bust, 0.9, month), paths, 10, 9);
    const double expected = 0.25 + (0.9 - 0.25) * std::exp(-2.0 * 10 / 12);
    double occupied = 0;
    for (const double state : result.state) occupied += state;
    EXPECT_LT(std::abs(occupied - paths * expected) / std::sqrt(paths * expected * (1 - expected)), most_z);
}

TEST(TwoRegimes, GrowByTheRegimeAtEachStep) {
    const auto result = simulate_paths(TwoRegimes(boom, bust, 0.9, month), paths, 24, 10);
    double mean = 0;
    for (int k = 0; k < 24; ++k) {
        const double in_bust = 0.25 + 0.65 * std::exp(-2.0 * k / 12);
        mean += ((1 - in_bust) * (0.3 - 0.08) + in_bust * (-0.4 - 0.405)) * month;
    }
    EXPECT_LT(std::abs(z_of_mean(result.log_value, mean)), most_z);
}

TEST(TwoRegimes, WithEqualDriftHaveTheExpectedVariance) {
    const Regime calm{0.08, 0.4, 0.5, 1}, wild{0.08 + 0.5 * (0.81 - 0.16), 0.9, 1.5, 1};
    const auto result = simulate_paths(TwoRegimes(calm, wild, 0.25, month), paths, 12, 11);
    EXPECT_LT(std::abs(z_of_variance(result.log_value, 0, 0.75 * 0.16 + 0.25 * 0.81)), most_z);
    EXPECT_EQ(TwoRegimes(boom, bust, 0, month).hazard_multiple(0), 1.5);
    EXPECT_EQ(TwoRegimes(boom, bust, 0, month).hazard_multiple(1), 0.5);
}

const std::vector<double> series{0.10, -0.20, 0.05, 0.00, -0.03, 0.40};

TEST(Bootstrap, OfSingleMonthsHasTheSeriesMoments) {
    const double mean = 0.32 / 6;
    double variance = 0;
    for (const double r : series) variance += (r - mean) * (r - mean) / 6;
    const auto result = simulate_paths(Bootstrap(series, 1), paths, 5, 12);
    EXPECT_LT(std::abs(z_of_mean(result.log_value, 5 * mean)), most_z);
    EXPECT_LT(std::abs(z_of_variance(result.log_value, 5 * mean, 5 * variance)), most_z);
}

TEST(Bootstrap, OfSingleMonthsFollowsTheGrowthNormal) {
    const Bootstrap process(series, 1);
    std::vector<double> value{0, 0}, state{-1, -1};
    const std::vector<double> normals{-3, 3};
    process.step({value, state, normals, {}});
    EXPECT_EQ(value[0], -0.20);
    EXPECT_EQ(value[1], 0.40);
}

TEST(Bootstrap, OfBlocksGoesOnInTime) {
    const Bootstrap process(series, 4);
    const auto before = simulate_paths(process, paths, 3, 13);
    const auto after = simulate_paths(process, paths, 4, 13);
    double continued = 0;
    std::vector<double> steps;
    for (std::size_t i = 0; i < paths; ++i) {
        continued += after.state[i] == std::fmod(before.state[i] + 1, 6) ? 1 : 0;
        steps.push_back(after.log_value[i] - before.log_value[i]);
        EXPECT_NEAR(steps.back(), series[static_cast<std::size_t>(after.state[i])], 1e-12);
    }
    const double p = 0.75 + 0.25 / 6;
    EXPECT_LT(std::abs(continued - paths * p) / std::sqrt(paths * p * (1 - p)), most_z);
    EXPECT_LT(std::abs(z_of_mean(steps, 0.32 / 6)), most_z);
}

TEST(Bootstrap, CanBeRecentredOnADrift) {
    double growth = 0;
    for (const double r : recentred(series, 0.12)) growth += std::exp(r) / 6;
    EXPECT_NEAR(growth, std::exp(0.01), 1e-14);
}

}  // namespace
}  // namespace offersim
