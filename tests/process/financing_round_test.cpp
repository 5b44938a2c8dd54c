#include "process/financing_round.hpp"

#include <gtest/gtest.h>

#include "process/waterfall.hpp"

namespace offersim {
namespace {

/// 8M common and 2M of class A that paid 2.50 a share.
CapitalStructure after_series_a() {
    CapitalStructure capital;
    capital.common_shares = 8e6;
    ShareClass a;
    a.name = "A";
    a.shares = 2e6;
    a.invested = 5e6;
    capital.classes = {a};
    return capital;
}

FinancingRound ten_percent(double price) {
    FinancingRound round;
    round.price = price;
    round.dilution = 0.1;
    return round;
}

TEST(FinancingRound, OfTenPercentLeavesNinetyPercentOfTheOwnership) {
    const CapitalStructure before = after_series_a();
    const CapitalStructure after = after_round(before, ten_percent(4));
    const double owned_before = 1e6 / before.fully_diluted(), owned_after = 1e6 / after.fully_diluted();
    EXPECT_NEAR(owned_after / owned_before, 0.9, 1e-12);
    EXPECT_NEAR(after.classes.back().shares / after.fully_diluted(), 0.1, 1e-12);
    EXPECT_NEAR(after.classes.back().invested, 4 * after.classes.back().shares, 1e-6);
}

TEST(FinancingRound, LosesNobodyValueByDilutionAlone) {
    // Worth 40M before at 4 a share, and 40M plus the cash after: a share is still worth 4 once all convert.
    const CapitalStructure after = after_round(after_series_a(), ten_percent(4));
    const double value = 40e6 + after.classes.back().invested;
    EXPECT_NEAR(value / after.outstanding_as_converted(), 4, 1e-12);
    EXPECT_NEAR(acquisition_payouts(after, value).common / after.common_shares, 4, 1e-9);
}

TEST(FinancingRound, GrowsTheStackAndRanksFirstUnlessPariPassu) {
    FinancingRound round = ten_percent(4);
    round.preference_multiple = 2;
    const CapitalStructure senior = after_round(after_series_a(), round);
    EXPECT_LT(senior.classes[1].seniority, senior.classes[0].seniority);
    EXPECT_NEAR(senior.classes[1].preference(), 2 * senior.classes[1].invested, 1e-6);
    round.is_senior = false;
    const CapitalStructure level = after_round(after_series_a(), round);
    EXPECT_EQ(level.classes[1].seniority, level.classes[0].seniority);
}

TEST(FinancingRound, ToppedUpPoolsDiluteAndAreNotPaid) {
    FinancingRound round = ten_percent(4);
    round.pool = 0.05;
    const CapitalStructure after = after_round(after_series_a(), round);
    EXPECT_NEAR(10e6 / after.fully_diluted(), 0.85, 1e-12);
    EXPECT_NEAR(after.unissued_pool / after.fully_diluted(), 0.05, 1e-12);
    EXPECT_NEAR(after.outstanding_as_converted(), 10e6 + after.classes.back().shares, 1e-3);
}

TEST(FinancingRound, DownRoundsAdjustTheConversionOfThoseWhoPaidMore) {
    FinancingRound round = ten_percent(1.25);  // half of what A paid
    const double issued = 10e6 / 0.9 * 0.1;
    round.anti_dilution = AntiDilution::broad_based;
    const CapitalStructure broad = after_round(after_series_a(), round);
    // CP' = 2.50 (10M + issued x 1.25 / 2.50) / (10M + issued)
    const double price = 2.5 * (10e6 + issued * 0.5) / (10e6 + issued);
    EXPECT_NEAR(broad.classes[0].conversion_ratio, 2.5 / price, 1e-12);
    round.anti_dilution = AntiDilution::full_ratchet;
    EXPECT_NEAR(after_round(after_series_a(), round).classes[0].conversion_ratio, 2, 1e-12);
    round.price = 3;
    EXPECT_EQ(after_round(after_series_a(), round).classes[0].conversion_ratio, 1);
}

}  // namespace
}  // namespace offersim
