// What nobody reads is not made, and makes no difference: a run that keeps few months comes to the same
// money, path by path, as one that keeps every row of every month.
#include "engine/months_read.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/block.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

std::string scenario(const std::string& company, const std::string& equity) {
    return "format: 1\ntitle: read\nstart: 2026-01-01\nhorizon: 4y\nsettle: 10y\n"
           "person: {leave: {by_year: [10%/yr], layoff: 2%/yr, layoff_after_down_round: 20%/yr}}\n"
           "companies:\n"
           "  listed: {kind: public, price: 100, growth: {volatility: 40%}, blackout: [1, 4, 7, 10]}\n"
           "  private:\n"
           "    kind: private\n"
           "    value: 2B\n"
           "    fully_diluted: 100M\n"
           "    capital: {classes: [{name: A, shares: 30M, invested: 300M}]}\n"
           "    growth: {drift: 10%, volatility: 70%}\n"
           "    rounds: {every: 18mo, step_up: 0.5x..2x, dilution: 12%, anti_dilution: broad-based}\n"
           "    appraisal: {every: 12mo, lag: 2mo, discount: 20%}\n" +
           company +
           "correlation: {listed: {private: 0.5}}\n"
           "offers:\n"
           "  private: {company: private, base: 100k, equity: [{" +
           equity +
           ", vesting: {over: 4y, cliff: 12mo}}], refresh: {value: 40k/yr, vesting: standard-4y}}\n"
           "  listed: {company: listed, base: 100k, espp: {contribution: 10%}}\n";
}

const std::string ends_by_hazards =
    "    liquidity:\n"
    "      ipo: {hazard: 25%/yr, lockup: 6mo, first_day_return: 10%, volatility: 40%}\n"
    "      acquisition: {hazard: 10%/yr, acceleration: 50%, escrow: {share: 10%, loss: 0%..30%}}\n"
    "      shutdown: {hazard: 6%/yr}\n"
    "      tender: {chance: 30%, cap: 20%}\n"
    "      secondary: {chance: 20%, cap: 25%, discount: 10%..40%}\n";
const std::string ends_by_value =
    "    liquidity: {ipo: {hazard: {per_year: 20%/yr, elasticity: 1}}, shutdown: {hazard: 6%/yr}}\n";
const std::string ends_by_stories =
    "    liquidity: {ipo: {hazard: 20%/yr}, acquisition: {hazard: 10%/yr}}\n"
    "    futures:\n"
    "      lists: {chance: 35%, ipo: {at: 2027-03..2028-12, value: 4B}}\n"
    "      stays: {chance: 45%}\n"
    "      fails: {chance: 20%, shutdown: {at: 2027-01..2030-01}}\n";

/// Of two offers.
void expect_same_paths(const std::string& text) {
    const Plan plan = make_plan(testing::read_or_fail(text), 3);
    Block few(plan, best_kernels(), Resolution::year), all(plan, best_kernels(), Resolution::month);
    for (std::uint64_t block = 0; block < 3; ++block) {
        few.run(block * block_paths, block_paths);
        all.run(block * block_paths, block_paths);
        for (int offer = 0; offer < 2; ++offer)
            for (int lane = 0; lane < block_paths; ++lane) {
                const double money = all.nominal(offer)[lane], paper = all.paper(offer)[lane];
                ASSERT_NEAR(few.nominal(offer)[lane], money, 1e-9 * std::abs(money) + 1e-9) << text << lane;
                ASSERT_NEAR(few.paper(offer)[lane], paper, 1e-9 * std::abs(paper) + 1e-9) << text << lane;
            }
    }
}

TEST(MonthsRead, WhatIsNotMadeChangesNoPath) {
    for (const std::string& company : {ends_by_hazards, ends_by_value, ends_by_stories})
        for (const std::string equity :
             {"type: rsu, value: 200k, trigger: double", "type: rsu, value: 200k, sell: {after: 8mo}",
              "type: rsu, value: 200k, priced_at: 409a", "type: nso, shares: 20k, window: 90d",
              "type: nso, shares: 20k, leaver_exercise: {in_the_money: 20%}, exercise: at_horizon",
              "type: nso, shares: 20k, window: 24mo, exercise: {multiple: 3x}",
              "type: nso, shares: 20k, payment: cash, exercise: {multiple: 1.5x}",
              "type: iso, shares: 20k, exercise: at_grant", "type: phantom, shares: 20k, paid: at_vest",
              "type: nso, shares: 20k, at_acquisition: assumed"})
            expect_same_paths(scenario(company, equity));
}

TEST(MonthsRead, AGrantWithSmallPrintChangesNoneWithout) {
    expect_same_paths(
        "format: 1\ntitle: mixed\nstart: 2026-01-01\nhorizon: 4y\nsettle: 8y\n"
        "person: {leave: 10%/yr}\n"
        "companies:\n"
        "  x:\n"
        "    value: 2B\n"
        "    fully_diluted: 100M\n"
        "    growth: {volatility: 60%}\n"
        "    liquidity:\n"
        "      ipo: {hazard: 25%/yr, lockup: 6mo, first_day_return: 10%}\n"
        "      acquisition: {hazard: 15%/yr}\n"
        "offers:\n"
        "  a:\n"
        "    company: x\n"
        "    equity:\n"
        "      - {type: rsu, value: 200k, trigger: double, vesting: {over: 4y}}\n"
        "      - {type: rsu, value: 100k, acceleration: {single: 100%}, vesting: {over: 4y}}\n"
        "  b: {company: x, base: 100k}\n");
}

TEST(MonthsRead, SalesWaitForAnOpenMonth) {
    PlanCompany company{};
    company.blackout = {false, true, true, false, true};
    EXPECT_EQ(first_open_month(company, 0, 4), 0);
    EXPECT_EQ(first_open_month(company, 1, 4), 3);
    EXPECT_EQ(first_open_month(company, 4, 4), 4);  // at settlement everything goes
    EXPECT_EQ(first_open_month(PlanCompany{}, 2, 4), 2);
}

}  // namespace
}  // namespace offersim
