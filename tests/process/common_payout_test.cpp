#include "process/common_payout.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "process/capital_examples.hpp"
#include "process/common_worth.hpp"
#include "process/waterfall.hpp"

namespace offersim {
namespace {

TEST(CommonPayout, IsThatOfTheWaterfallPlayedOutMoveByMove) {
    std::mt19937_64 generator(1);
    for (int trial = 0; trial < 3000; ++trial) {
        const CapitalStructure capital = random_capital(generator);
        const double exit = std::uniform_real_distribution<>(0, 4e8)(generator);
        const double expected = acquisition_payouts(capital, exit).common / capital.common_shares;
        ASSERT_NEAR(common_payout(acquisition_claims(capital), capital.common_shares, exit), expected,
                    1e-9 * (1 + expected))
            << "trial " << trial;
    }
}

TEST(CommonPayout, IsNothingWhereThePreferenceIsMoreThanTheExit) {
    std::vector<Claim> claims{{10, 1, 2}};
    EXPECT_EQ(common_payout(claims, 8, 9.99), 0);
    EXPECT_EQ(common_payout(claims, 8, 10), 0);
    EXPECT_NEAR(common_payout(claims, 8, 18), 1, 1e-12);    // (18 - 10) / 8, converting would give 2 x 1.8
    EXPECT_NEAR(common_payout(claims, 8, 100), 10, 1e-12);  // all convert
}

TEST(CommonPayout, PreferencesAreWhatTheWaterfallPaysThoseWhoDoNotConvert) {
    std::mt19937_64 generator(2);
    for (int trial = 0; trial < 3000; ++trial) {
        const CapitalStructure capital = random_capital(generator);
        const double exit = std::uniform_real_distribution<>(0, 4e8)(generator);
        const Payouts payouts = acquisition_payouts(capital, exit);
        if (payouts.common <= 0) continue;
        double expected = 0;
        for (std::size_t i = 0; i < capital.classes.size(); ++i)
            if (!payouts.converts[i]) expected += capital.classes[i].preference();
        ASSERT_NEAR(
            preferences_paid(acquisition_claims(capital), payouts.common / capital.common_shares, exit),
            expected, 1e-9 * (1 + expected))
            << "trial " << trial;
    }
    EXPECT_EQ(preferences_paid({{10, 1, 2}}, 0, 9), 9);  // common gets nothing: all goes there
}

TEST(CommonWorth, IsTheFairValueAtItsPointsAndGrowsWithTheCompany) {
    const CapitalStructure capital = [] {
        CapitalStructure structure;
        structure.common_shares = 8e6;
        ShareClass a;
        a.shares = 2e6;
        a.invested = 20e6;
        structure.classes = {a};
        return structure;
    }();
    const ExitAssumptions assumptions{0.9, 0.025, 0.25, 0, 0.5};
    const CommonWorth worth(capital, assumptions);
    double before = -1;
    for (const double value : {5e6, 20e6, 60e6, 200e6, 2000e6}) {
        const double exact = value_shares(capital, assumptions, value).common.fair_price / (value / 10e6);
        const double tabulated = worth(std::log(value), std::log(20e6));
        EXPECT_NEAR(tabulated, exact, 2e-3);
        EXPECT_GT(tabulated, before);
        before = tabulated;
    }
    EXPECT_LT(worth(std::log(1e3), std::log(20e6)), worth(std::log(5e6), std::log(20e6)) - 0.1);
}

}  // namespace
}  // namespace offersim
