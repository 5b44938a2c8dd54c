#include "analysis/pictures.hpp"

#include <gtest/gtest.h>

#include "support/run.hpp"

namespace offersim {

namespace {

constexpr const char* scenario = R"(format: 1
start: 2026-03-02
horizon: 4y
settle: 10y
person: {discount: 4.5%/yr, leave: 10%/yr}
companies:
  young: {kind: private, value: 10B, growth: {drift: 10%, volatility: 70%},
          liquidity: {ipo: {hazard: 18%/yr}, acquisition: {hazard: 7%/yr}, shutdown: {hazard: 6%/yr}}}
  old: {kind: public, price: 100, growth: {drift: 8%, volatility: 30%}}
offers:
  young: {company: young, base: 250k, equity: [{type: rsu, value: 400k, trigger: double, vesting: standard-4y}]}
  old: {company: old, total: 360k/yr, mix: {equity: 45%, bonus: 10%}}
)";

/// Where the pass over months sees every path of the run, its end is the run's.
class Pictures : public ::testing::Test {
protected:
    Pictures() {
        SimulationSettings settings;
        settings.paths = 4096;
        run = testing::run_text(scenario, settings);
        pictures = picture_run(run.plan, run.outcomes, {1, 0});
    }
    testing::RunOf run;
    RunPictures pictures;
};

TEST_F(Pictures, EndWithThePercentilesOfTheRun) {
    EXPECT_EQ(pictures.month_paths, 4096u);
    for (const OfferPicture& picture : pictures.offers) {
        const Sample& sample = run.outcomes.primary(static_cast<std::size_t>(picture.offer));
        ASSERT_EQ(picture.fan.size(), 121u);
        for (std::size_t k = 0; k < fan_percentiles.size(); ++k) {
            const double expected = percentile_of(sample, fan_percentiles[k]);
            EXPECT_NEAR(picture.fan.back()[k], expected, 1e-6 * expected);
        }
    }
}

TEST_F(Pictures, EndWithTheFatesOfTheRun) {
    const Fate& fate = run.offer("young").fate;
    const OfferPicture& young = pictures.offers.back();
    EXPECT_TRUE(young.has_events);
    EXPECT_DOUBLE_EQ(young.fates.back().listed, fate.ipo.value);
    EXPECT_DOUBLE_EQ(young.fates.back().acquired, fate.acquired.value);
    EXPECT_DOUBLE_EQ(young.fates.back().shutdown, fate.shutdown.value);
    EXPECT_DOUBLE_EQ(young.fates.back().unsold, fate.illiquid.value);
    EXPECT_EQ(young.fates.front().unsold, 1);
    EXPECT_EQ(young.fates.front().employed, 1);
    EXPECT_FALSE(pictures.offers.front().has_events);
    EXPECT_EQ(pictures.offers.front().fates.back().listed, 1);
}

TEST_F(Pictures, HoldEveryPathOfTheRun) {
    for (const OfferPicture& picture : pictures.offers) {
        double sum = picture.worth.zero + picture.worth.below + picture.worth.above;
        for (const double share : picture.worth.share) sum += share;
        EXPECT_NEAR(sum, 1, 1e-12);
    }
    const RivalPicture& rival = pictures.rivals.front();  // old against young: the comparison turned round
    const ComparisonAnswer& comparison = run.answer.comparisons.front();
    double wins = rival.difference.above;
    for (std::size_t k = 0; k < rival.difference.share.size(); ++k)
        if (rival.difference.edge(k) >= 0) wins += rival.difference.share[k];
    EXPECT_NEAR(wins, 1 - comparison.p_a_beats_b.value - comparison.p_tie.value, 1e-12);
    EXPECT_NEAR(rival.asks.front().p_wins, wins, 1e-12);
}

}  // namespace

}  // namespace offersim
