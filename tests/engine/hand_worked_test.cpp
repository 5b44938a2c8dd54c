// Without volatility and with sure events every figure can be worked by hand; the arithmetic stands beside
// each. What concerns pay and vesting alone is in the table of hand_worked_table_test.cpp.
#include <cmath>

#include "support/run.hpp"

namespace offersim {
namespace {

using testing::run_text;

constexpr double cent = 0.005;

std::string file(const std::string& body, const std::string& top = "") {
    return "format: 1\ntitle: by hand\nstart: 2026-01-01\nhorizon: 4y\nsettle: 4y\ncurrency: USD\n" + top +
           body;
}

/// A listed company whose price stays 1.
const std::string flat_company =
    "companies: {x: {kind: public, price: 10, growth: {drift: 0%, volatility: 0%}}}\n";

SimulationSettings few() {
    SimulationSettings settings;
    settings.paths = 600;  // two blocks and a part
    settings.threads = 1;
    return settings;
}

TEST(HandWorked, BaseBonusAndRaises) {
    const auto run = run_text(file(flat_company + R"(
offers: {a: {company: x, base: 120k/yr, bonus: 10%, raise: 5%/yr, benefits: 6k/yr}}
)"),
                              few());
    // 120,000 (1 + 1.05 + 1.05^2 + 1.05^3) = 120,000 x 4.310125
    EXPECT_NEAR(run.component("a", Component::base), 517'215.00, cent);
    EXPECT_NEAR(run.component("a", Component::bonus), 51'721.50, cent);
    EXPECT_NEAR(run.component("a", Component::benefits), 24'000, cent);
    const auto& years = run.offer("a").years;
    EXPECT_NEAR(years[0].primary.mean.value, 120'000 + 12'000 + 6'000, cent);
    EXPECT_NEAR(years[1].primary.mean.value, 126'000 + 12'600 + 6'000, cent);
    EXPECT_NEAR(years[3].primary.mean.value, 138'915 + 13'891.5 + 6'000, cent);
    EXPECT_EQ(run.offer("a").gross_nominal.standard_deviation, 0);
}

TEST(HandWorked, LeavingInACertainMonthIsWorkedThroughAHazardSoLargeThatItIsCertain) {
    // A hazard of 100 a year ends the first month for everyone: month 1 is paid and vests, nothing after.
    const auto run = run_text(file(flat_company + R"(
offers:
  a:
    company: x
    base: 120k/yr
    bonus: 10%
    equity: [{type: rsu, value: 480k, vesting: {over: 4y, every: month}}]
    sign_on: {amount: 48k, equity: 50%, vesting: {over: 24mo, every: month}}
)",
                                   "person: {leave: 10000%/yr, after: {income: 60k/yr, gap: 3mo}}\n"),
                              few());
    EXPECT_NEAR(run.component("a", Component::base), 10'000, cent);
    EXPECT_NEAR(run.component("a", Component::bonus), 0, cent);
    EXPECT_NEAR(run.component("a", Component::equity), 10'000, cent);     // 480,000 / 48
    EXPECT_NEAR(run.component("a", Component::sign_on), 2'000, cent);     // 24,000 / 24 in each part
    EXPECT_NEAR(run.component("a", Component::after), 44 * 5'000, cent);  // months 5 to 48
    EXPECT_EQ(run.offer("a").fate.left_early.value, 1);
}

TEST(HandWorked, GrowthOfASureShareIsContinuous) {
    const auto run = run_text(
        file(R"(companies: {x: {kind: public, price: 10, dividend: 2%, growth: {drift: 8%, volatility: 0%}}}
offers: {a: {company: x, equity: [{type: rsu, value: 100k, vesting: {at: 18mo}}]},
         b: {company: x, equity: [{type: nso, shares: 1000, strike: 9, vesting: immediate, exercise: at_horizon}]}}
)"),
        few());
    EXPECT_NEAR(run.component("a", Component::equity), 100'000 * std::exp(0.06 * 1.5), cent);
    EXPECT_NEAR(run.component("b", Component::equity), 1000 * (10 * std::exp(0.06 * 4) - 9), cent);
}

TEST(HandWorked, AnAcquisitionCashesVestedSharesAndKeepsTheSchedule) {
    // A hazard of 100 a year: the deal comes in month 1, at the fair price, and all goes on as cash.
    const std::string company = R"(
companies: {g: {kind: private, value: 14B, growth: {drift: 12%, volatility: 0%},
                liquidity: {acquisition: {hazard: 10000%/yr%ACCELERATION%}}}}
offers: {a: {company: g, base: 12k/yr, equity: [{type: rsu, value: 480k, trigger: double, vesting: {over: 4y, every: month}}]}}
)";
    const double price = std::exp(0.01);
    auto text = company;
    text.replace(text.find("%ACCELERATION%"), 14, "");
    const auto kept = run_text(file(text), few());
    EXPECT_NEAR(kept.component("a", Component::equity), 480'000 * price, cent);
    EXPECT_NEAR(kept.offer("a").years[0].components[static_cast<int>(Component::equity)].value,
                120'000 * price, cent);
    EXPECT_NEAR(kept.component("a", Component::base), 48'000, cent);
    EXPECT_EQ(kept.offer("a").fate.acquired.value, 1);
    text = company;
    text.replace(text.find("%ACCELERATION%"), 14, ", acceleration: 50%");
    const auto faster = run_text(file(text), few());
    // Month 1: 10,000 vested and half of the remaining 470,000; the other half month by month.
    EXPECT_NEAR(faster.offer("a").years[0].components[static_cast<int>(Component::equity)].value,
                (10'000 + 235'000 + 11 * 5'000) * price, cent);
    EXPECT_NEAR(faster.component("a", Component::equity), 480'000 * price, cent);
}

TEST(HandWorked, AShutdownEndsPayAndEquityAndWhatComesAfterBegins) {
    const auto run = run_text(file(R"(
companies: {g: {kind: private, value: 14B, growth: {volatility: 0%}, liquidity: {shutdown: {hazard: 10000%/yr}}}}
offers: {a: {company: g, base: 120k/yr, equity: [{type: rsu, value: 480k, vesting: {over: 4y, every: month}}]}}
)",
                                   "person: {after: {income: 60k/yr, gap: 3mo}}\n"),
                              few());
    EXPECT_EQ(run.component("a", Component::base), 0);  // it shuts in month 1, before that month's pay
    EXPECT_EQ(run.component("a", Component::equity), 0);
    EXPECT_NEAR(run.component("a", Component::after), 45 * 5'000, cent);  // months 4 to 48
    EXPECT_EQ(run.offer("a").fate.shutdown.value, 1);
    EXPECT_EQ(run.offer("a").fate.equity_zero.value, 1);
    EXPECT_EQ(run.offer("a").fate.left_early.value, 0);
}

TEST(HandWorked, AnIpoSellsAfterTheLockupAndExpiryCounts) {
    const std::string head =
        "companies: {g: {kind: private, value: 14B, growth: {drift: 12%, volatility: 0%},"
        " liquidity: {ipo: {hazard: 10000%/yr, lockup: 6mo}}}}\n";
    const auto run = run_text(file(head + R"(
offers:
  a: {company: g, equity: [{type: rsu, value: 480k, trigger: double, vesting: {over: 4y, every: month}}]}
  b: {company: g, equity: [{type: rsu, value: 480k, vesting: {over: 4y, every: month}, sell: at_horizon}]}
)"),
                              few());
    double expected = 70'000 * std::exp(0.07);  // seven tranches wait for month 7
    for (int month = 8; month <= 48; ++month) expected += 10'000 * std::exp(0.01 * month);
    EXPECT_NEAR(run.component("a", Component::equity), expected, cent);
    EXPECT_NEAR(run.component("b", Component::equity), 480'000 * std::exp(0.48), cent);
    EXPECT_EQ(run.offer("a").fate.ipo.value, 1);
}

}  // namespace
}  // namespace offersim
