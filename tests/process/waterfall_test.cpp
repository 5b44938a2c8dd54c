#include "process/waterfall.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

#include "process/capital_examples.hpp"

namespace offersim {
namespace {

CapitalStructure one_preferred(double invested, double multiple, Participation participation) {
    ShareClass preferred{
        .name = "Pref", .shares = 5e6, .invested = invested, .preference_multiple = multiple};
    preferred.participation = participation;
    return {5e6, 0, {preferred}};
}

// Hand computations as in tests/test_waterfall.py of GuoweiWu4279/True_Option_Value_Calculation_Model.
TEST(Waterfall, KeepsThePreferenceWhereItPaysMore) {
    const Payouts payouts = acquisition_payouts(one_preferred(10e6, 1, Participation::none), 15e6);
    EXPECT_DOUBLE_EQ(payouts.classes[0], 10e6);
    EXPECT_DOUBLE_EQ(payouts.common, 5e6);
    EXPECT_FALSE(payouts.converts[0]);
}

TEST(Waterfall, ConvertsWhereThatPaysMore) {
    const Payouts payouts = acquisition_payouts(one_preferred(10e6, 1, Participation::none), 30e6);
    EXPECT_DOUBLE_EQ(payouts.classes[0], 15e6);
    EXPECT_DOUBLE_EQ(payouts.common, 15e6);
    EXPECT_TRUE(payouts.converts[0]);
    EXPECT_DOUBLE_EQ(acquisition_payouts(one_preferred(10e6, 1, Participation::none), 20e6).common, 10e6);
}

TEST(Waterfall, UncappedParticipationIsPaidTwice) {
    const Payouts payouts = acquisition_payouts(one_preferred(10e6, 1, Participation::uncapped), 30e6);
    EXPECT_DOUBLE_EQ(payouts.classes[0], 20e6);
    EXPECT_DOUBLE_EQ(payouts.common, 10e6);
}

TEST(Waterfall, APreferenceAboveTheExitLeavesCommonNothing) {
    const Payouts payouts = acquisition_payouts(one_preferred(50e6, 1.5, Participation::none), 40e6);
    EXPECT_DOUBLE_EQ(payouts.classes[0], 40e6);
    EXPECT_DOUBLE_EQ(payouts.common, 0);
}

struct ThreeClassCase {
    double exit, a, b, common;
};

TEST(Waterfall, ThreeClassesComeOutByHand) {
    // A is full at 39M, converts at 59M where 11.5M shares are worth 5 each and B still keeps its 9M; B
    // converts at 69M.
    for (const auto& c : {ThreeClassCase{4.5e6, 0, 4.5e6, 0},
                          {12e6, 3e6, 9e6, 0},
                          {24e6, 7e6, 9e6, 8e6},
                          {39e6, 10e6, 9e6, 20e6},
                          {50e6, 10e6, 9e6, 31e6},
                          {60e6, 10.2e6, 9e6, 40.8e6},
                          {69e6, 12e6, 9e6, 48e6},
                          {115e6, 20e6, 15e6, 80e6}}) {
        const Payouts payouts = acquisition_payouts(three_class_example(), c.exit);
        EXPECT_NEAR(payouts.classes[0], c.a, 1e-6) << c.exit;
        EXPECT_NEAR(payouts.classes[1], c.b, 1e-6) << c.exit;
        EXPECT_NEAR(payouts.common, c.common, 1e-6) << c.exit;
    }
}

TEST(Waterfall, EqualSeniorityIsPaidProRata) {
    CapitalStructure capital = three_class_example();
    capital.classes[0].seniority = 1;
    const Payouts payouts = acquisition_payouts(capital, 7e6);
    EXPECT_DOUBLE_EQ(payouts.classes[0], 2.5e6);
    EXPECT_DOUBLE_EQ(payouts.classes[1], 4.5e6);
}

TEST(Waterfall, AtAnOfferingAllConvert) {
    const Payouts payouts = ipo_payouts(three_class_example(), 23e6);
    EXPECT_NEAR(payouts.common, 16e6, 1e-6);
    EXPECT_NEAR(payouts.classes[0], 4e6, 1e-6);
    EXPECT_NEAR(payouts.classes[1], 3e6, 1e-6);
}

TEST(Waterfall, ARatchetIsPaidByTheOthers) {
    CapitalStructure capital = three_class_example();
    capital.classes[1].ipo_ratchet = 1.25;
    const Payouts low = ipo_payouts(capital, 31.25e6);
    EXPECT_NEAR(low.classes[1], 11.25e6, 1e-6);
    EXPECT_NEAR(low.classes[0], 4e6, 1e-6);
    EXPECT_NEAR(low.common, 16e6, 1e-6);
    EXPECT_NEAR(ipo_payouts(capital, 115e6).classes[1], 15e6, 1e-6);
}

TEST(Waterfall, AVetoBringsTheAcquisitionBackBelowItsThreshold) {
    CapitalStructure capital = three_class_example();
    capital.classes[1].conversion_veto = 60e6;
    EXPECT_NEAR(ipo_payouts(capital, 50e6).common, 31e6, 1e-6);
    EXPECT_NEAR(ipo_payouts(capital, 57.5e6).common, 38.5e6, 1e-6);
    EXPECT_NEAR(ipo_payouts(capital, 60e6).common, 60e6 * 8 / 11.5, 1e-6);
    // A class that an offering pays better lets it go ahead.
    capital.classes[1].conversion_veto = 200e6;
    EXPECT_NEAR(ipo_payouts(capital, 115e6).common, 80e6, 1e-6);
}

double sum(const Payouts& payouts) {
    return std::accumulate(payouts.classes.begin(), payouts.classes.end(), payouts.common);
}

TEST(Waterfall, OfAnyStructureSumsToTheExitAndIsNeverNegative) {
    std::mt19937_64 generator(1);
    std::uniform_real_distribution<double> uniform;
    for (int i = 0; i < 4000; ++i) {
        const CapitalStructure capital = random_capital(generator);
        const double exit = i % 50 == 0 ? 0 : std::exp(std::log(1e5) + uniform(generator) * std::log(1e4));
        for (const Payouts& payouts : {acquisition_payouts(capital, exit), ipo_payouts(capital, exit)}) {
            EXPECT_NEAR(sum(payouts), exit, 1e-12 * exit);
            EXPECT_GE(payouts.common, 0);
            for (const double payout : payouts.classes) EXPECT_GE(payout, 0);
        }
    }
}

TEST(Waterfall, OfAnyStructurePaysNobodyLessForMore) {
    std::mt19937_64 generator(2);
    for (int i = 0; i < 100; ++i) {
        CapitalStructure capital = random_capital(generator);
        Payouts before = acquisition_payouts(capital, 0);
        for (double exit = 1e5; exit < 1e9; exit *= 1.2) {
            const Payouts payouts = acquisition_payouts(capital, exit);
            EXPECT_GE(payouts.common, before.common * (1 - 1e-12));
            for (std::size_t k = 0; k < payouts.classes.size(); ++k)
                EXPECT_GE(payouts.classes[k], before.classes[k] * (1 - 1e-12));
            before = payouts;
        }
    }
}

}  // namespace
}  // namespace offersim
