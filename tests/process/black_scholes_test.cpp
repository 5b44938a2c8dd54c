#include "process/black_scholes.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace offersim {
namespace {

struct EuropeanCase {
    bool is_call;
    EuropeanOption option;
    double expected;
};

// Haug, The Complete Guide to Option Pricing Formulas, as collected in QuantLib's
// test-suite/europeanoption.cpp.
const EuropeanCase european_cases[] = {
    {true, {60, 65, 0.08, 0, 0.3, 0.25}, 2.1334},       {false, {19, 19, 0.1, 0.1, 0.28, 0.75}, 1.7011},
    {true, {1.56, 1.6, 0.06, 0.08, 0.12, 0.5}, 0.0291}, {true, {90, 100, 0.1, 0.1, 0.15, 0.5}, 0.8069},
    {true, {110, 100, 0.1, 0.1, 0.15, 0.5}, 10.5769},   {true, {100, 100, 0.1, 0.1, 0.25, 0.5}, 6.6997},
    {true, {90, 100, 0.1, 0.1, 0.35, 0.5}, 4.9329},     {true, {110, 100, 0.1, 0.1, 0.35, 0.5}, 15.3086},
    {false, {100, 100, 0.1, 0.1, 0.15, 0.5}, 4.0232},   {false, {90, 100, 0.1, 0.1, 0.25, 0.5}, 12.2149},
    {false, {110, 100, 0.1, 0.1, 0.25, 0.5}, 3.2734},   {false, {100, 100, 0.1, 0.1, 0.35, 0.5}, 9.3679},
    {true, {42, 40, 0.04, 0.08, 0.35, 0.75}, 5.0975},
};

TEST(BlackScholes, MatchesPublishedPrices) {
    for (const auto& [is_call, option, expected] : european_cases)
        EXPECT_NEAR(is_call ? black_scholes_call(option) : black_scholes_put(option), expected, 1e-4)
            << "spot " << option.spot << " strike " << option.strike << " volatility " << option.volatility;
}

TEST(BlackScholes, MatchesHallAndMurphysBaseCase) {
    EXPECT_NEAR(black_scholes_call({30, 30, std::log(1.06), 0, 0.3, 10}), 16.547, 5e-4);
}

TEST(BlackScholes, PutCallParityHolds) {
    for (const auto& [is_call, option, expected] : european_cases)
        EXPECT_NEAR(black_scholes_call(option) - black_scholes_put(option),
                    option.spot * std::exp(-option.dividend_yield * option.years) -
                        option.strike * std::exp(-option.rate * option.years),
                    1e-12 * option.spot);
}

TEST(BlackScholes, WithoutRandomnessPaysTheForward) {
    const EuropeanOption in_the_money{100, 90, 0.05, 0.02, 0, 2};
    const double forward = 100 * std::exp(0.03 * 2);
    EXPECT_DOUBLE_EQ(black_scholes_call(in_the_money), std::exp(-0.1) * (forward - 90));
    EXPECT_DOUBLE_EQ(black_scholes_put(in_the_money), 0);
    EXPECT_DOUBLE_EQ(black_scholes_call({100, 120, 0, 0, 0.4, 0}), 0);
    EXPECT_DOUBLE_EQ(black_scholes_put({100, 120, 0, 0, 0.4, 0}), 20);
    EXPECT_DOUBLE_EQ(digital_call(in_the_money, 10), 10 * std::exp(-0.1));
    EXPECT_DOUBLE_EQ(digital_put(in_the_money, 10), 0);
}

TEST(BlackScholes, ZeroStrikeIsTheSharePrepaid) {
    EXPECT_DOUBLE_EQ(black_scholes_call({100, 0, 0.05, 0.02, 0.4, 2}), 100 * std::exp(-0.04));
    EXPECT_DOUBLE_EQ(black_scholes_put({100, 0, 0.05, 0.02, 0.4, 2}), 0);
}

TEST(Digital, MatchesPublishedPrice) {
    // Haug, as collected in QuantLib's test-suite/digitaloption.cpp.
    EXPECT_NEAR(digital_put({100, 80, 0.06, 0.06, 0.35, 0.75}, 10), 2.6710, 1e-4);
}

TEST(Digital, IsTheSlopeOfTheCallInTheStrike) {
    const EuropeanOption option{100, 110, 0.03, 0.01, 0.4, 1.5};
    EuropeanOption lower = option, higher = option;
    lower.strike -= 0.01;
    higher.strike += 0.01;
    EXPECT_NEAR(digital_call(option, 1), (black_scholes_call(lower) - black_scholes_call(higher)) / 0.02,
                1e-8);
    EXPECT_NEAR(digital_call(option, 1) + digital_put(option, 1), std::exp(-0.045), 1e-14);
}

struct MertonCase {
    double strike, years, jumps_per_year, jump_share_of_variance, expected;
};

// Haug, as collected in QuantLib's test-suite/jumpdiffusion.cpp: spot 100, r 8 %, no dividend, total
// volatility 25 %, of whose variance `jump_share_of_variance` comes from jumps with E[exp(J)] = 1.
const MertonCase merton_cases[] = {
    {80, 0.25, 1, 0.25, 21.74}, {80, 0.5, 5, 0.25, 23.61},  {90, 0.25, 1, 0.25, 12.74},
    {90, 0.5, 5, 0.25, 15.42},  {100, 0.25, 1, 0.25, 5.88}, {100, 0.5, 5, 0.25, 9.02},
    {110, 0.25, 1, 0.25, 2.11}, {110, 0.5, 5, 0.25, 4.73},  {120, 0.25, 1, 0.25, 0.64},
    {120, 0.5, 5, 0.25, 2.25},  {80, 0.25, 1, 0.5, 21.83},  {80, 0.5, 5, 0.5, 23.63},
    {90, 0.25, 1, 0.5, 12.72},  {90, 0.5, 5, 0.5, 15.41},   {100, 0.25, 1, 0.5, 5.58},
    {100, 0.5, 5, 0.5, 8.96},   {110, 0.25, 1, 0.5, 1.93},  {110, 0.5, 5, 0.5, 4.67},
    {120, 0.25, 1, 0.5, 0.71},  {120, 0.5, 5, 0.5, 2.23},   {80, 0.25, 1, 0.75, 21.96},
    {80, 0.5, 5, 0.75, 23.67},  {90, 0.25, 1, 0.75, 12.75}, {90, 0.5, 5, 0.75, 15.39},
    {100, 0.25, 1, 0.75, 5.08}, {100, 0.5, 5, 0.75, 8.85},  {110, 0.25, 1, 0.75, 1.69},
    {110, 0.5, 5, 0.75, 4.57},  {120, 0.25, 1, 0.75, 0.84}, {120, 0.5, 5, 0.75, 2.21},
};

TEST(Merton, MatchesPublishedPrices) {
    for (const auto& c : merton_cases) {
        const double sd = 0.25 * std::sqrt(c.jump_share_of_variance / c.jumps_per_year);
        const EuropeanOption option{100,    c.strike, 0.08, 0, 0.25 * std::sqrt(1 - c.jump_share_of_variance),
                                    c.years};
        EXPECT_NEAR(merton_call(option, {c.jumps_per_year, -0.5 * sd * sd, sd}), c.expected, 0.01)
            << "strike " << c.strike << " jumps a year " << c.jumps_per_year;
    }
}

TEST(Merton, WithoutJumpsIsBlackScholes) {
    const EuropeanOption option{100, 95, 0.03, 0.01, 0.4, 2};
    EXPECT_DOUBLE_EQ(merton_call(option, {0, -0.1, 0.2}), black_scholes_call(option));
}

TEST(Merton, AtZeroStrikeTheJumpsAreCompensated) {
    EXPECT_NEAR(merton_call({100, 0, 0.03, 0.01, 0.4, 2}, {3, -0.3, 0.5}), 100 * std::exp(-0.02), 1e-10);
}

struct MargrabeCase {
    double volatility2, correlation, expected;
};

TEST(Margrabe, MatchesPublishedPrices) {
    // Haug, as collected in QuantLib's test-suite/margrabeoption.cpp.
    for (const auto& c : {MargrabeCase{0.15, -0.5, 2.762},
                          {0.25, -0.5, 3.228},
                          {0.2, 0, 2.65},
                          {0.15, 0.5, 2.138},
                          {0.25, 0.5, 2.374}})
        EXPECT_NEAR(margrabe({22, 20, 0.06, 0.04, 0.2, c.volatility2, c.correlation, 0.5}), c.expected, 1e-3);
    EXPECT_NEAR(margrabe({2 * 11, 20, 0.06, 0.04, 0.2, 0.2, 0.5, 0.5}), 2.231, 1e-3);
}

TEST(Margrabe, PerfectlyCorrelatedTwinsNeverDiffer) {
    EXPECT_DOUBLE_EQ(margrabe({20, 20, 0, 0, 0.3, 0.3, 1, 4}), 0);
    EXPECT_DOUBLE_EQ(margrabe({22, 20, 0, 0, 0.3, 0.3, 1, 4}), 2);
}

}  // namespace
}  // namespace offersim
