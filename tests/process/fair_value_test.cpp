#include "process/fair_value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "process/capital_examples.hpp"
#include "process/simulated_paths.hpp"
#include "process/waterfall.hpp"

namespace offersim {
namespace {

/// $50m for 100m shares, then $100m for 100m at $1: $1bn post-money, 5 % of it in an unissued pool.
CapitalStructure billion_dollar_example() {
    const ShareClass before{.name = "A", .shares = 100e6, .invested = 50e6};
    const ShareClass last{.name = "B", .shares = 100e6, .invested = 100e6};
    return {750e6, 50e6, {before, last}};
}

struct PublishedCase {
    const char* name;
    CapitalStructure capital;
    double fair_value_millions, overvaluation, common_per_share, common_overvaluation;
};

/// The table "effect of contract terms" of Gornall & Strebulaev (2020), recomputed from its specification.
std::vector<PublishedCase> published_cases() {
    std::vector<PublishedCase> cases;
    const auto add = [&](const char* name, double value, double over, double common,
                         double common_over) -> auto& {
        cases.push_back({name, billion_dollar_example(), value, over, common, common_over});
        return cases.back().capital;
    };
    add("baseline", 771.24, 0.2966, 0.7797, 0.2825);
    add("1.5x preference", 637.3, 0.569, 0.6217, 0.608).classes[1].preference_multiple = 1.5;
    add("2x preference", 515.1, 0.942, 0.477, 1.096).classes[1].preference_multiple = 2;
    auto& no_pool = add("no pool", 810.3, 0.234, 0.7798, 0.282);
    no_pool.unissued_pool = 0;
    no_pool.common_shares = 800e6;
    add("junior", 811.1, 0.233, 0.8225, 0.216).classes[1].seniority = 2;
    add("participating", 653.0, 0.532, 0.6393, 0.564).classes[1].participation = Participation::uncapped;
    add("ratchet 1.25x", 573.0, 0.745, 0.545, 0.835).classes[1].ipo_ratchet = 1.25;
    add("veto below 1x", 646.7, 0.546, 0.6277, 0.593).classes[1].conversion_veto = 1e9;
    return cases;
}

TEST(FairValue, MatchesThePublishedTable) {
    for (const auto& c : published_cases()) {
        const FairValue value = solve_fair_value(c.capital, {});
        EXPECT_NEAR(value.fair_value / 1e6, c.fair_value_millions, 0.002 * c.fair_value_millions) << c.name;
        EXPECT_NEAR(value.common.fair_price, c.common_per_share, 0.002 * c.common_per_share) << c.name;
        EXPECT_NEAR(value.overvaluation(), c.overvaluation, 0.002 * (1 + c.overvaluation)) << c.name;
        EXPECT_NEAR(value.common.headline_price / value.common.fair_price - 1, c.common_overvaluation,
                    0.002 * (1 + c.common_overvaluation))
            << c.name;
        EXPECT_NEAR(value.headline_value, 1e9, 1e-3) << c.name;
        EXPECT_NEAR(value.classes[1].fair_price, 1, 1e-10) << c.name;
        EXPECT_NEAR(value.common.fair_price, (1 - value.common_discount()) * 1, 1e-12) << c.name;
    }
}

TEST(FairValue, ThePartsSumToTheCompany) {
    std::mt19937_64 generator(6);
    for (int i = 0; i < 40; ++i) {
        CapitalStructure capital = random_capital(generator);
        if (capital.classes.empty()) continue;
        for (const auto& assumptions : {ExitAssumptions{}, ExitAssumptions{0.6, 0.04, 0.25, 0.06, 0.72}}) {
            const FairValue value = solve_fair_value(capital, assumptions);
            double sum = value.common.fair_price * capital.common_shares;
            for (std::size_t k = 0; k < capital.classes.size(); ++k)
                sum += value.classes[k].fair_price * capital.classes[k].shares;
            EXPECT_NEAR(sum, value.fair_value, 1e-9 * value.fair_value);
        }
    }
}

TEST(FairValue, IsWhatSimulatedExitsPay) {
    // The other way round, with the waterfall played out at simulated exits; a low volatility, so that means
    // obey the normal law.
    CapitalStructure capital = three_class_example();
    capital.classes[1].ipo_ratchet = 1.2;
    capital.classes[0].conversion_veto = 50e6;
    const ExitAssumptions assumptions{0.35, 0.05, 0.3, 0.1, 0.4};
    const FairValue value = solve_fair_value(capital, assumptions);
    std::mt19937_64 generator(8);
    std::exponential_distribution<double> time(0.4);
    std::uniform_real_distribution<double> uniform;
    std::normal_distribution<double> normal;
    std::vector<double> common, last;
    for (int path = 0; path < 50'000; ++path) {
        const double t = time(generator), kind = uniform(generator);
        const double growth = (0.15 - 0.5 * 0.35 * 0.35) * t + 0.35 * std::sqrt(t) * normal(generator);
        const double exit = value.fair_value * std::exp(growth), discount = std::exp(-0.05 * t);
        Payouts payouts = kind < 0.3 ? ipo_payouts(capital, exit) : acquisition_payouts(capital, exit);
        if (kind >= 0.75) payouts = acquisition_payouts(capital, 0);
        common.push_back(discount * payouts.common / capital.common_shares);
        last.push_back(discount * payouts.classes[1] / capital.classes[1].shares);
    }
    EXPECT_LT(std::abs(z_of_mean(common, value.common.fair_price)), 4.1);
    EXPECT_LT(std::abs(z_of_mean(last, value.classes[1].fair_price)), 4.1);
}

TEST(FairValue, WithoutPreferenceIsTheHeadlineLessThePool) {
    CapitalStructure capital = billion_dollar_example();
    for (ShareClass& share_class : capital.classes) share_class.preference_multiple = 0;
    const FairValue value = solve_fair_value(capital, {});
    EXPECT_NEAR(value.fair_value, 950e6, 1e-2);
    EXPECT_NEAR(value.common_discount(), 0, 1e-10);
}

TEST(FairValue, WithoutVolatilityToSpeakOfPreferenceIsWorthLittle) {
    EXPECT_NEAR(solve_fair_value(billion_dollar_example(), {0.02, 0.025, 0.25, 0, {}}).fair_value, 950e6,
                0.5e6);
}

}  // namespace
}  // namespace offersim
