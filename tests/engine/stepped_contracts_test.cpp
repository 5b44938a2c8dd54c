// The small print on companies that go month by month: pinned events have one date, so that every path is the
// same case. Prices stay 1 unless a case says otherwise; 48,000 shares vest 1,000 a month.
#include <cmath>

#include "support/every_path.hpp"

namespace offersim {
namespace {

using testing::for_paths;
using testing::PathCase;

constexpr double cent = 0.005;

std::string company(const std::string& keys) {
    return "horizon: 4y\nsettle: 8y\ncompanies: {x: {kind: private, value: 1B, " + keys + "}}\n";
}
std::string shares(const std::string& terms = "", const std::string& type = "rsu") {
    return "offers: {a: {company: x, equity: [{type: " + type +
           ", shares: 48000, vesting: {over: 4y, every: month}" + terms + "}]}}\n";
}
void expect_money(const std::string& text, const std::vector<std::pair<int, double>>& expected) {
    for_paths(
        text,
        [&](const PathCase& path) {
            for (const auto& [month, money] : expected)
                EXPECT_NEAR(path.money[static_cast<std::size_t>(month)], money, cent)
                    << "month " << month << text;
            return true;
        },
        1);
}

TEST(SteppedContracts, ADealPaysAtItsClosingAndOutOfItsEscrow) {
    // Month 18, at twice the price: nine tenths at once, or as they vest; the rest in month 36, or as it
    // vests.
    const std::string deal =
        company("liquidity: {acquisition: {at: 2027-07, value: 2B, escrow: {share: 10%, after: 18mo}}}");
    expect_money(deal + shares(), {{17, 0},
                                   {18, 0.9 * 36'000},
                                   {19, 0.9 * 2'000},
                                   {36, 0.9 * 2'000 + 0.1 * (36'000 + 18 * 2'000)},
                                   {37, 2'000},
                                   {48, 2'000},
                                   {49, 0}});
    expect_money(deal + shares(", acceleration: {single: 50%}"),
                 {{18, 0.9 * (36'000 + 30'000)}, {19, 0.9 * 1'000}, {48, 1'000}});
    expect_money(deal + shares(", strike: 1.5", "nso"), {{18, 0.9 * 9'000}, {37, 500}});
}

TEST(SteppedContracts, ALockupEndsInStages) {
    expect_money(
        company("liquidity: {ipo: {at: 2027-01, lockup: [{after: 3mo, share: 25%}, {after: 6mo, share: "
                "75%}]}}") +
            shares(", trigger: double"),
        {{14, 0}, {15, 3'750}, {16, 250}, {17, 250}, {18, 18'000 - 4'250}, {19, 1'000}, {48, 1'000}});
}

TEST(SteppedContracts, ATenderBuysAPartOfWhatIsHeld) {
    const std::string tenders = company("liquidity: {tender: {chance: 100%, cap: 20%, price: 90%}}");
    // A fifth of 12,000; then of 9,600 and 12,000 more. After the horizon the tenders go on for who is still
    // there.
    expect_money(
        tenders + shares(", trigger: double"),
        {{12, 0.9 * 2'400}, {24, 0.9 * 4'320}, {36, 0.9 * 5'856}, {48, 0.9 * 7'084.8}, {60, 0.9 * 5'667.84}});
    expect_money(tenders + shares(", strike: 0.5", "iso"), {{12, 0.4 * 2'400}, {24, 0.4 * 4'320}});
    expect_money(tenders + shares(", strike: 0.95", "iso"), {{12, 0}, {24, 0}});
    expect_money("at_horizon: leave\n" + tenders + shares(", trigger: double"),
                 {{48, 0.9 * 7'084.8}, {60, 0}});
}

TEST(SteppedContracts, LayoffsFollowADownRound) {
    // The first round, in month 12, is priced at half of the one before it; the hazard then ends every job at
    // once.
    for_paths("person: {leave: {layoff_after_down_round: 10000%/yr}}\n" +
                  company("rounds: {every: 12mo, step_up: 0.5x, dilution: 10%}") +
                  "offers: {a: {company: x, base: 120k, sign_on: {amount: 50k, clawback: 24mo}}}\n",
              [](const PathCase& path) {
                  EXPECT_EQ(path.leaves, 12);
                  EXPECT_TRUE(path.was_let_go);
                  EXPECT_NEAR(path.total, 120'000 + 50'000, cent);  // who is let go pays nothing back
                  return true;
              });
}

TEST(SteppedContracts, StrikesFollowTheAppraisal) {
    // The 409A price is 30 % below the fair value of 1; a listing in month 12 makes it 1.
    expect_money(company("appraisal: {discount: 30%}, liquidity: {ipo: {at: 2027-01, lockup: 0mo}}") +
                     shares("", "nso"),
                 {{0, 0}, {12, 0.3 * 12'000}, {13, 300}});
}

}  // namespace
}  // namespace offersim
