#include "report/value_report.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "scenario/reader.hpp"
#include "support/project_paths.hpp"

namespace offersim {
namespace {

/// One of the examples under scenarios/companies/.
CompanyFile example(const std::string& name) {
    const std::string path = std::string(project_directory) + "/scenarios/companies/" + name;
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    Diagnostics diagnostics;
    auto file = read_company_file(text.str(), name, "", {}, diagnostics);
    for (const auto& diagnostic : diagnostics.all()) ADD_FAILURE() << format_diagnostic(diagnostic);
    return file.value_or(CompanyFile{});
}

TEST(ValueReport, ShowsEveryClassAndEveryModel) {
    EXPECT_EQ(value_text(value_company(example("billion-dollar-round.yaml"))),
              R"(What a share is worth: A billion dollars at the last round

  headline value     1.000B  USD, the last round's price for all 1.000B shares
  fair value         771.2M  USD, where Series B is worth what it paid
  overvaluation      29.7 %

  a share of                  headline          fair   overvalued by
  Series A                      1.0000        0.8643          15.7 %
  Series B                      1.0000        1.0000           0.0 %
  common                        1.0000        0.7797          28.2 %

  A common share is worth 22.0 % less than the headline price.

How it was computed

  volatility      90 % a year
  exit            25 % a year, as a hazard
  offerings       more likely the larger the exit (Gornall & Strebulaev, 2020)
  discount        2.5 % a year, continuous; the company grows at it
  cross-check     a common share at 0.6243 by the option-pricing method of 409A
                  practice: one acquisition after 4.0 years, the expected time

Not being able to sell for 4.0 years would take from a share

  Chaffe, 1993      a put struck at today's price                   55.5 %
  Finnerty, 2012    a put on the average price                      29.9 %
  Ghaidarov, 2009   an average-strike put                           44.6 %
  Longstaff, 1995   selling at the best moment: an upper bound     243.3 %

  These models answer different questions and are not to be averaged; none is in
  the figures above.
)");
}

TEST(ValueReport, AsJsonHasTheFiguresUnrounded) {
    const CompanyValueAnswer answer = value_company(example("billion-dollar-round.yaml"));
    const auto json = nlohmann::json::parse(value_json(answer));
    EXPECT_EQ(json["headline_value"].get<double>(), answer.fair.headline_value);
    EXPECT_EQ(json["fair_value"].get<double>(), answer.fair.fair_value);
    EXPECT_NEAR(json["fair_value"].get<double>(), 771.24e6, 0.002 * 771e6);
    EXPECT_EQ(json["overvaluation"].get<double>(), answer.fair.overvaluation());
    EXPECT_EQ(json["classes"].size(), 2u);
    EXPECT_EQ(json["classes"][1]["name"], "Series B");
    EXPECT_EQ(json["classes"][1]["headline_price"].get<double>(), 1);
    EXPECT_EQ(json["classes"][0]["fair_price"].get<double>(), answer.fair.classes[0].fair_price);
    EXPECT_EQ(json["common"]["fair_price"].get<double>(), answer.fair.common.fair_price);
    EXPECT_EQ(json["common"]["discount"].get<double>(), answer.fair.common_discount());
    EXPECT_EQ(json["marketability"]["longstaff_upper_bound"].get<double>(), answer.marketability.longstaff);
    EXPECT_EQ(json["assumptions"]["ipo_share"], "gornall-strebulaev");
}

TEST(ValueReport, ShowsWhoGetsWhatOfAnExit) {
    const CompanyFile file = example("three-classes.yaml");
    const PayoutAnswer answer = pay_out(*file.company.capital, 60e6);
    EXPECT_EQ(payout_text(answer, file.currency), R"(An acquisition at 60.00M USD

  shares of                   payout  of the exit     per share
  A                           10.20M       17.0 %        5.1000  converts
  B                           9.000M       15.0 %        6.0000
  common                      40.80M       68.0 %        5.1000
)");
    const auto json = nlohmann::json::parse(payout_json(answer));
    EXPECT_EQ(json["exit"].get<double>(), 60e6);
    EXPECT_NEAR(json["payouts"]["A"].get<double>(), 10.2e6, 1e-6);
    EXPECT_NEAR(json["payouts"]["B"].get<double>(), 9e6, 1e-6);
    EXPECT_NEAR(json["payouts"]["common"].get<double>(), 40.8e6, 1e-6);
    EXPECT_NEAR(json["per_share"]["B"].get<double>(), 6, 1e-12);
    EXPECT_NEAR(json["per_share"]["common"].get<double>(), 5.1, 1e-12);
}

TEST(ValueReport, AClassThatIsPaidNothingDoesNotConvert) {
    CapitalStructure capital;
    capital.common_shares = 8e6;
    ShareClass junior;
    junior.name = "A";
    junior.shares = 2e6;
    junior.invested = 5e6;
    junior.seniority = 2;
    ShareClass senior = junior;
    senior.name = "B";
    senior.invested = 20e6;
    senior.seniority = 1;
    capital.classes = {junior, senior};
    EXPECT_EQ(payout_text(pay_out(capital, 10e6), "USD"), R"(An acquisition at 10.00M USD

  shares of                   payout  of the exit     per share
  A                             0.00        0.0 %        0.0000
  B                           10.00M      100.0 %        5.0000
  common                        0.00        0.0 %        0.0000
)");
}

TEST(ValueReport, WarnsWhereTheSizeRuleIsInAnotherCurrency) {
    CompanyFile file = example("billion-dollar-round.yaml");
    file.currency = "GBP";
    EXPECT_EQ(
        value_company(file).warnings,
        std::vector<std::string>{"the share of exits that are offerings is estimated by size in US dollars, "
                                 "and this company's figures are in GBP"});
}

}  // namespace
}  // namespace offersim
