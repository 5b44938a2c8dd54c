#include "scenario/company_file.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "scenario/exit_assumptions.hpp"
#include "scenario/reader.hpp"

namespace offersim {
namespace {

std::optional<CompanyFile> read(const std::string& text, Diagnostics& diagnostics,
                                std::string_view name = "") {
    return read_company_file(text, "company.yaml", name, {}, diagnostics);
}

CompanyFile read_sound(const std::string& text) {
    Diagnostics diagnostics;
    auto file = read(text, diagnostics);
    for (const auto& diagnostic : diagnostics.all()) ADD_FAILURE() << format_diagnostic(diagnostic);
    return file.value_or(CompanyFile{});
}

std::string faults_of(const std::string& text, std::string_view name = "") {
    Diagnostics diagnostics;
    read(text, diagnostics, name);
    std::string faults;
    for (const auto& diagnostic : diagnostics.sorted()) faults += format_diagnostic(diagnostic) + "\n";
    return faults;
}

const std::string billion = R"(fully_diluted: 1B
capital:
  pool: 5%
  classes:
    - {name: A, shares: 100M, invested: 50M}
    - {name: B, shares: 100M, invested: 100M}
exit: {hazard: 25%/yr, ipo_share: gornall-strebulaev}
discount: {continuous: 2.5%}
growth: {volatility: 90%}
)";

TEST(CompanyFile, GivesCommonWhatClassesAndPoolLeave) {
    const CompanyFile file = read_sound(billion);
    ASSERT_TRUE(file.company.capital);
    EXPECT_DOUBLE_EQ(file.company.capital->common_shares, 750e6);
    EXPECT_DOUBLE_EQ(file.company.capital->unissued_pool, 50e6);
    EXPECT_EQ(file.company.kind, CompanyKind::private_held);
    EXPECT_EQ(file.company.value, Distribution::constant(1e9));
    EXPECT_TRUE(file.company.common_is_fair);
    EXPECT_DOUBLE_EQ(file.discount.continuous_per_year, 0.025);
    EXPECT_NEAR(fair_value_of(file.company, file.discount).fair_value, 771.24e6, 0.002 * 771e6);
}

TEST(CompanyFile, CountsAllSharesWhereCommonIsGiven) {
    const CompanyFile file = read_sound(R"(capital:
  common: 8M
  pool: 5%
  classes:
    - {name: A, shares: 2M, invested: 5M, seniority: 2, participating: {cap: 2x}, conversion: 1.5x}
    - {name: B, shares: 1.5M, invested: 9M, preference: 1.5x, participating: true, ipo_ratchet: 1.25x, conversion_veto: 1B}
)");
    ASSERT_TRUE(file.company.capital);
    const CapitalStructure& capital = *file.company.capital;
    EXPECT_DOUBLE_EQ(capital.common_shares, 8e6);
    EXPECT_DOUBLE_EQ(capital.unissued_pool, 0.05 * 12.5e6 / 0.95);
    EXPECT_DOUBLE_EQ(*file.company.fully_diluted, 12.5e6 / 0.95);
    EXPECT_EQ(capital.classes[0].participation, Participation::capped);
    EXPECT_DOUBLE_EQ(capital.classes[0].cap_multiple, 2);
    EXPECT_DOUBLE_EQ(capital.classes[0].conversion_ratio, 1.5);
    EXPECT_EQ(capital.classes[0].seniority, 2);
    EXPECT_EQ(capital.classes[1].participation, Participation::uncapped);
    EXPECT_DOUBLE_EQ(capital.classes[1].preference_multiple, 1.5);
    EXPECT_DOUBLE_EQ(capital.classes[1].ipo_ratchet.value_or(0), 1.25);
    EXPECT_DOUBLE_EQ(capital.classes[1].conversion_veto.value_or(0), 1e9);
    EXPECT_FALSE(file.company.common_is_fair);  // neither volatility nor exit is known
}

TEST(CompanyFile, TakesTheExitFromLiquidityWhereNoneIsGiven) {
    const CompanyFile file = read_sound(R"(fully_diluted: 1B
capital: {classes: [{name: B, shares: 100M, invested: 100M}]}
growth: {volatility: 60%}
liquidity: {ipo: {hazard: 18%/yr}, acquisition: {hazard: 7%/yr}, shutdown: {hazard: 6%/yr}}
)");
    const ExitAssumptions assumptions = exit_assumptions(file.company, file.discount);
    EXPECT_DOUBLE_EQ(assumptions.exit_hazard, 0.25);
    EXPECT_DOUBLE_EQ(assumptions.shutdown_hazard, 0.06);
    EXPECT_DOUBLE_EQ(assumptions.ipo_share.value_or(0), 0.72);
}

TEST(CompanyFile, NeedsNoHeadlineForItsWaterfall) {
    const CompanyFile file =
        read_sound("capital: {common: 8M, classes: [{name: A, shares: 2M, invested: 0}]}\n");
    EXPECT_TRUE(file.company.capital);
    EXPECT_EQ(missing_for_fair_value(file.company).size(), 3u);
}

TEST(CompanyFile, MayBeACompanyOfAScenario) {
    const std::string scenario = R"(companies:
  plain: {value: 1B}
  rich:
    fully_diluted: 1B
    capital: {classes: [{name: B, shares: 100M, invested: 100M}]}
person: {discount: {continuous: 4%}}
offers: {a: {company: rich, base: 100k}}
)";
    const CompanyFile file = read_sound(scenario);
    EXPECT_EQ(file.title, "rich");
    EXPECT_DOUBLE_EQ(file.discount.continuous_per_year, 0.04);
    EXPECT_EQ(faults_of(scenario, "ritch"),
              "company.yaml: error[E306]: unknown company 'ritch' (known: plain and rich)\n"
              "  did you mean 'rich'?\n");
}

