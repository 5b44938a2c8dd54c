#include "process/waterfall_curve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "process/capital_examples.hpp"
#include "process/waterfall.hpp"

namespace offersim {
namespace {

TEST(WaterfallCurve, BreaksWhereTheThreeClassesDo) {
    const WaterfallCurve curve = common_curve(three_class_example());
    EXPECT_THAT(curve.exit,
                testing::Pointwise(testing::DoubleNear(1e-6), {0.0, 9e6, 14e6, 39e6, 59e6, 69e6}));
    EXPECT_THAT(curve.slope, testing::Pointwise(testing::DoubleNear(1e-18),
                                                {0.0, 0.0, 1e-6 / 10, 1e-6 / 8, 1e-6 / 10, 1e-6 / 11.5}));
    EXPECT_NEAR(curve(60e6), 5.1, 1e-12);
}

TEST(WaterfallCurve, OfCommonAloneIsProportional) {
    const WaterfallCurve curve = common_curve({8e6, 1e6, {}});
    EXPECT_DOUBLE_EQ(curve(20e6), 2.5);
    EXPECT_DOUBLE_EQ(curve(0), 0);
}

void expect_equal(const CapitalStructure& capital, double exit, const WaterfallCurves& curves,
                  const Payouts& payouts) {
    EXPECT_NEAR(curves.common_per_share(exit) * capital.common_shares, payouts.common, 1e-9 * exit);
    for (std::size_t k = 0; k < capital.classes.size(); ++k)
        EXPECT_NEAR(curves.classes[k](exit), payouts.classes[k], 1e-9 * exit) << "class " << k;
}

TEST(WaterfallCurve, OfAnyStructureIsTheWaterfall) {
    std::mt19937_64 generator(4);
    std::uniform_real_distribution<double> uniform;
    for (int i = 0; i < 1000; ++i) {
        const CapitalStructure capital = random_capital(generator);
        const WaterfallCurves acquisition = acquisition_curves(capital);
        const WaterfallCurves offering = ipo_curves(capital);
        for (int j = 0; j < 20; ++j) {
            const double exit = std::exp(std::log(1e5) + uniform(generator) * std::log(1e4));
            expect_equal(capital, exit, acquisition, acquisition_payouts(capital, exit));
            expect_equal(capital, exit, offering, ipo_payouts(capital, exit));
        }
    }
}

TEST(WaterfallCurve, EvaluatesWholeBlocks) {
    std::mt19937_64 generator(5);
    for (int i = 0; i < 50; ++i) {
        const WaterfallCurve curve = common_ipo_curve(random_capital(generator));
        std::vector<double> exits{0};
        for (double exit = 1e4; exit < 1e10; exit *= 1.7) exits.push_back(exit);
        exits.insert(exits.end(), curve.exit.begin(), curve.exit.end());
        std::vector<double> payoffs(exits.size());
        curve.evaluate(exits, payoffs);
        for (std::size_t k = 0; k < exits.size(); ++k) EXPECT_EQ(payoffs[k], curve(exits[k]));
    }
}

}  // namespace
}  // namespace offersim
