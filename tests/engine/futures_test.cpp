// Named futures: each draws as often as its chance says, overrides what it names, and has figures of its own.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "support/every_path.hpp"
#include "support/stepped.hpp"

namespace offersim {
namespace {

using testing::for_paths;
using testing::MonthlyMarket;
using testing::PathCase;
using testing::run_text;
using testing::z_of_count;

constexpr double most_z = 4.1;

const std::string stories = R"(start: 2026-01-01
companies:
  g:
    value: 1B
    fully_diluted: 100M
    growth: {volatility: 60%}
    liquidity: {ipo: {hazard: 10%/yr}, shutdown: {hazard: 5%/yr}}
    futures:
      public in 2027: {chance: 35%, ipo: {at: 2027-03..2027-12, value: 2B}}
      bought: {chance: 20%, acquisition: {at: 2027-01..2029-12, value: 500M}}
      stays private: {chance: 30%, liquidity: none, growth: {volatility: 10%}}
      as now: {chance: 15%}
  x: {kind: public, price: 10, growth: {volatility: 0%}}
offers:
  a: {company: g, equity: [{type: rsu, shares: 1000, vesting: immediate, trigger: double}]}
  b: {company: x, equity: [{type: rsu, shares: 700, vesting: immediate}]}
)";

TEST(Futures, FollowTheirOwnTermsOnTheirOwnPaths) {
    MonthlyMarket market(stories);
    const double* future = nullptr;
    double count[4] = {}, spread = 0;
    market.each_path(0, 60, [&](CompanyHistory& history, int lane) {
        future = market.inputs[market.plan.companies[0].future];
        const auto at = static_cast<std::size_t>(lane);
        const auto which = static_cast<int>(future[lane]);
        const EventKind kind = history.events().kind[at];
        const int month = history.events().month[at];
        count[which] += 1;
        if (which == 0) {
            ASSERT_EQ(kind, EventKind::ipo);
            ASSERT_NEAR(history.price(month)[lane], 20, 1e-9);
        } else if (which == 1) {
            ASSERT_EQ(kind, EventKind::acquisition);
            ASSERT_NEAR(history.deal_price()[lane], 5, 1e-9);
        } else if (which == 2) {
            ASSERT_EQ(kind, EventKind::none);
            spread += std::pow(std::log(history.price(12)[lane] / 10) + 0.005, 2);
        } else {
            ASSERT_NE(kind, EventKind::acquisition);
        }
    });
    const double chances[4] = {0.35, 0.2, 0.3, 0.15};
    for (int f = 0; f < 4; ++f)
        EXPECT_LT(std::abs(z_of_count(count[f], 60 * block_paths, chances[f])), most_z);
    EXPECT_LT(std::abs(spread / count[2] - 0.01) / (0.01 * std::sqrt(2 / count[2])), most_z);
}

TEST(Futures, AreReportedOneByOneAndAddUpToTheWhole) {
    SimulationSettings settings;
    settings.paths = 20'000;
    settings.threads = 1;
    const auto run = run_text(stories, settings);
    const auto& futures = run.offer("a").futures;
    ASSERT_EQ(futures.size(), 4u);
    EXPECT_EQ(futures[0].name, "public in 2027");
    EXPECT_EQ(futures[0].chance, 0.35);
    EXPECT_NEAR(futures[1].gross_nominal.mean.value, 5000, 1e-8);  // a deal at 5 a share pays 1,000 shares
    EXPECT_EQ(futures[2].gross_nominal.mean.value, 0);
    EXPECT_EQ(futures[1].against[0].offer, "b");
    EXPECT_EQ(futures[1].against[0].p_beats.value, 0);  // 5,000 against 7,000
    EXPECT_EQ(futures[0].fate.ipo.value, 1);
    double mean = 0, wins = 0;
    std::uint64_t paths = 0;
    for (const FutureAnswer& future : futures) {
        paths += future.paths;
        mean += static_cast<double>(future.paths) * future.gross_nominal.mean.value;
        wins += static_cast<double>(future.paths) * future.against[0].p_beats.value;
    }
    EXPECT_EQ(paths, run.outcomes.paths);
    EXPECT_NEAR(mean / static_cast<double>(paths), run.offer("a").gross_nominal.mean.value, 1e-6);
    EXPECT_NEAR(wins / static_cast<double>(paths), run.answer.comparisons[0].p_a_beats_b.value, 1e-9);
    EXPECT_TRUE(run.offer("b").futures.empty());
}

TEST(Futures, AFutureWithoutAnythingOfItsOwnIsTheCompanyAsItIs) {
    // Half of the paths follow each of two futures that change nothing: the same paths as without futures.
    SimulationSettings settings;
    settings.paths = 3000;
    settings.threads = 1;
    const std::string body =
        "companies: {g: {value: 1B, growth: {volatility: 60%}, appraisal: {discount: 0%}, liquidity: "
        "{ipo: {hazard: 10%/yr..30%/yr}, tender: {chance: 30%, cap: 10%}}";
    const std::string offers =
        "}}\noffers: {a: {company: g, equity: [{type: rsu, value: 100, vesting: {over: 4y}}]}}\n";
    const auto whole = run_text(body + offers, settings);
    const auto split =
        run_text(body + ", futures: {one: {chance: 50%}, other: {chance: 50%}}" + offers, settings);
    EXPECT_NEAR(whole.offer("a").gross_nominal.mean.value, split.offer("a").gross_nominal.mean.value, 1e-9);
    EXPECT_EQ(whole.offer("a").gross_nominal.percentiles[3].value,
              split.offer("a").gross_nominal.percentiles[3].value);
}

TEST(Futures, EachAcceleratesAsItSays) {
    // The month of the deal tells the futures apart; 48,000 shares at a price of 1 vest 1,000 a month.
    const std::string companies = R"(horizon: 4y
settle: 5y
companies:
  x:
    value: 1B
    growth: {volatility: 0%}
    liquidity: {acquisition: {hazard: 1%/yr, acceleration: 25%}}
    futures:
      as the company: {chance: 25%, acquisition: {at: 2027-01, value: 1B}}
      half: {chance: 25%, acquisition: {at: 2027-07, value: 1B, acceleration: 50%}}
      nothing: {chance: 25%, acquisition: {at: 2028-01, value: 1B, acceleration: 0%}}
      all: {chance: 25%, acquisition: {at: 2028-07, value: 1B, acceleration: 100%}}
)";
    struct Case {
        double at_deal, each_month_after;
    };
    const auto expect = [&](const std::string& terms, const std::map<int, Case>& cases) {
        const std::string offers =
            "offers: {a: {company: x, equity: [{type: rsu, shares: 48000, trigger: double, vesting: {over: "
            "4y, every: month}" +
            terms + "}]}}\n";
        std::set<int> seen;
        for_paths(
            companies + offers,
            [&](const PathCase& path) {
                const Case& expected = cases.at(path.event_month);
                const auto month = static_cast<std::size_t>(path.event_month);
                EXPECT_NEAR(path.money[month], expected.at_deal, 0.005) << "month " << month << terms;
                EXPECT_NEAR(path.money[month + 1], expected.each_month_after, 0.005) << "month " << month;
                EXPECT_NEAR(path.total, 48'000, 0.005);
                seen.insert(path.event_month);
                return true;
            },
            1);
        EXPECT_EQ(seen.size(), cases.size());
    };
    expect("", {{12, {12'000 + 9'000, 750}},
                {18, {18'000 + 15'000, 500}},
                {24, {24'000, 1'000}},
                {30, {30'000 + 18'000, 0}}});
    // The award's own terms come first in every future.
    expect(", acceleration: {single: 50%}", {{12, {12'000 + 18'000, 500}},
                                             {18, {18'000 + 15'000, 500}},
                                             {24, {24'000 + 12'000, 500}},
                                             {30, {30'000 + 9'000, 500}}});
}

}  // namespace
}  // namespace offersim
