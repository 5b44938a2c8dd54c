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
