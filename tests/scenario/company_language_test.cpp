// The language of companies: what is read, and what is refused with which words.
#include <gtest/gtest.h>

#include "scenario/monthly_returns.hpp"
#include "scenario/reader.hpp"

namespace offersim {
namespace {

struct Read {
    std::optional<Scenario> scenario;
    std::vector<std::string> messages;  ///< "E201: ..." of errors and warnings with a place
};

Read read(const std::string& companies, const std::string& top = "", ReaderSettings settings = {}) {
    Diagnostics diagnostics;
    Read result;
    result.scenario = read_scenario(top + "companies:\n" + companies + "\noffers: {a: {base: 100k}}\n",
                                    "x.yaml", settings, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.sorted())
        result.messages.push_back(diagnostic.code + ": " + diagnostic.message);
    return result;
}

const std::string private_company = "  g:\n    value: 1B\n    growth: {volatility: 50%}\n";

TEST(CompanyLanguage, ChancesThatDoNotSumToAWholeNameTheSum) {
    const Read bad = read(private_company + "    futures: {up: {chance: 35%}, down: {chance: 60%}}\n");
    ASSERT_EQ(bad.messages.size(), 1u);
    EXPECT_EQ(bad.messages[0], "E201: the chances of the futures sum to 95 % (must be 100 %)");
    EXPECT_TRUE(
        read(private_company + "    futures: {up: {chance: 40%}, down: {chance: 60%}}\n").messages.empty());
}

TEST(CompanyLanguage, FuturesOverrideAnyKeyAndSayOnlyWhatTheyChange) {
    const Read good =
        read(private_company + R"(    liquidity: {ipo: {hazard: 10%/yr}, shutdown: {hazard: 5%/yr}}
    futures:
      fast: {chance: 50%, growth: {drift: 20%}, ipo: {lockup: 3mo}}
      none: {chance: 50%, liquidity: none}
)");
    ASSERT_TRUE(good.scenario);
    const auto& futures = good.scenario->companies[0].futures;
    EXPECT_EQ(futures[0].company.growth.drift, Distribution::constant(0.2));
    EXPECT_EQ(futures[0].company.growth.volatility, Distribution::constant(0.5));
    EXPECT_EQ(futures[0].company.liquidity.ipo->lockup[0].after_months, 3);
    EXPECT_EQ(futures[0].company.liquidity.ipo->hazard->per_year, Distribution::constant(0.1));
    EXPECT_TRUE(futures[0].company.liquidity.shutdown);
    EXPECT_FALSE(futures[1].company.liquidity.ipo);
    int shown = 0;
    for (const EffectiveValue& value : good.scenario->effective_values)
        if (value.key.starts_with("companies.g.futures.fast.")) ++shown;
    EXPECT_EQ(shown, 3);  // chance, growth.drift, liquidity.ipo.lockup
}

TEST(CompanyLanguage, AFaultOfTheCompanyIsSaidOnceHoweverManyFuturesReadIt) {
    const Read bad = read(
        "  g:\n    value: 1B\n    growth: {volatility: -1}\n    futures: {up: {chance: 40%}, down: "
        "{chance: 60%}}\n");
    EXPECT_EQ(bad.messages.size(), 1u);
}

TEST(CompanyLanguage, UnknownKeysOfAFutureAreNamed) {
    const Read bad = read(private_company + "    futures: {up: {chance: 100%, grwth: {drift: 1%}}}\n");
    ASSERT_EQ(bad.messages.size(), 1u);
    EXPECT_TRUE(bad.messages[0].starts_with(
        "E301: unknown key 'grwth' (the keys of 'future' are acquisition, appraisal"));
}

TEST(CompanyLanguage, PinsLieBetweenStartAndSettlement) {
    const std::string top = "start: 2026-03-02\nsettle: 5y\n";
    EXPECT_EQ(read(private_company + "    liquidity: {ipo: {at: 2026-03}}\n", top).messages[0],
              "E482: '2026-03' begins before the month after the start, 2026-04");
    EXPECT_EQ(read(private_company + "    liquidity: {ipo: {at: 2030-01..2031-06}}\n", top).messages[0],
              "E482: '2030-01..2031-06' ends after settlement, 2031-03");
    EXPECT_EQ(read(private_company + "    liquidity: {ipo: {at: 2028-01..2027-06}}\n", top).messages[0],
              "E482: '2028-01..2027-06' ends before it begins");
    EXPECT_EQ(read(private_company + "    liquidity: {ipo: {at: soon}}\n", top).messages[0],
              "E402: 'soon' is not a month or range of months as 2027-03 or 2027-03..2027-12");
    EXPECT_TRUE(
        read(private_company + "    liquidity: {ipo: {at: 2028-01-15..2028-06}}\n", top).messages.empty());
}

TEST(CompanyLanguage, TwoPinnedEventsNeedTwoFutures) {
    EXPECT_EQ(
        read(private_company + "    liquidity: {ipo: {at: 2028-01}, shutdown: {at: 2029-01}}\n").messages[0],
        "E482: two events are certain to come, and the first ends the company's private life");
}

TEST(CompanyLanguage, LockupStagesAreAWhole) {
    EXPECT_EQ(read(private_company +
                   "    liquidity: {ipo: {hazard: 1%/yr, lockup: [{after: 3mo, share: 25%}, {after: "
                   "6mo, share: 70%}]}}\n")
                  .messages[0],
              "E201: the stages of the lock-up sum to 95 % (must be 100 %)");
}

TEST(CompanyLanguage, BetaGivesCorrelations) {
    const std::string two =
        "  x: {kind: public, beta: 1.5, growth: {volatility: 40%}}\n"
        "  y: {kind: public, beta: 1, growth: {volatility: 30%}}\n";
    const Read good = read(two, "market: {volatility: 15%}\n");
    ASSERT_TRUE(good.scenario);
    ASSERT_EQ(good.scenario->correlation.size(), 1u);
    EXPECT_NEAR(good.scenario->correlation[0].value, (1.5 * 0.15 / 0.4) * (0.15 / 0.3), 1e-12);
    EXPECT_EQ(read(two).messages[0], "E424: 'beta' refers to a market that is not given");
    EXPECT_EQ(read(two, "market: {volatility: 30%}\n").messages[0],
              "E424: a beta of 1.5 against a market of 30 % volatility is more than all of the company's own "
              "volatility "
              "of 40 %");
}

TEST(CompanyLanguage, ImpossibleCorrelationsAreRepairedOnlyWhenAsked) {
    const std::string three = "  x: {kind: public}\n  y: {kind: public}\n  z: {kind: public}\n";
    const std::string fixed = "correlation: {x: {y: 1, z: 0}, y: {z: 1}}\n";
    EXPECT_TRUE(read(three, fixed).messages[0].starts_with("E423: the correlation of"));
    const Read repaired = read(three, fixed + "repair_correlation: true\n");
    ASSERT_TRUE(repaired.scenario);
    EXPECT_EQ(
        repaired.messages[0],
        "W309: the correlations could not hold together (smallest eigenvalue -0.4142) and were moved to the "
        "nearest that can, by 0.239 at most");
    EXPECT_NEAR(repaired.scenario->correlation[0].value, 0.7607, 5e-5);
    EXPECT_FALSE(repaired.scenario->warnings.empty());  // every report prints these
}

TEST(CompanyLanguage, ReturnsComeInlineOrFromAFileBesideTheScenario) {
    const std::string from_file = "  x: {kind: public, growth: {model: bootstrap, returns: past.csv}}\n";
    ReaderSettings settings;
    settings.read_beside = [](const std::string&, const std::string& name,
                              std::string&) -> std::optional<std::string> {
        return name == "past.csv" ? std::optional<std::string>("month,return\n2020-01, 10%\n2020-02,-0.05\n")
                                  : std::nullopt;
    };
    const Read good = read(from_file, "", settings);
    ASSERT_TRUE(good.scenario);
    EXPECT_EQ(good.scenario->companies[0].growth.returns.monthly_log.size(), 2u);
    EXPECT_TRUE(
        read(from_file).messages[0].starts_with("E483: the returns of 'past.csv' cannot be read: files are "
                                                "not read here"));
    EXPECT_TRUE(read("  x: {kind: public, growth: {model: bootstrap, returns: [1%, -100%]}}\n")
                    .messages[0]
                    .starts_with("E215"));
}

TEST(CompanyLanguage, AFileOfReturnsIsReadLineByLine) {
    std::string fault;
    EXPECT_EQ(
        *parse_returns("# S&P\nmonth;return\n2020-01;1.5%\n\n2020-02;+0.02 # good\n2020-03\t-3e-2\n", fault),
        (std::vector<double>{0.015, 0.02, -0.03}));
    EXPECT_FALSE(parse_returns("heading\nheading\n", fault));
    EXPECT_EQ(fault, "line 2 does not end with a return above -100 %, as 0.032 or 3.2%");
    EXPECT_FALSE(parse_returns("0.1\n-1\n", fault));
    EXPECT_FALSE(parse_returns("# nothing\n", fault));
    EXPECT_EQ(fault, "it has no returns");
}

TEST(CompanyLanguage, HazardsHaveOneForm) {
    EXPECT_EQ(
        read(private_company + "    liquidity: {ipo: {hazard: {per_year: 5%, by_age: [1%]}}}\n").messages[0],
        "E307: a hazard has exactly one of 'per_year' and 'by_age'");
    EXPECT_EQ(read(private_company + "    liquidity: {ipo: {lockup: 3mo}}\n").messages[0],
              "E302: 'hazard' is missing (Chance per year, as a hazard)");
    EXPECT_EQ(read(private_company + "    rounds: {dilution: 10%}\n").messages[0],
              "E307: rounds have exactly one of 'every' and 'hazard'");
}

TEST(CompanyLanguage, AnAcquirerIsAListedCompanyOfTheFile) {
    const std::string deal = "    liquidity: {acquisition: {hazard: 5%/yr, acquirer: h}}\n";
    EXPECT_EQ(read(private_company + deal + "  h: {value: 1B}\n").messages[0],
              "E485: the acquirer 'h' is private (its shares could not be sold)");
    EXPECT_TRUE(read(private_company + deal + "  h: {kind: public}\n").messages.empty());
    EXPECT_TRUE(read(private_company + deal).messages[0].starts_with("E306"));
}

}  // namespace
}  // namespace offersim
