#include "report/json_report.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "report/golden.hpp"
#include "report/sample_answer.hpp"
#include "report/schema_check.hpp"

namespace offersim {

namespace {

using nlohmann::json;

json schema() { return json::parse(read_text("schema/report-1.json")); }

/// Everything that only --detail, taxes or an interruption bring.
RunAnswer full_answer() {
    RunAnswer answer = sample::answer_of_three();
    answer.detail = DetailLevel::full;
    answer.primary_measure = "net_present";
    answer.partial = true;
    answer.paths = 12288;
    answer.overrides = {"offers.groq.base=280k"};
    for (OfferAnswer& offer : answer.offers) {
        offer.net_nominal = offer.net_present = offer.gross_present;
        offer.component_details.assign(component_count, offer.gross_nominal);
        for (YearAnswer& year : offer.years) year.component_details.assign(component_count, year.primary);
    }
    return answer;
}

TEST(JsonReport, IsTheGoldenText) {
    EXPECT_EQ(json_report(sample::answer_of_two()), golden("two_offers.json"));
}

TEST(JsonReport, FollowsItsSchema) {
    EXPECT_EQ(schema_faults(schema(), json::parse(json_report(sample::answer_of_three()))),
              std::vector<std::string>{});
    EXPECT_EQ(schema_faults(schema(), json::parse(json_report(full_answer()))), std::vector<std::string>{});
    EXPECT_EQ(schema_faults(schema(), json::parse(json_report(RunAnswer{}))), std::vector<std::string>{});
}

TEST(JsonReport, GivesNullWithAReason) {
    RunAnswer answer = sample::answer_of_two();
    OfferAnswer& offer = answer.offers[0];
    offer.certainty_equivalent.reset();
    offer.certainty_equivalent_reason = "wealth and pay can be zero";
    offer.floor_per_year.reset();
    offer.floor_p_below.reset();
    const json report = json::parse(json_report(answer));
    EXPECT_EQ(schema_faults(schema(), report), std::vector<std::string>{});
    const json& written = report["offers"][0];
    EXPECT_TRUE(written["measures"]["net_present"].is_null());
    EXPECT_EQ(written["measures"]["net_reason"], "no tax rules are applied");
    EXPECT_TRUE(written["certainty_equivalent"].is_null());
    EXPECT_EQ(written["certainty_equivalent_reason"], "wealth and pay can be zero");
    EXPECT_TRUE(written["floor"].is_null());
    EXPECT_EQ(written["floor_reason"], "the scenario gives no 'floor'");
}

TEST(JsonReport, KeepsEveryDigitAndTheLargestSeed) {
    RunAnswer answer = sample::answer_of_two();
    answer.seed = std::numeric_limits<std::uint64_t>::max();
    answer.offers[0].gross_present.mean.value = 0.1 + 0.2;
    const json report = json::parse(json_report(answer));
    EXPECT_EQ(report["run"]["seed"], std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(report["offers"][0]["measures"]["gross_present"]["mean"]["value"], 0.1 + 0.2);
}

TEST(JsonReport, NeverHoldsNaN) {
    RunAnswer answer = sample::answer_of_two();
    answer.offers[0].certainty_equivalent = std::numeric_limits<double>::infinity();
    answer.offers[0].certainty_equivalent_reason = "it does not exist";
    answer.offers[0].gross_present.standard_deviation = std::numeric_limits<double>::quiet_NaN();
    const json report = json::parse(json_report(answer));
    EXPECT_TRUE(report["offers"][0]["certainty_equivalent"].is_null());
    EXPECT_TRUE(report["offers"][0]["measures"]["gross_present"]["sd"].is_null());
}

TEST(JsonReport, EscapesNames) {
    RunAnswer answer = sample::answer_of_two();
    answer.title = "a \"quoted\" \\ title\n\x1b[31m \xff é";
    EXPECT_EQ(json::parse(json_report(answer))["scenario"]["title"],
              "a \"quoted\" \\ title\n\x1b[31m \uFFFD é");
}

}  // namespace

}  // namespace offersim
