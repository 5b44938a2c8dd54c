#include "report/csv_report.hpp"

#include <gtest/gtest.h>

#include "report/golden.hpp"
#include "report/sample_answer.hpp"

namespace offersim {

namespace {

/// The records of a CSV text by RFC 4180, as a spreadsheet reads them.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
    std::vector<std::vector<std::string>> records(1, {""});
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            records.back().back() += text[i++];
        } else if (text[i] == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted && text[i] == ',') {
            records.back().emplace_back();
        } else if (!is_quoted && text.compare(i, 2, "\r\n") == 0) {
            records.push_back({""});
            ++i;
        } else {
            records.back().back() += text[i];
        }
    }
    records.pop_back();
    return records;
}

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
