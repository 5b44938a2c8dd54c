#include "report/csv_report.hpp"

#include <gtest/gtest.h>

#include "report/golden.hpp"
#include "report/parse_csv.hpp"
#include "report/sample_answer.hpp"

namespace offersim {

namespace {

TEST(CsvReport, IsTheGoldenText) { EXPECT_EQ(csv_report(sample::answer_of_two()), golden("two_offers.csv")); }

TEST(CsvReport, HasEveryColumnInEveryRecord) {
    for (const std::vector<std::string>& record : parse_csv(csv_report(sample::answer_of_three())))
        EXPECT_EQ(record.size(), 13u);
}

TEST(CsvReport, CarriesAnyNameThere) {
    RunAnswer answer = sample::answer_of_two();
    const std::string name = "a, \"b\"\r\nc";
    answer.offers[0].name = name;
    std::size_t found = 0;
    for (const std::vector<std::string>& record : parse_csv(csv_report(answer))) found += record[1] == name;
    EXPECT_GT(found, 20u);
}

TEST(CsvReport, CarriesFuturesAndWhatEquityIsWorth) {
    RunAnswer answer = sample::answer_of_two();
    FutureAnswer future;
    future.name = "bought, or so";
    future.chance = 0.25;
    future.paths = 500;
    future.gross_present.mean = {1000, 10};
    future.against = {{"nvidia", {0.4, 0.39, 0.41}, {0.01, 0.01, 0.01}}};
    answer.offers[0].futures = {future};
    answer.offers[0].equity_worth = EquityWorth{14e9, 1, 0.65, 0.5, 0.8, "given", 376e3, 244.4e3};
    const std::string text = csv_report(answer);
    for (const char* line :
         {"future,groq,,,,\"bought, or so\",chance,,0.25,,,,\r\n",
          "future,groq,,gross_present,,\"bought, or so\",mean,,1000,,,10,\r\n",
          "future,groq,nvidia,gross_present,,\"bought, or so\",p_a_beats_b,,0.4,0.39,0.41,,\r\n",
          "equity_worth,groq,,,,,common_price,,0.65,,,,\r\n", "equity_worth,groq,,,,,basis,,,,,,given\r\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line;
    for (const std::vector<std::string>& record : parse_csv(text)) EXPECT_EQ(record.size(), 13u);
}

TEST(CsvReport, LetsNoTextBecomeAFormula) {
    EXPECT_EQ(csv_text_field("=HYPERLINK(1)"), "'=HYPERLINK(1)");
    EXPECT_EQ(csv_text_field("+1"), "'+1");
    EXPECT_EQ(csv_text_field("-1"), "'-1");
    EXPECT_EQ(csv_text_field("@SUM(A1,2)"), "\"'@SUM(A1,2)\"");
    EXPECT_EQ(csv_text_field("\tx"), "'\tx");
    EXPECT_EQ(csv_text_field("\rx"), "\"'\rx\"");
    EXPECT_EQ(csv_text_field("a=b"), "a=b");
    EXPECT_EQ(csv_text_field("say \"x\""), "\"say \"\"x\"\"\"");
}

TEST(CsvReport, LeavesNegativeNumbersNumbers) {
    const std::string text = csv_report(sample::answer_of_two());
    EXPECT_NE(text.find("comparison,groq,nvidia,gross_present,,,percentile,50,-88000,-88176,-87824,,\r\n"),
              std::string::npos);
}

}  // namespace

}  // namespace offersim
