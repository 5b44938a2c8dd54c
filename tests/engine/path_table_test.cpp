#include "engine/path_table.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/run.hpp"

namespace offersim {
namespace {

constexpr const char* two_offers = R"(
format: 1
start: 2026-03-02
person: {discount: 4%/yr, leave: 20%/yr, wealth: 100k..300k}
companies:
  g: {kind: private, value: 10B, growth: {drift: 5%..9%, volatility: 60%},
      liquidity: {ipo: {hazard: 15%/yr}, acquisition: {hazard: 10%/yr}, shutdown: {hazard: 5%/yr}}}
  n: {kind: public, growth: {drift: 7%, volatility: 30%}}
correlation: {g: {n: 0.5}}
offers:
  g: {base: 200k..220k, equity: [{type: rsu, value: 400k, trigger: double, vesting: standard-4y}]}
  n: {base: 180k, equity: [{type: rsu, value: 200k, vesting: standard-4y}]}
)";

TableSettings settings_of(std::uint64_t paths, int threads) {
    TableSettings settings;
    settings.paths = paths;
    settings.threads = threads;
    settings.with_exits = settings.with_inputs = true;
    return settings;
}

TEST(PathTable, HasTheFuturesOfTheRun) {
    SimulationSettings simulation;
    simulation.paths = 5000;
    const auto run = testing::run_text(two_offers, simulation);
    const PathTable table = tabulate(run.plan, settings_of(5000, 1));
    for (std::size_t o = 0; o < 2; ++o) {
        for (std::size_t k = 0; k < 5000; ++k) {  // a run adds up years first
            ASSERT_NEAR(table.primary[o][k], run.outcomes.offers[o].present.values[k],
                        1e-12 * table.primary[o][k]);
            ASSERT_NEAR(table.nominal[o][k], run.outcomes.offers[o].nominal.values[k],
                        1e-12 * table.nominal[o][k]);
        }
    }
    double acquired = 0, shut = 0, left = 0;
    for (std::size_t k = 0; k < 5000; ++k) {
        acquired += table.companies[0].kind[k] == EventKind::acquisition ? 1 : 0;
        shut += table.companies[0].kind[k] == EventKind::shutdown ? 1 : 0;
        if (table.companies[0].kind[k] == EventKind::shutdown) {
            EXPECT_EQ(table.companies[0].price[k], 0);
        }
        left += table.leave_month[0][k] <= 48 ? 1 : 0;
        EXPECT_EQ(table.companies[1].month[k], 48);
    }
    EXPECT_DOUBLE_EQ(acquired / 5000, run.offer("g").fate.acquired.value);
    EXPECT_DOUBLE_EQ(shut / 5000, run.offer("g").fate.shutdown.value);
    EXPECT_GT(left / 5000, 0.5);  // 1 - e^-0.8
}

TEST(PathTable, DoesNotDependOnThreads) {
    const Plan plan = make_plan(testing::read_or_fail(two_offers), 3);
    const PathTable one = tabulate(plan, settings_of(9000, 1)), three = tabulate(plan, settings_of(9000, 3));
    EXPECT_EQ(one.primary, three.primary);
    EXPECT_EQ(one.inputs, three.inputs);
    EXPECT_EQ(one.leave_month, three.leave_month);
    EXPECT_EQ(one.wealth, three.wealth);
    for (std::size_t c = 0; c < 2; ++c) {
        EXPECT_EQ(one.companies[c].price, three.companies[c].price);
        EXPECT_EQ(one.companies[c].month, three.companies[c].month);
    }
}

TEST(PathTable, PricesExitsByTheirOwnMonth) {
    const Plan plan = make_plan(testing::read_or_fail(two_offers), 3);
    const PathTable table = tabulate(plan, settings_of(20'000, 1));
    double score = 0, square = 0;
    for (std::size_t k = 0; k < table.paths; ++k) {
        if (table.companies[0].kind[k] == EventKind::shutdown) continue;
        const double years = table.companies[0].month[k] / 12;
        double drift = 0;
        for (std::size_t i = 0; i < plan.inputs.size(); ++i)
            if (plan.inputs[i].name == "companies.g.growth.drift") drift = table.inputs[i][k];
        const double z =
            (std::log(table.companies[0].price[k]) - (drift - 0.18) * years) / (0.6 * std::sqrt(years));
        score += z;
        square += z * z - 1;
    }
    EXPECT_LT(std::abs(score), 4.1 * std::sqrt(20'000.0));
    EXPECT_LT(std::abs(square), 4.1 * std::sqrt(2 * 20'000.0));
}

TEST(PathTable, ResamplesTheNamedStreamsAlone) {
    Plan plan = make_plan(testing::read_or_fail(two_offers), 3);
    const PathTable base = tabulate(plan, settings_of(500, 1));
    plan.resampling = Resampling{4, {"growth/n"}, false};
    const PathTable other = tabulate(plan, settings_of(500, 1));
    EXPECT_EQ(base.primary[0], other.primary[0]);  // g's factor comes first and is not n's
    EXPECT_NE(base.primary[1], other.primary[1]);
    EXPECT_EQ(base.leave_month, other.leave_month);
    EXPECT_EQ(base.inputs, other.inputs);
    plan.resampling = Resampling{4, {"growth/n"}, true};
    const PathTable rest = tabulate(plan, settings_of(500, 1));
    EXPECT_NE(base.leave_month, rest.leave_month);
    EXPECT_NE(base.inputs, rest.inputs);
    plan.resampling = Resampling{4, {}, true};
    const PathTable all = tabulate(plan, settings_of(500, 1));
    EXPECT_EQ(all.primary,
              tabulate(make_plan(testing::read_or_fail(two_offers), 4), settings_of(500, 1)).primary);
}

}  // namespace
}  // namespace offersim
