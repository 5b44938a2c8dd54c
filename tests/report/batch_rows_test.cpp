#include "report/batch_rows.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "report/parse_csv.hpp"
#include "report/sample_answer.hpp"
#include "support/project_paths.hpp"

namespace offersim {

namespace {

const BatchRowSettings csv{.percentiles = {5, 10, 25, 50, 75, 90, 95}};

BatchRowSettings ndjson() {
    BatchRowSettings settings = csv;
    settings.format = BatchFormat::ndjson;
    return settings;
}

std::string cell(const std::vector<std::vector<std::string>>& records, std::size_t row,
                 const std::string& column) {
    const auto found = std::find(records[0].begin(), records[0].end(), column);
    return found == records[0].end() ? "no such column"
                                     : records[row][static_cast<std::size_t>(found - records[0].begin())];
}

TEST(BatchRows, HaveARowForEachOfferAndEachPair) {
    const RunAnswer answer = sample::answer_of_three();
    const auto records = parse_csv(batch_heading(csv) + batch_rows("a.yaml", "", answer, csv));
    ASSERT_EQ(records.size(), 1 + answer.offers.size() + answer.comparisons.size());
    for (const auto& record : records) EXPECT_EQ(record.size(), records[0].size());
    EXPECT_EQ(cell(records, 1, "kind"), "offer");
    EXPECT_EQ(cell(records, 1, "offer"), "groq");
    EXPECT_EQ(cell(records, 1, "p50"), "1234000");
    EXPECT_EQ(cell(records, 1, "p50_low"), "1231532");
    EXPECT_EQ(cell(records, 1, "certainty_equivalent"), "1187000");
    EXPECT_EQ(cell(records, 1, "p_below_floor"), "0.451");
    EXPECT_EQ(cell(records, 1, "p_a_beats_b"), "");
    const std::size_t pair = 1 + answer.offers.size();
    EXPECT_EQ(cell(records, pair, "kind"), "comparison");
    EXPECT_EQ(cell(records, pair, "offer"), answer.comparisons[0].a);
    EXPECT_EQ(cell(records, pair, "against"), answer.comparisons[0].b);
    EXPECT_EQ(cell(records, pair, "mean"), fmt::format("{}", answer.comparisons[0].difference.mean.value));
    EXPECT_EQ(cell(records, pair, "certainty_equivalent"), "");
}

TEST(BatchRows, LeaveOutWhatIsNotSelected) {
    const RunAnswer answer = sample::answer_of_three();
    BatchRowSettings settings = csv;
    settings.selection = BatchSelection::offers;
    EXPECT_EQ(parse_csv(batch_rows("a.yaml", "", answer, settings)).size(), answer.offers.size());
    settings.selection = BatchSelection::comparisons;
    EXPECT_EQ(parse_csv(batch_rows("a.yaml", "", answer, settings)).size(), answer.comparisons.size());
}

TEST(BatchRows, GiveMachinesTheSameNames) {
    const RunAnswer answer = sample::answer_of_three();
    EXPECT_EQ(batch_heading(ndjson()), "");
    const std::string text = batch_rows("a.yaml", "", answer, ndjson());
    const std::vector<std::string> names = batch_columns(ndjson());
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1, ++lines) {
        const auto row = nlohmann::json::parse(text.substr(begin, text.find('\n', begin) - begin));
        for (const auto& [name, value] : row.items())
            EXPECT_NE(std::find(names.begin(), names.end(), name), names.end()) << name;
        EXPECT_FALSE(row.contains("message"));
        EXPECT_EQ(row.contains("against"), row["kind"] == "comparison");
    }
    EXPECT_EQ(lines, answer.offers.size() + answer.comparisons.size());
}

TEST(BatchRows, SayWhyAFileCannotBeUsed) {
    const BatchFault fault{"E201", 9, "'vesting' sums to 99 % (must be 100 %)",
                           "a four-year front-loaded schedule is written 40/30/20/10", 3};
    const auto records = parse_csv(batch_heading(csv) + batch_fault_row("a.yaml", "", fault, csv));
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(cell(records, 1, "file"), "a.yaml");
    EXPECT_EQ(cell(records, 1, "kind"), "error");
    EXPECT_EQ(cell(records, 1, "code"), "E201");
    EXPECT_EQ(cell(records, 1, "line"), "9");
    EXPECT_EQ(cell(records, 1, "message"), fault.message);
    EXPECT_EQ(cell(records, 1, "suggestion"), fault.suggestion);
    EXPECT_EQ(cell(records, 1, "faults"), "3");
    EXPECT_EQ(batch_fault_row("a.yaml", "", fault, ndjson()),
              "{\"file\": \"a.yaml\", \"kind\": \"error\", \"code\": \"E201\", \"line\": 9, "
              "\"message\": \"'vesting' sums to 99 % (must be 100 %)\", \"suggestion\": \"a four-year "
              "front-loaded schedule is written "
              "40/30/20/10\", \"faults\": 3}\n");
    EXPECT_EQ(
        cell(parse_csv(batch_heading(csv) + batch_fault_row("a.md", "Zurich", fault, csv)), 1, "region"),
        "Zurich");
}

TEST(BatchRows, LetNoNameBecomeAFormulaOrBreakARow) {
    RunAnswer answer = sample::answer_of_two();
    answer.title = "=HYPERLINK(\"x\",1)\r\nsecond";
    answer.comparisons[0].difference.mean.value = -5;
    const auto records = parse_csv(batch_heading(csv) + batch_rows("-a,b.yaml", "@home", answer, csv));
    EXPECT_EQ(cell(records, 1, "file"), "'-a,b.yaml");
    EXPECT_EQ(cell(records, 1, "title"), "'" + answer.title);
    EXPECT_EQ(cell(records, 1, "region"), "'@home");
    EXPECT_EQ(cell(records, 3, "mean"), "-5");  // a number stays one
}

TEST(BatchRows, HaveNoPercentilesOfOnePath) {
    RunAnswer answer = sample::answer_of_two();
    answer.offers[0].gross_present.percentiles.clear();
    answer.offers[0].certainty_equivalent.reset();
    EXPECT_EQ(cell(parse_csv(batch_heading(csv) + batch_rows("a.yaml", "", answer, csv)), 1, "p50"), "");
    const std::string text = batch_rows("a.yaml", "", answer, ndjson());
    const auto row = nlohmann::json::parse(text.substr(0, text.find('\n')));
    EXPECT_TRUE(row["p50"].is_null());
    EXPECT_TRUE(row["certainty_equivalent"].is_null());
}

TEST(BatchRows, AreExplained) {
    std::ifstream page(std::string(project_directory) + "/docs/batch.md");
    const std::string text{std::istreambuf_iterator<char>(page), {}};
    for (const std::string& name : batch_columns({})) {
        const bool is_inner_percentile = name.starts_with("p25") || name.starts_with("p50") ||
                                         name.starts_with("p75") || name.starts_with("p95_");
        EXPECT_TRUE(is_inner_percentile || text.find("`" + name + "`") != std::string::npos) << name;
    }
}

}  // namespace

}  // namespace offersim