TEST(CompanyFile, SharesThatDoNotAddUpAreNamed) {
    EXPECT_EQ(
        faults_of(
            "fully_diluted: 10M\ncapital: {common: 8M, classes: [{name: A, shares: 1M, invested: 5M}]}\n"),
        "company.yaml:2:10: error[E471]: common, classes and pool sum to 9000000 shares ('fully_diluted' is "
        "10000000)\n"
        "    2 | capital: {common: 8M, classes: [{name: A, shares: 1M, invested: 5M}]}\n"
        "      |          ^\n"
        "  leave out 'common' or 'fully_diluted', and it follows from the other\n");
    EXPECT_EQ(
        faults_of(
            "fully_diluted: 1M\ncapital: {pool: 10%, classes: [{name: A, shares: 1M, invested: 5M}]}\n"),
        "company.yaml:2:10: error[E471]: the classes (1000000 shares) and the pool (100000) leave nothing of "
        "1000000 fully diluted shares for common\n"
        "    2 | capital: {pool: 10%, classes: [{name: A, shares: 1M, invested: 5M}]}\n"
        "      |          ^\n");
    EXPECT_EQ(faults_of("capital: {classes: [{name: A, shares: 1M, invested: 5M}]}\n"),
              "company.yaml:1:10: error[E471]: the number of common shares is not known\n"
              "    1 | capital: {classes: [{name: A, shares: 1M, invested: 5M}]}\n"
              "      |          ^\n"
              "  add 'common: 8M' here, or 'fully_diluted' to the company\n");
}

TEST(CompanyFile, ACapBelowThePreferenceIsAnError) {
    EXPECT_EQ(
        faults_of("capital:\n  common: 8M\n  classes:\n"
                  "    - {name: A, shares: 1M, invested: 5M, preference: 2x, participating: {cap: 1.5x}}\n"),
        "company.yaml:4:74: error[E472]: the cap of 1.5x is below the preference of 2x (the cap includes "
        "it)\n"
        "    4 |     - {name: A, shares: 1M, invested: 5M, preference: 2x, participating: {cap: 1.5x}}\n"
        "      |                                                                          ^\n"
        "  a class without participation is written 'participating: false'\n");
}

TEST(CompanyFile, AHeadlineOtherThanTheLastRoundsIsAWarning) {
    Diagnostics diagnostics;
    ASSERT_TRUE(read("value: 1.2B\n" + billion, diagnostics));
    ASSERT_EQ(diagnostics.all().size(), 1u);
    EXPECT_EQ(
        format_diagnostic(diagnostics.all()[0]),
        "company.yaml:1:8: warning[W306]: 'value' makes 1.2 a share, but the last round, class B, paid 1\n"
        "    1 | value: 1.2B\n"
        "      |        ^~~~\n"
        "  classes stand in the order of their rounds, the last round last");
}

TEST(CompanyFile, FairCommonNeedsWhatItIsSolvedFrom) {
    EXPECT_EQ(faults_of("value: 1B\ncommon: fair\n"),
              "company.yaml:2:9: error[E473]: 'fair' cannot be solved: no round with money invested is "
              "given, so there "
              "is no price to value from\n"
              "    2 | common: fair\n"
              "      |         ^~~~\n"
              "  add 'capital: {classes: [{name: A, shares: 2M, invested: 5M}]}'\n"
              "company.yaml:2:9: error[E473]: 'fair' cannot be solved: no volatility is given (must be above "
              "0 to value "
              "shares by their chances)\n"
              "    2 | common: fair\n"
              "      |         ^~~~\n"
              "  add 'growth: {volatility: 90%}'\n"
              "company.yaml:2:9: error[E473]: 'fair' cannot be solved: no chance of an exit is given, so no "
              "share is "
              "ever paid\n"
              "    2 | common: fair\n"
              "      |         ^~~~\n"
              "  add 'exit: {hazard: 25%/yr, ipo_share: gornall-strebulaev}'\n");
}

}  // namespace
}  // namespace offersim
