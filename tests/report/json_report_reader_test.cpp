#include "report/json_report_reader.hpp"

#include <gtest/gtest.h>

#include "report/csv_report.hpp"
#include "report/json_report.hpp"
#include "report/sample_answer.hpp"
#include "report/text_report.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

RunAnswer read_back(const RunAnswer& answer) {
    std::string fault;
    const auto read = read_json_report(json_report(answer), fault);
    EXPECT_TRUE(read) << fault;
    return read.value_or(RunAnswer{});
}

TEST(JsonReportReader, ReadsBackWhatWasWrittenToTheLastBit) {
    const RunAnswer sample = sample::answer_of_two();
    const RunAnswer again = read_back(sample);
    EXPECT_EQ(json_report(again), json_report(sample));
    EXPECT_EQ(text_report(again), text_report(sample));
    EXPECT_EQ(csv_report(again), csv_report(sample));
}

TEST(JsonReportReader, ReadsBackARunWithAndWithoutDetail) {
    const char* text = R"(
format: 1
start: 2026-03-02
person: {leave: 20%/yr}
companies: {g: {kind: private, value: 10B, liquidity: {ipo: {hazard: 15%/yr}}}}
offers:
  g: {base: 200k..220k, equity: [{type: rsu, value: 400k, vesting: standard-4y}]}
  "n \"1\"\\": {base: 180k}
report: {floor: 190k/yr}
)";
    for (const DetailLevel detail : {DetailLevel::brief, DetailLevel::standard, DetailLevel::full}) {
        SimulationSettings settings;
        settings.paths = 500;
        settings.brief = detail == DetailLevel::brief;
        settings.detail = detail == DetailLevel::full;
        const auto run = testing::run_text(text, settings);
        AnswerSettings asked;
        asked.detail = detail;
        const RunAnswer answer = answer_run(run.scenario, run.plan, run.outcomes, asked);
        EXPECT_FALSE(answer.inputs.empty());
        EXPECT_EQ(json_report(read_back(answer)), json_report(answer));
        EXPECT_EQ(text_report(read_back(answer)), text_report(answer));
    }
}

TEST(JsonReportReader, KnowsWhetherAnOfferHasEquity) {
    RunAnswer sample = sample::answer_of_two();
    sample.offers[0].has_equity = false;
    const RunAnswer again = read_back(sample);
    EXPECT_FALSE(again.offers[0].has_equity);
    EXPECT_TRUE(again.offers[1].has_equity);
    EXPECT_EQ(text_report(again), text_report(sample));
}

TEST(JsonReportReader, SaysWhyATextIsNoReport) {
    const auto fault_of = [](const std::string& text) {
        std::string fault;
        EXPECT_FALSE(read_json_report(text, fault)) << text;
        return fault;
    };
    EXPECT_EQ(fault_of(""), "it is no JSON (at byte 1)");
    EXPECT_EQ(fault_of("{\"schema\": "), "it is no JSON (at byte 12)");
    EXPECT_EQ(fault_of("{\"schema\": 1e999}"), "it has a number that is too large");
    EXPECT_EQ(fault_of("[1, 2]"), "it is no report of a run ('schema' is missing)");
    EXPECT_EQ(fault_of("{\"schema\": 1}"), "it is no report of a run ('schema' is of another type)");
    EXPECT_EQ(fault_of("{\"schema\": \"offersim.compare/1\"}"),
              "it is 'offersim.compare/1', and not the report of a run (offersim.report/1)");
    EXPECT_EQ(fault_of("{\"schema\": \"offersim.report/1\"}"),
              "it is no report of a run ('program' is missing)");
    std::string cut = json_report(sample::answer_of_two());
    cut.replace(cut.find("\"offers\": ["), 11, "\"offer_s\": [");
    EXPECT_EQ(fault_of(cut), "it is no report of a run ('offers' is missing)");
    EXPECT_FALSE(fault_of(std::string(5000, '[')).empty());
}

}  // namespace
}  // namespace offersim
