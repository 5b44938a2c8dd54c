// The table of pay worked by hand: nothing is uncertain, so every figure is exact to the cent. Amounts by
// year are as paid; the last column is what they are worth at the start at 5 % a year, where a flow of month
// m is divided by 1.05^(m/12). Deals, shutdowns and listings are in hand_worked_test.cpp.
#include <array>
#include <cmath>

#include "support/run.hpp"

namespace offersim {
namespace {

using testing::run_text;

constexpr double cent = 0.005;

/// What one unit paid in month m is worth at the start.
double worth(int month) { return std::pow(1.05, -month / 12.0); }
/// What `amount` in each of the months `first` to `last` is worth at the start, paid every `step` months.
double monthly(double amount, int first, int last, int step = 1) {
    double sum = 0;
    for (int month = first; month <= last; month += step) sum += amount * worth(month);
    return sum;
}

struct Row {
    std::string pay;     ///< of an offer at a listed company whose share always costs 10
    std::string person;  ///< beside the discount
    std::array<double, 4> years;
    double total, present;
};

// The present values spell the calendar out: which amount in which month.
const Row rows[] = {
    // Base is paid monthly, in equal twelfths.
    {"base: 120k", "", {120'000, 120'000, 120'000, 120'000}, 480'000, monthly(10'000, 1, 48)},
    // Raises are steps at months 12, 24 and 36: 120,000 x 1.05, 1.05^2 and 1.05^3.
    {"base: 120k, raise: 5%/yr",
     "",
     {120'000, 126'000, 132'300, 138'915},
     517'215,
     monthly(10'000, 1, 12) + monthly(10'500, 13, 24) + monthly(11'025, 25, 36) + monthly(11'576.25, 37, 48)},
    // A bonus is a part of the year's base, or an amount, at each anniversary; it rises with the base.
    {"base: 120k, bonus: 10%",
     "",
     {132'000, 132'000, 132'000, 132'000},
     528'000,
     monthly(10'000, 1, 48) + monthly(12'000, 12, 48, 12)},
    {"base: 100k, bonus: 20k/yr, raise: 10%/yr",
     "",
     {120'000, 130'000, 141'000, 153'100},
     544'100,
     monthly(100'000 / 12.0, 1, 12) + monthly(110'000 / 12.0, 13, 24) + monthly(121'000 / 12.0, 25, 36) +
         monthly(133'100 / 12.0, 37, 48) + monthly(20'000, 12, 48, 12)},
    // 40/30/20/10 of 376,000: 150,400, 112,800, 75,200 and 37,600, in twelfths of each year.
    {"equity: [{type: rsu, value: 376k, vesting: 40/30/20/10}]",
     "",
     {150'400, 112'800, 75'200, 37'600},
     376'000,
     monthly(150'400 / 12.0, 1, 12) + monthly(112'800 / 12.0, 13, 24) + monthly(75'200 / 12.0, 25, 36) +
         monthly(37'600 / 12.0, 37, 48)},
    // With a cliff of a year the first 40 % come at once in month 12.
    {"equity: [{type: rsu, value: 376k, vesting: {yearly: 40/30/20/10, cliff: 12mo}}]",
     "",
     {150'400, 112'800, 75'200, 37'600},
     376'000,
     150'400 * worth(12) + monthly(112'800 / 12.0, 13, 24) + monthly(75'200 / 12.0, 25, 36) +
         monthly(37'600 / 12.0, 37, 48)},
    // With one of eighteen months nothing in year 1; in month 18 the 40 % and half of the 30 %.
    {"equity: [{type: rsu, value: 376k, vesting: {yearly: 40/30/20/10, cliff: 18mo}}]",
     "",
     {0, 263'200, 75'200, 37'600},
     376'000,
     (150'400 + 56'400) * worth(18) + monthly(112'800 / 12.0, 19, 24) + monthly(75'200 / 12.0, 25, 36) +
         monthly(37'600 / 12.0, 37, 48)},
    // By quarters, and by years.
    {"equity: [{type: rsu, value: 376k, vesting: {yearly: 40/30/20/10, every: quarter}}]",
     "",
     {150'400, 112'800, 75'200, 37'600},
     376'000,
     monthly(37'600, 3, 12, 3) + monthly(28'200, 15, 24, 3) + monthly(18'800, 27, 36, 3) +
         monthly(9'400, 39, 48, 3)},
    {"equity: [{type: rsu, value: 376k, vesting: {yearly: 40/30/20/10, every: year}}]",
     "",
     {150'400, 112'800, 75'200, 37'600},
     376'000,
     150'400 * worth(12) + 112'800 * worth(24) + 75'200 * worth(36) + 37'600 * worth(48)},
    // Shares: 4,800 at 10, a hundred a month; what vests after the horizon is nobody's.
    {"equity: [{type: rsu, shares: 4800, vesting: {over: 4y}}]",
     "",
     {12'000, 12'000, 12'000, 12'000},
     48'000,
     monthly(1'000, 1, 48)},
    {"equity: [{type: rsu, value: 60k, vesting: {over: 5y}}]",
     "",
     {12'000, 12'000, 12'000, 12'000},
     48'000,
     monthly(1'000, 1, 48)},
    // Options on 1,000 shares at 10 with a strike of 4 pay 6 a share.
    {"equity: [{type: nso, shares: 1000, strike: 4, vesting: immediate, exercise: at_horizon}]",
     "",
     {0, 0, 0, 6'000},
     6'000,
     6'000 * worth(48)},
    // A sign-on of 100,000, 60 % in stock: both parts over 24 months, half of each at the cliff.
    {"sign_on: {amount: 100k, equity: 60%, vesting: {over: 24mo, cliff: 12mo}}",
     "",
     {50'000, 50'000, 0, 0},
     100'000,
     50'000 * worth(12) + monthly(50'000 / 12.0, 13, 24)},
    {"sign_on: {amount: 100k}", "", {100'000, 0, 0, 0}, 100'000, 100'000},
    // Refreshers of 48,000 at months 12, 24 and 36, each 1,000 a month from the next month on.
    {"refresh: {value: 48k/yr, vesting: {over: 4y}}",
     "",
     {0, 12'000, 24'000, 36'000},
     72'000,
     monthly(1'000, 13, 48) + monthly(1'000, 25, 48) + monthly(1'000, 37, 48)},
    // With a cliff of a year: 12,000 at months 24, 36 and 48, and 1,000 a month after the first two cliffs.
    {"refresh: {value: 48k/yr, vesting: {over: 4y, cliff: 12mo}}",
     "",
     {0, 12'000, 24'000, 36'000},
     72'000,
     monthly(12'000, 24, 48, 12) + monthly(1'000, 25, 48) + monthly(1'000, 37, 48)},
    // A total of 380,000 with 45 % equity and 10 % bonus: 171,000 of base, 38,000 of bonus and 4 x 171,000 of
    // stock.
    {"total: 380k/yr, mix: {equity: 45%, bonus: 10%}",
     "",
     {380'000, 380'000, 380'000, 380'000},
     1'520'000,
     monthly(171'000 / 12.0, 1, 48) + monthly(38'000, 12, 48, 12) + monthly(171'000 / 12.0, 1, 48)},
    // Without a mix all of it is base.
    {"total: 240k/yr", "", {240'000, 240'000, 240'000, 240'000}, 960'000, monthly(20'000, 1, 48)},
    // Pounds at 1.25 dollars.
    {"currency: GBP, base: 96k, bonus: 16k/yr",
     "",
     {140'000, 140'000, 140'000, 140'000},
     560'000,
     monthly(10'000, 1, 48) + monthly(20'000, 12, 48, 12)},
    {"currency: GBP, equity: [{type: rsu, value: 96k, vesting: {over: 4y}}]",
     "",
     {30'000, 30'000, 30'000, 30'000},
     120'000,
     monthly(2'500, 1, 48)},
    // Leaving in month 1 keeps that month's pay and vest; there is no bonus before the anniversary.
    {"base: 120k, bonus: 10%, equity: [{type: rsu, value: 480k, vesting: {over: 4y}}]",
     "leave: 10000%/yr",
     {20'000, 0, 0, 0},
     20'000,
     20'000 * worth(1)},
    {"equity: [{type: rsu, value: 480k, vesting: {over: 4y, cliff: 12mo}}]",
     "leave: 10000%/yr",
     {0, 0, 0, 0},
     0,
     0},
    // With 60,000 a year elsewhere after three months without: 5,000 a month from month 5 on.
    {"base: 120k",
     "leave: 10000%/yr, after: {income: 60k/yr, gap: 3mo}",
     {50'000, 60'000, 60'000, 60'000},
     230'000,
     10'000 * worth(1) + monthly(5'000, 5, 48)},
    {"base: 120k",
     "leave: 10000%/yr, after: {income: 60k/yr}",
     {65'000, 60'000, 60'000, 60'000},
     245'000,
     10'000 * worth(1) + monthly(5'000, 2, 48)},
    // A sign-on paid at the start is clawed back in proportion to the months of the clawback not worked: 11
    // of 12.
    {"base: 120k, sign_on: {amount: 30k, clawback: 12mo}",
     "leave: 10000%/yr",
     {12'500, 0, 0, 0},
     12'500,
     30'000 + (10'000 - 27'500) * worth(1)},
    // All of an offer, as scenarios/groq-lpu.yaml has it at the middle of its ranges and with stock that can
    // be sold.
    // Base 265,000 x (1, 1.03, 1.0609, 1.092727); bonus 14 % of it; 376,000 as 40/30/20/10; the sign-on as
    // above;
    // refreshers of 50,000 that vest a quarter at a year's cliff and then 1/48 a month.
    {"base: 265k, bonus: 14%, raise: 3%/yr, equity: [{type: rsu, value: 376k, vesting: 40/30/20/10}], "
     "sign_on: {amount: 100k, equity: 60%, vesting: {over: 24mo, cliff: 12mo}}, refresh: {value: 50k/yr, "
     "vesting: "
     "standard-4y}",
     "",
     {265'000 + 37'100 + 150'400 + 50'000, 272'950 + 38'213 + 112'800 + 50'000 + 12'500,
      281'138.5 + 39'359.39 + 75'200 + 25'000, 289'572.655 + 40'540.1717 + 37'600 + 37'500},
     1'814'873.7167,
     monthly(265'000 / 12.0, 1, 12) + monthly(272'950 / 12.0, 13, 24) + monthly(281'138.5 / 12.0, 25, 36) +
         monthly(289'572.655 / 12.0, 37, 48) + 37'100 * worth(12) + 38'213 * worth(24) +
         39'359.39 * worth(36) + 40'540.1717 * worth(48) + monthly(150'400 / 12.0, 1, 12) +
         monthly(112'800 / 12.0, 13, 24) + monthly(75'200 / 12.0, 25, 36) + monthly(37'600 / 12.0, 37, 48) +
         50'000 * worth(12) + monthly(50'000 / 12.0, 13, 24) + monthly(12'500, 24, 48, 12) +
         monthly(12'500 / 12.0, 25, 48) + monthly(12'500 / 12.0, 37, 48)},
};

std::string scenario(const Row& row, const std::string& discount) {
    return "format: 1\ntitle: by hand\nstart: 2026-01-01\nhorizon: 4y\nsettle: 4y\ncurrency: USD\nfx: {GBP: "
           "1.25}\n"
           "person: {" +
           discount + (row.person.empty() ? "" : ", " + row.person) + "}\n" +
           "companies: {x: {kind: public, price: 10, growth: {drift: 0%, volatility: 0%}}}\n"
           "offers: {a: {company: x, " +
           row.pay + "}}\n";
}

SimulationSettings few() {
    SimulationSettings settings;
    settings.paths = 600;  // two blocks and a part
    settings.threads = 1;
    return settings;
}

TEST(HandWorkedTable, YearsAndTotalAreAsPaid) {
    for (const Row& row : rows) {
        const auto run = run_text(scenario(row, "discount: 0%/yr"), few());
        const OfferAnswer& offer = run.offer("a");
        for (std::size_t year = 0; year < 4; ++year)
            EXPECT_NEAR(offer.years[year].primary.mean.value, row.years[year], cent)
                << row.pay << " " << row.person << ", year " << year + 1;
        EXPECT_NEAR(offer.gross_nominal.mean.value, row.total, cent) << row.pay << " " << row.person;
        EXPECT_NEAR(offer.gross_nominal.mean.value, offer.gross_present.mean.value, cent) << row.pay;
        EXPECT_EQ(offer.gross_nominal.standard_deviation, 0) << row.pay;
    }
}

TEST(HandWorkedTable, PresentValuesCountTheMonths) {
    for (const Row& row : rows) {
        const auto run = run_text(scenario(row, "discount: 5%/yr"), few());
        EXPECT_NEAR(run.offer("a").gross_present.mean.value, row.present, cent)
            << row.pay << " " << row.person;
        EXPECT_NEAR(run.offer("a").gross_nominal.mean.value, row.total, cent) << row.pay << " " << row.person;
    }
}

TEST(HandWorkedTable, TheDifferenceOfTwoOffersIsThatOfTheirFigures) {
    for (const Row& row : rows) {
        const std::string text =
            scenario(row, "discount: 5%/yr")
                .insert(scenario(row, "discount: 5%/yr").rfind("}\n"), ", b: {company: x, base: 120k}");
        const auto run = run_text(text, few());
        const double gap = run.offer("a").gross_present.mean.value - run.offer("b").gross_present.mean.value;
        const ComparisonAnswer& pair = run.answer.comparisons[0];
        EXPECT_NEAR(pair.difference.mean.value, gap, cent) << row.pay;
        EXPECT_NEAR(pair.expected_gain.value, std::max(gap, 0.0), cent) << row.pay;
        EXPECT_NEAR(pair.expected_regret.value, std::max(-gap, 0.0), cent) << row.pay;
    }
}

}  // namespace
}  // namespace offersim
