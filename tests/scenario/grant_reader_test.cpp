// What grants and their small print may not say, with the whole message.
#include <gtest/gtest.h>

#include "scenario/reader.hpp"

namespace offersim {
namespace {

std::string said(const std::string& text) {
    Diagnostics diagnostics;
    const auto scenario = read_scenario(
        "format: 1\ncompanies: {x: {kind: public, price: 5}, p: {kind: private, value: 1B}}\n" + text,
        "test.yaml", {}, diagnostics);
    EXPECT_FALSE(scenario) << text;
    std::string result;
    for (const Diagnostic& each : diagnostics.sorted())
        if (each.severity == Severity::error) result += each.code + " " + each.message + "\n";
    return result;
}

std::string grant(const std::string& terms, const std::string& company = "p") {
    return said("offers: {a: {company: " + company + ", equity: [{" + terms + ", vesting: immediate}]}}\n");
}

TEST(GrantReader, SaysWhatAGrantMayNot) {
    EXPECT_EQ(grant("type: rsu"),
              "E302 the size of the grant is missing (give 'value', 'shares' or 'ownership')\n");
    EXPECT_EQ(grant("type: rsu, value: 10k, shares: 5"),
              "E307 'value', 'shares' and 'ownership' exclude each other (give one of them)\n");
    EXPECT_EQ(grant("type: nso, shares: 5, trigger: double"),
              "E304 a double trigger means nothing here (it is for shares)\n");
    EXPECT_EQ(grant("type: sar, shares: 5, exercise: at_grant"),
              "E304 'at_grant' means nothing here (it is for iso and nso, whose strike can be paid)\n");
    EXPECT_EQ(grant("type: iso, shares: 5, exercise: at_grant, payment: cashless"),
              "E304 'cashless' means nothing here (shares bought at grant cannot be sold yet)\n");
    EXPECT_EQ(grant("type: iso, shares: 5, payment: cash, sell: {after: 3mo}"),
              "E304 'after' means nothing here (it counts from vesting, and options sell from exercise)\n");
    EXPECT_EQ(grant("type: iso, shares: 5, sell: at_horizon"),
              "E304 'sell' means nothing here (it is for shares, and options paid in cash)\n");
    EXPECT_EQ(grant("type: rsu, shares: 5, priced_at: 409a"),
              "E304 'priced_at' means nothing here (it is for grants given by their value)\n");
    EXPECT_EQ(grant("type: rsu, value: 5k, priced_at: {average: 3mo, price: 4}"),
              "E307 one of 'average' and 'price' is to be given here\n");
    EXPECT_EQ(grant("type: rsu, value: 5k, priced_at: headlin"),
              "E305 'headlin' is no value of 'priced_at' (must be headline or 409a)\n");
    EXPECT_EQ(grant("type: rsu, shares: 5, acceleration: {single: [{served: 12mo, part: 50%}, {served: 6mo, "
                    "part: 100%}]}"),
              "E415 the steps do not rise by time of service ('served')\n");
    EXPECT_EQ(grant("type: rsu, shares: 5, acceleration: {single: {served: 12mo}}"),
              "E307 one of 'part' and 'ahead' is to be given here\n");
    EXPECT_EQ(grant("type: nso, shares: 5, exercise: at_liqudity"),
              "E305 'at_liqudity' is no value of 'exercise' (must be at_liquidity, at_horizon, at_expiry or "
              "at_grant)\n");
    EXPECT_EQ(grant("type: nso, shares: 5, exercise: {multiple: 0.5x}"),
              "E215 '0.5x' is out of range (must be 1x or more)\n");
    EXPECT_EQ(grant("type: rsu, shares: 5, on_leaving: lapse"),
              "E304 'on_leaving' means nothing here (it is for double triggers)\n");
    EXPECT_EQ(grant("type: rsu, shares: 5, strike: 2"),
              "E304 'strike' means nothing here (it is for options (iso, nso, sar) and profit units)\n");
    EXPECT_EQ(grant("type: nso, shares: 5, leaver_exercise: {in_the_money: 20}"),
              "E214 '20' means 2000% here\n");
    EXPECT_EQ(grant("type: rsu, shares: 5, paid: at_vest"),
              "E304 'paid' means nothing here (it is for phantom units)\n");
    EXPECT_EQ(grant("type: rsu, ownership: 1%", "x"),
              "E304 'ownership' means nothing here ('x' is public, and its shares are not counted)\n");
}

TEST(GrantReader, SaysWhatAnOfferMayNot) {
    EXPECT_EQ(said("offers: {a: {company: x, espp: {contribution: 10%}}}\n"),
              "E302 'base' is missing (a purchase plan sets part of it aside)\n");
    EXPECT_EQ(said("offers: {a: {company: x, base: 100k, espp: {contribution: 10%, period: 5mo}}}\n"),
              "E413 'offering' is no multiple of 'period' (purchases end an offering)\n");
    EXPECT_EQ(said("offers: {a: {company: x, base: 100k, sign_on: {amount: 10k, clawback: {within: 12mo, "
                   "withheld: 30%}}}}\n"),
              "E304 'withheld' means nothing here (it is for clawbacks of net)\n");
}

TEST(GrantReader, SaysWhatLeavingMayNot) {
    const std::string offers = "offers: {a: {company: x, base: 100k}}\n";
    EXPECT_EQ(
        said("person: {leave: {by_yaer: 10%/yr}}\n" + offers),
        "E301 unknown key 'by_yaer' (the keys of 'leave' are by_year, layoff, layoff_after_acquisition and "
        "layoff_after_down_round)\n");
    EXPECT_EQ(said("person: {leave: {triangular: [1%, 2%]}}\n" + offers),
              "E217 'triangular' takes three numbers (least, mode, most), not 2\n");
    EXPECT_EQ(said("person: {leave: {layoff: 10}}\n" + offers), "E214 '10' means 1000%/yr here\n");
    EXPECT_EQ(said("at_horizon: go\n" + offers),
              "E305 'go' is no value of 'at_horizon' (must be stay or leave)\n");
}

}  // namespace
}  // namespace offersim
