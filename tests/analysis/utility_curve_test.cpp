#include "analysis/utility_curve.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/certainty_equivalent.hpp"
#include "analysis/draws.hpp"
#include "engine/simulate.hpp"

namespace offersim {
namespace {

using testing::normal_column;
using testing::uniform_column;

constexpr std::size_t paths = 100'000;
constexpr auto relative = UtilityKind::constant_relative;
constexpr auto absolute = UtilityKind::constant_absolute;

std::vector<double> lognormal(const std::string& name, double mean, double sd) {
    std::vector<double> column = normal_column(name, paths);
    for (double& value : column) value = std::exp(mean + sd * value);
    return column;
}

TEST(UtilityCurve, AgreesWithTheExactLognormalFormula) {
    const UtilityStudy study({lognormal("a", 13, 0.4)}, {0});
    for (const double gamma : {0.0, 0.5, 1.0, 2.0, 3.0, 6.0}) {
        const auto found = study.certainty_equivalent(relative, gamma, 0);
        ASSERT_TRUE(found) << gamma;
        const double exact = std::exp(13 + (1 - gamma) * 0.4 * 0.4 / 2);
        EXPECT_LT(std::abs(found->value - exact), 4.1 * found->standard_error) << gamma;
        EXPECT_LT(found->standard_error, 0.01 * exact) << gamma;
    }
}

TEST(UtilityCurve, AgreesWithTheExactNormalFormulaOfConstantAbsoluteRiskAversion) {
    std::vector<double> pay = normal_column("a", paths);
    for (double& value : pay) value = 1000 + 100 * value;
    const UtilityStudy study({pay}, {500});
    for (const double gamma : {1.0, 3.0, 6.0}) {
        const double alpha = gamma / study.reference_wealth();
        const auto found = study.certainty_equivalent(absolute, gamma, 0);
        ASSERT_TRUE(found);
        EXPECT_LT(std::abs(found->value - (1000 - alpha * 100 * 100 / 2)), 4.1 * found->standard_error)
            << gamma;
    }
    EXPECT_NEAR(study.reference_wealth(), 1500, 2);
}

TEST(UtilityCurve, FindsWhereTwoOffersAreWorthTheSame) {
    // ln CE = m + (1 - gamma) v^2 / 2: equal at 1 + 2 (m_a - m_b) / (v_a^2 - v_b^2).
    const double exact = 1 + 2 * (13.1 - 13.0) / (0.5 * 0.5 - 0.2 * 0.2);
    const UtilityStudy study({lognormal("a", 13.1, 0.5), lognormal("b", 13, 0.2)}, {0});
    const UtilityCrossing found = study.crossing(relative, 0, 1, 3);
    ASSERT_TRUE(found.gamma);
    EXPECT_TRUE(found.a_is_better_below);
    const double error = (found.gamma->high - found.gamma->value) / 1.96;
    EXPECT_LT(std::abs(found.gamma->value - exact), 4.1 * error);
    EXPECT_LT(error, 0.05);
    EXPECT_FALSE(study.crossing(relative, 1, 0, 3).a_is_better_below);
}

TEST(UtilityCurve, SaysWhereOneOfferIsBetterThroughout) {
    const UtilityStudy study({lognormal("a", 13.5, 0.2), lognormal("b", 13, 0.4)}, {0});
    EXPECT_FALSE(study.crossing(relative, 0, 1, 3).gamma);
    EXPECT_EQ(study.crossing(relative, 0, 1, 3).always, 1);
    EXPECT_EQ(study.crossing(relative, 1, 0, 3).always, -1);
}

TEST(UtilityCurve, GivesNothingWhereSomeFuturesLeaveNoWealth) {
    std::vector<double> pay = lognormal("a", 13, 0.4);
    pay[17] = 0;
    const UtilityStudy study({pay}, {0});
    EXPECT_TRUE(study.certainty_equivalent(relative, 0.5, 0));
    EXPECT_FALSE(study.certainty_equivalent(relative, 1, 0));
    EXPECT_FALSE(study.certainty_equivalent(relative, 3, 0));
    EXPECT_FALSE(study.curve(relative).reason.empty());
    EXPECT_TRUE(study.curve(absolute).reason.empty());
}

TEST(UtilityCurve, TakesAnUncertainWealthAsTheRunDoes) {
    Distribution wealth{Distribution::Kind::uniform, 1e5, 9e5, 0, {}};
    std::vector<double> draws = uniform_column("wealth", paths);
    for (double& value : draws) value = quantile(wealth, value);
    const std::vector<double> pay = lognormal("a", 13, 0.8);
    double mean = 0;
    for (std::size_t k = 0; k < paths; ++k) mean += scaled_utility((draws[k] + pay[k]) / 1e6, 3) / paths;
    const auto expected = certainty_equivalent(mean, 1e6, 3, wealth, 1);
    const auto found = UtilityStudy({pay}, draws).certainty_equivalent(relative, 3, 0);
    ASSERT_TRUE(found && expected.value);
    // The draws of wealth and its exact quantiles differ by sampling error alone.
    EXPECT_NEAR(found->value, *expected.value, 0.005 * *expected.value);
}

}  // namespace
}  // namespace offersim
