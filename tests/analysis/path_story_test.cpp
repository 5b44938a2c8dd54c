#include "analysis/path_story.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "support/run.hpp"

namespace offersim {

namespace {

constexpr const char* scenario = R"(format: 1
title: a private offer against a public one
start: 2026-03-02
horizon: 4y
settle: 10y
person: {discount: 4.5%/yr, leave: 15%/yr, after: {income: 100k/yr, gap: 3mo}}
companies:
  young: {kind: private, value: 10B, growth: {drift: 10%, volatility: 70%},
          liquidity: {ipo: {hazard: 18%/yr}, acquisition: {hazard: 7%/yr}, shutdown: {hazard: 6%/yr}}}
  old: {kind: public, price: 100, growth: {drift: 8%, volatility: 30%}}
offers:
  young: {company: young, base: 200k..260k, bonus: 10%, refresh: {value: 40k/yr, vesting: standard-4y},
          sign_on: {amount: 60k, vesting: immediate, clawback: 24mo},
          equity: [{type: rsu, value: 400k, trigger: double, vesting: standard-4y}]}
  old: {company: old, total: 360k/yr, mix: {equity: 45%, bonus: 10%}}
report: {percentiles: [1, 10, 50, 90, 99], compare: young}
)";

class PathStoryTest : public ::testing::Test {
protected:
    PathStoryTest() {
        SimulationSettings settings;
        settings.paths = paths;
        run = testing::run_text(scenario, settings);
    }
    static constexpr std::uint64_t paths = 2000;
    testing::RunOf run;
};

TEST_F(PathStoryTest, SumsToThePathsWorthInTheRun) {
    for (std::size_t offer = 0; offer < 2; ++offer)
        for (std::uint64_t path = 0; path < paths; path += 97) {
            const PathStory story = tell_path(run.scenario, run.plan, offer, path);
            const double present = run.outcomes.primary(offer).values[path];
            const double nominal = run.outcomes.offers[offer].nominal.values[path];
            double months = 0, months_nominal = 0;
            for (const StoryMonth& month : story.months) {
                months += month.present;
                months_nominal += month.nominal;
                EXPECT_NEAR(std::accumulate(month.components.begin(), month.components.end(), 0.0),
                            month.nominal, 1e-9 * (1 + std::abs(month.nominal)));
            }
            EXPECT_NEAR(months, present, 1e-9 * (1 + present)) << path;
            EXPECT_NEAR(months_nominal, nominal, 1e-9 * (1 + nominal)) << path;
            EXPECT_NEAR(std::accumulate(story.components.begin(), story.components.end(), 0.0), nominal,
                        1e-9 * (1 + nominal));
            const std::size_t other = 1 - offer;
            EXPECT_NEAR(story.rivals.front().worth, run.outcomes.primary(other).values[path],
                        1e-9 * (1 + story.rivals.front().worth));
        }
}

/// What the journal tells is all that shares brought.
TEST_F(PathStoryTest, TellsWhereTheMoneyOfSharesComesFrom) {
    double told = 0;
    for (std::uint64_t path = 0; path < paths; path += 41) {
        const PathStory story = tell_path(run.scenario, run.plan, 0, path);
        double shares = 0, journal = 0;
        for (const StoryMonth& month : story.months) shares += month.shares;
        for (const JournalEntry& entry : story.journal)
            if (entry.kind != JournalEntry::Kind::clawed_back) journal += entry.amount;
        const double paid = story.components[static_cast<std::size_t>(Component::equity)] +
                            story.components[static_cast<std::size_t>(Component::refresh)];
        EXPECT_NEAR(shares, paid, 1e-9 * (1 + paid)) << path;
        EXPECT_NEAR(journal, paid, 1e-9 * (1 + paid)) << path;
        told += shares;
    }
    EXPECT_GT(told, 0);
}

TEST_F(PathStoryTest, TheMonthsAgreeWithTheFates) {
    std::uint64_t left = 0, listed = 0;
    for (std::uint64_t path = 0; path < 400; ++path) {
        const PathStory story = tell_path(run.scenario, run.plan, 0, path);
        if (story.event == EventKind::ipo) ++listed;
        if (!story.leave_month) continue;
        ++left;
        for (const StoryMonth& month : story.months)
            if (month.month > *story.leave_month) {
                EXPECT_EQ(month.components[static_cast<std::size_t>(Component::base)], 0);
            }
    }
    SimulationSettings settings;
    settings.paths = 400;
    const testing::RunOf small = testing::run_text(scenario, settings);
    EXPECT_NEAR(static_cast<double>(left) / 400, small.offer("young").fate.left_early.value, 1e-12);
    EXPECT_NEAR(static_cast<double>(listed) / 400, small.offer("young").fate.ipo.value, 1e-12);
}

TEST_F(PathStoryTest, APercentileIsTheOrderStatisticOfTheReport) {
    StudySettings settings;
    settings.paths = paths;
    for (const Percentile& percentile : run.offer("young").gross_present.percentiles) {
        const auto [path, choice] = path_at_percentile(run.plan, 0, percentile.p, settings);
        EXPECT_EQ(choice.rank, static_cast<std::uint64_t>(percentile.p / 100 * paths));
        EXPECT_EQ(choice.among, paths);
        EXPECT_NEAR(tell_path(run.scenario, run.plan, 0, path).present, percentile.value,
                    1e-9 * percentile.value);
    }
}

/// The deal of a pinned size with a known stack: 2B in all, 500M to D and 1.2B to the rest first.
TEST(PathStory, TellsWhatPreferencesTakeOfADeal) {
    SimulationSettings settings;
    settings.paths = 8;
    const testing::RunOf run = testing::run_text(R"(format: 1
start: 2026-03-02
horizon: 4y
settle: 10y
companies:
  young:
    kind: private
    fully_diluted: 100M
    capital: {classes: [{name: C, shares: 30M, invested: 1.2B, seniority: 2}, {name: D, shares: 10M, invested: 500M}]}
    common: headline
    growth: {volatility: 50%}
    liquidity: {acquisition: {at: 2027-03, value: 2B}}
offers:
  young: {company: young, base: 200k, equity: [{type: rsu, value: 400k, vesting: standard-4y}]}
)",
                                                 settings);
    const PathStory story = tell_path(run.scenario, run.plan, 0, 3);
    ASSERT_EQ(story.event, EventKind::acquisition);
    ASSERT_TRUE(story.deal_value.has_value());
    EXPECT_NEAR(*story.deal_value, 2e9, 1);
    EXPECT_NEAR(story.deal_preferences, 1.7e9, 1);
    EXPECT_NEAR(story.deal_price, 300e6 / 60e6, 1e-6);
}

TEST_F(PathStoryTest, SaysWhatUncertainNumbersCameOutAs) {
    const PathStory story = tell_path(run.scenario, run.plan, 0, 7);
    ASSERT_EQ(story.draws.size(), 1u);
    EXPECT_EQ(story.draws.front().key, "offers.young.base");
    EXPECT_GE(story.draws.front().value, 200'000);
    EXPECT_LE(story.draws.front().value, 260'000);
    EXPECT_NEAR(story.months[1].components[static_cast<std::size_t>(Component::base)],
                story.draws.front().value / 12, 1e-6);
}

}  // namespace

}  // namespace offersim
