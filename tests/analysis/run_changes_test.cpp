#include "analysis/run_changes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/run.hpp"

namespace offersim {
namespace {

constexpr const char* two_offers = R"(
format: 1
start: 2026-03-02
person: {discount: 4%/yr, leave: 20%/yr}
companies:
  g: {kind: private, value: 10B, growth: {drift: 7%, volatility: 60%}, liquidity: {ipo: {hazard: 15%/yr}}}
  n: {kind: public, growth: {drift: 7%, volatility: 30%}}
offers:
  g: {base: 200k..220k, equity: [{type: rsu, value: 400k, vesting: standard-4y}]}
  n: {base: 180k, equity: [{type: rsu, value: 200k, vesting: standard-4y}]}
)";

RunAnswer answer_with(const std::vector<std::string>& overrides, std::uint64_t seed = 1) {
    Diagnostics diagnostics;
    const auto scenario = read_scenario(two_offers, "test.yaml", {{}, overrides, {}}, diagnostics);
    if (!scenario) throw std::runtime_error("the scenario of this test is faulty");
    const Plan plan = make_plan(*scenario, seed);
    SimulationSettings settings;
    settings.paths = 4000;
    return answer_run(*scenario, plan, simulate(plan, settings));
}

bool has_moved(const RunChanges& changes, const std::string& offer) {
    return std::any_of(changes.moved.begin(), changes.moved.end(),
                       [&](const FigureChange& change) { return change.offer == offer; });
}

TEST(RunChanges, OfTheSameRunAreNone) {
    const RunChanges changes = compare_runs(answer_with({}), answer_with({}));
    EXPECT_TRUE(changes.inputs.empty());
    EXPECT_TRUE(changes.settings.empty());
    EXPECT_TRUE(changes.moved.empty());
    EXPECT_GT(changes.compared, 80);
}

TEST(RunChanges, OfAnotherSeedAreWithinTheErrors) {
    const RunChanges changes = compare_runs(answer_with({}, 1), answer_with({}, 2));
    EXPECT_EQ(changes.settings, std::vector<std::string>{"seed 1 became 2"});
    EXPECT_LT(static_cast<double>(changes.moved.size()), 0.15 * changes.compared);
}

TEST(RunChanges, NameTheInputAndMoveTheFiguresThatItReaches) {
    const RunChanges changes = compare_runs(answer_with({}), answer_with({"offers.n.base=260k"}));
    ASSERT_EQ(changes.inputs.size(), 1u);
    EXPECT_EQ(changes.inputs[0].key, "offers.n.base");
    EXPECT_EQ(changes.inputs[0].before, "180k");
    EXPECT_EQ(changes.inputs[0].now, "260k");
    EXPECT_TRUE(has_moved(changes, "n"));
    EXPECT_TRUE(has_moved(changes, "g against n"));
    EXPECT_FALSE(has_moved(changes, "g"));
    for (const FigureChange& change : changes.moved)
        EXPECT_EQ(change.because, std::vector<std::string>{"offers.n.base"}) << change.name;
    const auto wins = std::find_if(changes.moved.begin(), changes.moved.end(),
                                   [](const FigureChange& change) { return change.name == "wins"; });
    ASSERT_NE(wins, changes.moved.end());
    EXPECT_LT(wins->now, wins->before);
    EXPECT_TRUE(wins->is_chance);
}

TEST(RunChanges, OfACompanyReachItsOffersAlone) {
    const RunChanges changes =
        compare_runs(answer_with({}), answer_with({"companies.g.liquidity.ipo.hazard=60%/yr"}));
    EXPECT_TRUE(has_moved(changes, "g"));
    EXPECT_FALSE(has_moved(changes, "n"));
}

TEST(RunChanges, TellWhichOffersCameAndWent) {
    RunAnswer fewer = answer_with({});
    fewer.offers.pop_back();
    fewer.comparisons.clear();
    const RunChanges changes = compare_runs(fewer, answer_with({}));
    EXPECT_EQ(changes.offers_new, std::vector<std::string>{"n"});
    EXPECT_EQ(compare_runs(answer_with({}), fewer).offers_gone, std::vector<std::string>{"n"});
}

}  // namespace
}  // namespace offersim
