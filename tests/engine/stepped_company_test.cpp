// Companies that are simulated month by month, against sparse ones, closed forms and figures worked by hand.
#include "engine/stepped_company.hpp"

#include <fmt/format.h>

#include <cmath>

#include "support/stepped.hpp"

namespace offersim {
namespace {

using testing::MonthlyMarket;
using testing::run_text;
using testing::z_of_count;

constexpr double most_z = 4.1;

SimulationSettings paths(std::uint64_t count) {
    SimulationSettings settings;
    settings.paths = count;
    settings.threads = 1;
    return settings;
}

/// One private company `g` of 100M shares at 10, with `keys`.
std::string company(const std::string& keys, const std::string& growth = "{volatility: 60%}") {
    return "start: 2026-01-01\nsettle: 10y\ncompanies:\n  g:\n    kind: private\n    value: 1B\n    "
           "fully_diluted: "
           "100M\n    growth: " +
           growth + "\n" + keys +
           "\noffers: {a: {company: g, equity: [{type: rsu, shares: 1000, vesting: "
           "{over: 4y, cliff: 12mo}, trigger: double}]}}\n";
}

TEST(SteppedCompany, OfPlainTermsIsTheSparseOneOfTheSameDraws) {
    const std::string plain =
        "    common: 60%\n    liquidity: {ipo: {hazard: 20%/yr..40%/yr, first_day_return: 10%}, acquisition: "
        "{hazard: "
        "8%/yr}, shutdown: {hazard: 5%/yr}}";
    const auto sparse = run_text(company(plain), paths(3000));
    const auto stepped = run_text(company(plain + "\n    appraisal: {discount: 30%}"), paths(3000));
    ASSERT_FALSE(sparse.plan.companies[0].is_stepped());
    ASSERT_TRUE(stepped.plan.companies[0].is_stepped());
    const auto& a = sparse.offer("a");
    const auto& b = stepped.offer("a");
    EXPECT_NEAR(a.gross_nominal.mean.value, b.gross_nominal.mean.value, 1e-9 * a.gross_nominal.mean.value);
    for (std::size_t p = 0; p < a.gross_nominal.percentiles.size(); ++p)
        EXPECT_NEAR(a.gross_nominal.percentiles[p].value, b.gross_nominal.percentiles[p].value, 1e-6);
    EXPECT_EQ(a.fate.ipo.value, b.fate.ipo.value);
    EXPECT_EQ(a.fate.acquired.value, b.fate.acquired.value);
    EXPECT_EQ(a.fate.shutdown.value, b.fate.shutdown.value);
}

TEST(SteppedCompany, HazardsByAgeFollowTheCumulatedHazard) {
    // Three years old at the start: 10 % in its fourth year, 40 % in its fifth, then 20 %.
    const std::string keys =
        "    age: 3y\n    liquidity: {ipo: {hazard: {by_age: [0%, 0%, 0%, 10%, 40%, 20%]}}, shutdown: "
        "{hazard: 5%/yr}}";
    MonthlyMarket market(company(keys));
    double by_1 = 0, by_2 = 0, by_5 = 0, ipos = 0;
    const int blocks = 160;
    market.each_path(0, blocks, [&](CompanyHistory& history, int lane) {
        const auto at = static_cast<std::size_t>(lane);
        const int month = history.events().month[at];
        by_1 += month <= 12 ? 1 : 0;
        by_2 += month <= 24 ? 1 : 0;
        by_5 += month <= 60 ? 1 : 0;
        ipos += month <= 12 && history.events().kind[at] == EventKind::ipo ? 1 : 0;
    });
    const double trials = blocks * block_paths;
    EXPECT_LT(std::abs(z_of_count(by_1, trials, 1 - std::exp(-0.15))), most_z);
    EXPECT_LT(std::abs(z_of_count(by_2, trials, 1 - std::exp(-0.60))), most_z);
    EXPECT_LT(std::abs(z_of_count(by_5, trials, 1 - std::exp(-0.60 - 0.75))), most_z);
    EXPECT_LT(std::abs(z_of_count(ipos, trials, 2.0 / 3 * (1 - std::exp(-0.15)))), most_z);
}

TEST(SteppedCompany, HazardsMoveWithValueByTheirElasticity) {
    // The value grows for certain at 20 % a year, the hazard 10 % with its square: the integral over months
    // is a geometric sum.
    const std::string keys = "    liquidity: {ipo: {hazard: {per_year: 10%/yr, elasticity: 2}}}";
    MonthlyMarket market(company(keys, "{drift: 20%, volatility: 0%}"));
    double by_3 = 0;
    const int blocks = 160;
    market.each_path(0, blocks, [&](CompanyHistory& history, int lane) {
        by_3 += history.events().month[static_cast<std::size_t>(lane)] <= 36 ? 1 : 0;
    });
    double hazard = 0;
    for (int month = 1; month <= 36; ++month) hazard += 0.1 / 12 * std::exp(2 * 0.2 * month / 12);
    EXPECT_LT(std::abs(z_of_count(by_3, blocks * block_paths, 1 - std::exp(-hazard))), most_z);
}

TEST(SteppedCompany, ARegimeMultipliesTheHazards) {
    // For ever in the bust, whose hazards are tripled.
    const std::string keys = "    liquidity: {shutdown: {hazard: 10%/yr}}";
    MonthlyMarket market(company(
        keys,
        "{model: regimes, regimes: {boom: {drift: 0%, volatility: 10%, leave: 0%/yr}, bust: {drift: 0%, "
        "volatility: 10%, leave: 0%/yr, hazards: 3x}, starts_in_bust: 100%}}"));
    double by_2 = 0;
    market.each_path(0, 80, [&](CompanyHistory& history, int lane) {
        by_2 += history.events().month[static_cast<std::size_t>(lane)] <= 24 ? 1 : 0;
    });
    EXPECT_LT(std::abs(z_of_count(by_2, 80 * block_paths, 1 - std::exp(-0.6))), most_z);
}

TEST(SteppedCompany, APinnedEventHasExactlyTheStatedDateAndValue) {
    const std::string keys =
        "    liquidity: {ipo: {at: 2027-03..2027-12, value: 2B..4B}, acquisition: {hazard: 50%/yr}}";
    MonthlyMarket market(company(keys));
    std::vector<double> months(11, 0.0);
    double upper_half = 0, middle_square = 0, middle_count = 0, hour = 0;
    const int blocks = 120;
    const double start = std::log(10.0);
    market.each_path(0, blocks, [&](CompanyHistory& history, int lane) {
        const auto at = static_cast<std::size_t>(lane);
        ASSERT_EQ(history.events().kind[at], EventKind::ipo);
        const int month = history.events().month[at];
        ASSERT_GE(month, 14);  // March 2027 is 14 months after January 2026
        ASSERT_LE(month, 23);
        months[static_cast<std::size_t>(month - 14)] += 1;
        const double value = 100e6 * history.price(month)[lane];
        ASSERT_GT(value, 2e9 - 1);
        ASSERT_LT(value, 4e9 + 1);
        upper_half += value > 3e9 ? 1 : 0;
        if (month != 20) return;
        // Half way the bridge has the variance sigma^2 T / 4 about the straight line.
        const double line = start + 0.5 * (std::log(history.price(20)[lane]) - start);
        const double deviation = std::log(history.price(10)[lane]) - line;
        middle_square += deviation * deviation;
        hour += deviation;
        middle_count += 1;
    });
    const double trials = blocks * block_paths;
    for (int m = 0; m < 10; ++m)
        EXPECT_LT(std::abs(z_of_count(months[static_cast<std::size_t>(m)], trials, 0.1)), most_z) << m;
    EXPECT_LT(std::abs(z_of_count(upper_half, trials, 0.5)), most_z);
    const double variance = 0.36 * 20 / 12 / 4;
    EXPECT_LT(std::abs(middle_square / middle_count - variance) / (variance * std::sqrt(2 / middle_count)),
              most_z);
    EXPECT_LT(std::abs(hour / middle_count) / std::sqrt(variance / middle_count), most_z);
}

TEST(SteppedCompany, RoundsMoveTheHeadlineAndTheOwnershipAndNothingElse) {
    const std::string keys =
        "    rounds: {every: 18mo, step_up: 0.5x..2.5x, dilution: 10%}\n"
        "    liquidity: {ipo: {hazard: 0%/yr}}";
    MonthlyMarket market(company(keys)), without(company("    appraisal: {discount: 0%}\n"));
    std::vector<double> values;
    without.each_path(0, 8,
                      [&](CompanyHistory& history, int lane) { values.push_back(history.price(60)[lane]); });
    double down = 0, below_median = 0, falling = 0, count = 0;
    market.each_path(0, 8, [&](CompanyHistory& history, int lane) {
        ASSERT_NEAR(history.price(60)[lane], values[static_cast<std::size_t>(count)], 1e-9);
        for (int month = 0; month <= 120; ++month) {
            ASSERT_NEAR(history.ownership(month)[lane], std::pow(0.9, month / 18), 1e-12);
            ASSERT_EQ(history.financing(month)[lane], month > 0 && month % 18 == 0 ? 1 : 0);
            if (month % 18 != 0) {
                ASSERT_EQ(history.headline(month)[lane], history.headline(month - 1)[lane]);
            }
        }
        const double step_up = history.headline(18)[lane] / history.headline(17)[lane];
        const bool is_down = step_up < 1;
        ASSERT_EQ(history.distress(18)[lane], is_down ? 1 : 0);
        ASSERT_EQ(history.distress(29)[lane], is_down ? 1 : 0);
        ASSERT_EQ(history.distress(30)[lane], 0);
        down += is_down ? 1 : 0;
        below_median += step_up < 1.5 ? 1 : 0;
        falling += is_down && history.price(18)[lane] < history.price(0)[lane] ? 1 : 0;
        count += 1;
    });
    // Uniform from 0.5 to 2.5: a quarter are down rounds, and they come where the value has fallen.
    EXPECT_LT(std::abs(z_of_count(down, count, 0.25)), most_z);
    EXPECT_LT(std::abs(z_of_count(below_median, count, 0.5)), most_z);
    EXPECT_EQ(falling, down);
}

TEST(SteppedCompany, AFairRoundIsPricedAsTheValueHasMoved) {
    MonthlyMarket market(company("    common: 60%\n    rounds: {every: 18mo, dilution: 10%}\n"));
    market.each_path(0, 1, [&](CompanyHistory& history, int lane) {
        ASSERT_NEAR(history.headline(37)[lane], history.price(36)[lane] / 0.6, 1e-9);
    });
}

TEST(SteppedCompany, ItsAppraisalLagsAndIsDiscounted) {
    MonthlyMarket market(company("    appraisal: {every: 12mo, lag: 3mo, discount: 30%}\n"));
    market.each_path(0, 1, [&](CompanyHistory& history, int lane) {
        for (const int month : {24, 25, 35}) {
            ASSERT_NEAR(history.appraisal(month)[lane], 0.7 * history.price(21)[lane], 1e-9);
        }
        ASSERT_NEAR(history.appraisal(36)[lane], 0.7 * history.price(33)[lane], 1e-9);
    });
}

TEST(SteppedCompany, AcquisitionsGoThroughTheWaterfall) {
    // 60M classes of preferred in all, the company bought for 59M: common gets nothing; for 100M, 40M are
    // left for 60M common shares (converting would bring the classes less than they are owed).
    for (const auto& [price, expected] : {std::pair{"59M", 0.0}, {"100M", 40.0 / 60}, {"200M", 2.0}}) {
        const std::string keys =
            "    capital: {classes: [{name: A, shares: 40M, invested: 60M}]}\n    common: headline\n"
            "    liquidity: {acquisition: {at: 2027-06, value: " +
            std::string(price) + "}}";
        MonthlyMarket market(company(keys));
        market.each_path(0, 1, [&](CompanyHistory& history, int lane) {
            ASSERT_EQ(history.events().month[static_cast<std::size_t>(lane)], 17);
            ASSERT_NEAR(history.deal_price()[lane], expected, 1e-9) << price;
            ASSERT_NEAR(history.price(40)[lane], expected, 1e-9);
        });
    }
}

TEST(SteppedCompany, MoneyRaisedIsPaidFirstAtADeal) {
    // A round of 20 % at 18 months sells 25M shares at the price of the day; at a deal for less than the
    // money raised nothing is left.
    const std::string keys =
        "    capital: {classes: [{name: A, shares: 40M, invested: 1M}]}\n    common: headline\n"
        "    rounds: {every: 18mo, dilution: 20%}\n    liquidity: {acquisition: {at: 2028-01, value: 200M}}";
    MonthlyMarket market(company(keys));
    market.each_path(0, 2, [&](CompanyHistory& history, int lane) {
        const double raised = 25e6 * history.headline(18)[lane];
        // A converts at any such price; the new class is owed what it paid or shares 25 / 125 of everything.
        const double converted = 200e6 / 125e6;
        const double expected = raised > 25e6 * converted ? std::max(0.0, 200e6 - raised) / 100e6 : converted;
        const double without_a =
            std::max(0.0, 200e6 - raised - 1e6) / 60e6;  // A keeps its 1M where that is more
        ASSERT_NEAR(history.deal_price()[lane], 40e6 * expected < 1e6 ? without_a : expected, 1e-6);
    });
}

TEST(SteppedCompany, ARatchetIsPaidInSharesAtTheOffering) {
    const std::string keys =
        "    capital: {classes: [{name: A, shares: 40M, invested: 60M, ipo_ratchet: 2x}]}\n    common: "
        "headline\n"
        "    liquidity: {ipo: {at: 2027-06, value: 200M}}";
    MonthlyMarket market(company(keys));
    market.each_path(0, 1, [&](CompanyHistory& history, int lane) {
        ASSERT_NEAR(history.price(17)[lane], (200.0 - 120) / 60, 1e-9);  // A gets 120M, common the rest
    });
}

TEST(SteppedCompany, ListsWithAStagedLockupAndItsOwnVolatility) {
    const std::string keys =
        "    liquidity: {ipo: {at: 2027-01, lockup: [{after: 3mo, share: 25%}, {after: 6mo, share: 75%}], "
        "volatility: "
        "20%, first_day_return: 30%}}\n    blackout: [4]";
    MonthlyMarket market(company(keys));
    double square = 0, count = 0;
    market.each_path(0, 40, [&](CompanyHistory& history, int lane) {
        ASSERT_EQ(history.unlocked(14)[lane], 0);
        ASSERT_EQ(history.unlocked(15)[lane], 0.25);
        ASSERT_EQ(history.unlocked(17)[lane], 0.25);
        ASSERT_EQ(history.unlocked(18)[lane], 1);
        ASSERT_TRUE(history.is_blackout(15));
        ASSERT_FALSE(history.is_blackout(14));
        ASSERT_EQ(history.headline(30)[lane], history.price(30)[lane]);
        const double moved = std::log(history.price(36)[lane] / history.price(12)[lane]) + 0.02 * 2;
        square += moved * moved;
        count += 1;
    });
    EXPECT_LT(std::abs(square / count - 0.08) / (0.08 * std::sqrt(2 / count)), most_z);
}

TEST(SteppedCompany, PaysADealInPartsAndInTheAcquirersShares) {
    const std::string keys =
        "    liquidity: {acquisition: {at: 2027-06, value: 1B, acquirer: x, hold: 6mo, escrow: {share: 10%, "
        "after: 18mo, "
        "loss: 50%}, earn_out: {share: 20%, after: 24mo, chance: 40%}}}\n"
        "  x: {kind: public, price: 50, growth: {volatility: 30%}}\n";
    MonthlyMarket market(company(keys));
    double earned = 0, count = 0;
    market.each_path(0, 20, [&](CompanyHistory& history, int lane) {
        const CompanyHistory& acquirer = market.market.history(1);
        const auto parts = history.deal_payments();
        ASSERT_EQ(parts.size(), 4u);  // nothing at the closing, which other futures might have
        const double then = acquirer.price(17)[lane];
        ASSERT_NEAR(history.deal_price()[lane], 10, 1e-9);
        ASSERT_NEAR(history.price(41)[lane], 10 * acquirer.price(41)[lane] / then, 1e-9);
        ASSERT_EQ(parts[0].delay_months, 0);
        ASSERT_EQ(parts[0].share[lane], 0);
        ASSERT_NEAR(parts[1].share[lane], 0.7 * acquirer.price(23)[lane] / then, 1e-9);
        ASSERT_NEAR(parts[2].share[lane], 0.05 * acquirer.price(35)[lane] / then, 1e-9);
        ASSERT_TRUE(parts[3].share[lane] == 0 || parts[3].share[lane] == 0.2);
        earned += parts[3].share[lane] > 0 ? 1 : 0;
        count += 1;
    });
    EXPECT_LT(std::abs(z_of_count(earned, count, 0.4)), most_z);
}

TEST(SteppedCompany, TendersComeByTheirChanceWhileItIsPrivate) {
    const std::string keys =
        "    liquidity: {tender: {chance: 40%, first: 6mo, cap: 20%, pro_ration: 50%, price: 90%}, "
        "secondary: {chance: 30%, discount: 25%, cap: 50%, approval: 80%, first_refusal: 50%, "
        "first_refusal_price: "
        "110%}, ipo: {hazard: 20%/yr}}";
    MonthlyMarket market(company(keys));
    double tenders = 0, sales = 0, refused = 0, could = 0, could_sell = 0;
    market.each_path(0, 20, [&](CompanyHistory& history, int lane) {
        const int ipo = history.events().month[static_cast<std::size_t>(lane)];
        for (const SaleWindow& window : history.sale_windows()) {
            const auto found = std::find(window.lanes.begin(), window.lanes.end(), lane);
            const bool is_open = found != window.lanes.end();
            const auto place = static_cast<std::size_t>(found - window.lanes.begin());
            const double fraction = is_open ? window.fraction[place] : 0;
            const double price = is_open ? window.price[place] : 0;
            if (ipo <= window.month) {
                ASSERT_EQ(fraction, 0);
                continue;
            }
            if (window.month % 12 == 6) {
                ASSERT_FALSE(window.leavers_may_sell);
                ASSERT_TRUE(fraction == 0 ||
                            (std::abs(fraction - 0.1) < 1e-12 && std::abs(price - 9) < 1e-9));
                tenders += fraction > 0 ? 1 : 0;
                could += 1;
            } else {
                ASSERT_TRUE(window.leavers_may_sell);
                ASSERT_TRUE(fraction == 0 || fraction == 0.5);
                if (fraction > 0) {
                    ASSERT_TRUE(std::abs(price - 7.5) < 1e-9 || std::abs(price - 8.25) < 1e-9);
                }
                sales += fraction > 0 ? 1 : 0;
                refused += fraction > 0 && price > 8 ? 1 : 0;
                could_sell += 1;
            }
        }
    });
    EXPECT_LT(std::abs(z_of_count(tenders, could, 0.4)), most_z);
    EXPECT_LT(std::abs(z_of_count(sales, could_sell, 0.24)), most_z);
    EXPECT_LT(std::abs(z_of_count(refused, sales, 0.5)), most_z);
}

}  // namespace
}  // namespace offersim
