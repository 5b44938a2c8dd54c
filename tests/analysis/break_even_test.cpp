#include "analysis/break_even.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "analysis/draws.hpp"
#include "engine/path_table.hpp"
#include "plan/make_plan.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

using testing::normal_column;
using testing::read_or_fail;
using testing::uniform_column;

TEST(BreakEven, FindsTheValueFromWhichAnOfferIsAheadMoreOftenThanNot) {
    constexpr std::size_t paths = 50'000;
    std::vector<double> value = normal_column("value", paths), difference = normal_column("noise", paths);
    const std::vector<double> is_exit = uniform_column("exit", paths);
    double reached = 0;
    for (std::size_t k = 0; k < paths; ++k) {
        value[k] = 10 * std::exp(0.8 * value[k]);
        difference[k] = std::log(value[k] / 14) + 0.3 * difference[k];  // its median crosses zero at 14
        if (is_exit[k] > 0.6) value[k] = std::numeric_limits<double>::quiet_NaN();
        reached += value[k] >= 14 ? 1.0 / paths : 0;
    }
    const BreakEven found = break_even(value, difference);
    ASSERT_TRUE(found.exit_value) << found.reason;
    EXPECT_LT(found.exit_value->low, 14);
    EXPECT_GT(found.exit_value->high, 14);
    EXPECT_NEAR(found.exit_value->value, 14, 1);
    EXPECT_LT(found.exit_value->high - found.exit_value->low, 2);
    EXPECT_NEAR(found.p_reached.value, reached, 0.02);
    EXPECT_NEAR(found.p_exit.value, 0.6, 0.01);
    ASSERT_EQ(found.curve.size(), 20u);
    EXPECT_LT(found.curve.front().p_wins.value, 0.05);
    EXPECT_GT(found.curve.back().p_wins.value, 0.95);
}

TEST(BreakEven, SaysWhenNoExitIsHighEnoughOrEveryOneIs) {
    constexpr std::size_t paths = 20'000;
    const std::vector<double> value = uniform_column("value", paths), noise = uniform_column("noise", paths);
    std::vector<double> losing(paths), winning(paths);
    for (std::size_t k = 0; k < paths; ++k) {
        losing[k] = value[k] - 1 - noise[k];
        winning[k] = value[k] + 1 - noise[k];
    }
    EXPECT_FALSE(break_even(value, losing).exit_value);
    EXPECT_EQ(break_even(value, losing).reason, "no exit value that occurs is high enough");
    EXPECT_EQ(break_even(value, losing).p_reached.value, 0);
    EXPECT_FALSE(break_even(value, winning).exit_value);
    EXPECT_EQ(break_even(value, winning).reason, "it is ahead more often than not whatever the exit value");
}

/// 1,000 shares sold at the end of year 1 against 120,000 in cash: ahead from a price of 120 on, exactly.
TEST(BreakEven, OfAListedCompanyIsTheSharePriceThatTheOtherOfferPays) {
    const Scenario scenario = read_or_fail(R"(
format: 1
start: 2026-03-02
horizon: 1y
settle: 1y
companies: {x: {kind: public, price: 100, growth: {drift: 5%, volatility: 40%}}}
offers:
  x: {equity: [{type: rsu, shares: 1000, vesting: {at: 12mo}}]}
  cash: {base: 120k/yr}
)");
    const Plan plan = make_plan(scenario, 1);
    TableSettings settings;
    settings.paths = 20'000;
    settings.with_exits = true;
    const BreakEven found = break_even_of(scenario, plan, tabulate(plan, settings), 0, 1);
    ASSERT_TRUE(found.exit_value) << found.reason;
    EXPECT_NEAR(found.exit_value->value, 120, 0.2);
    EXPECT_TRUE(found.is_price);
    EXPECT_EQ(found.value_today, 100);
    EXPECT_EQ(found.p_exit.value, 1);
    // ln S ~ N(ln 100 + .05 - .08, .4): P(S > 120) = 0.2984.
    EXPECT_LT(std::abs(found.p_reached.value - 0.29836), 4.1 * std::sqrt(0.2984 * 0.7016 / 20'000));
}

}  // namespace
}  // namespace offersim
