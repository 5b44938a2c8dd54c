/// The JSON of a run, member by member, as others rely on it. The list stands here and not only in
/// schema/report-1.json so that a member cannot leave both at once unseen.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"
#include "report/schema_check.hpp"

namespace offersim {

namespace {

using Json = nlohmann::json;

std::string project(const std::string& name) { return std::string(project_directory) + "/" + name; }

Json report_of(std::vector<std::string> words) {
    words.insert(words.begin(), "run");
    words.insert(words.end(), {"--format", "json", "--quiet"});
    const Ran ran = run_offersim(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return Json::parse(ran.out);
}

void expect_number(const Json& json, const char* name, const std::string& at) {
    EXPECT_TRUE(json.contains(name) && json[name].is_number()) << at << "/" << name;
}

/// M = { "value", "se" }; `se` is always a number.
void expect_mean(const Json& json, const std::string& at) {
    expect_number(json, "value", at);
    expect_number(json, "se", at);
}

/// P = { "value", "low", "high" }, a Wilson interval around the value.
void expect_probability(const Json& json, const std::string& at) {
    for (const char* name : {"value", "low", "high"}) expect_number(json, name, at);
    EXPECT_LE(0, json["low"].get<double>()) << at;
    EXPECT_LE(json["low"], json["value"]) << at;
    EXPECT_LE(json["value"], json["high"]) << at;
    EXPECT_LE(json["high"].get<double>(), 1) << at;
}

/// S = { "mean": M, "sd", "percentiles": [ {"p", "value", "low", "high"} ], "p_zero" }
void expect_summary(const Json& json, const std::string& at, std::size_t percentiles) {
    ASSERT_TRUE(json.contains("mean")) << at;
    expect_mean(json["mean"], at + "/mean");
    expect_number(json, "sd", at);
    expect_number(json, "p_zero", at);
    ASSERT_EQ(json["percentiles"].size(), percentiles) << at;
    double previous = -1e300;
    for (const Json& percentile : json["percentiles"]) {
        for (const char* name : {"p", "value", "low", "high"}) expect_number(percentile, name, at);
        EXPECT_LE(percentile["low"], percentile["value"]) << at;
        EXPECT_LE(percentile["value"], percentile["high"]) << at;
        EXPECT_LE(previous, percentile["value"].get<double>()) << at;
        previous = percentile["value"];
    }
}

void expect_components(const Json& json, const std::string& at) {
    for (const char* name : {"base", "bonus", "sign_on", "equity", "refresh", "benefits", "after", "tax"}) {
        ASSERT_TRUE(json.contains(name)) << at << "/" << name;
        expect_mean(json[name], at + "/" + name);
    }
}

void expect_offer(const Json& offer, std::size_t years) {
    const std::string at = offer["name"];
    EXPECT_TRUE(offer["company"].is_string()) << at;
    const Json& measures = offer["measures"];
    for (const char* name : {"gross_nominal", "gross_present"}) expect_summary(measures[name], at, 7);
    for (const char* name : {"net_nominal", "net_present"}) {
        ASSERT_TRUE(measures.contains(name)) << at;
        if (measures[name].is_null()) {
            EXPECT_TRUE(measures["net_reason"].is_string()) << at << ": null without a reason";
        } else {
            expect_summary(measures[name], at, 7);
        }
    }
    EXPECT_EQ(offer["years"].size(), years) << at << ": years run to settlement";
    for (std::size_t i = 0; i < offer["years"].size(); ++i) {
        EXPECT_EQ(offer["years"][i]["year"], i + 1) << at;
        expect_summary(offer["years"][i]["primary"], at, 7);
        expect_components(offer["years"][i]["components"], at + "/years");
    }
    expect_components(offer["components"], at);
    for (const char* name : {"ipo", "acquired", "shutdown", "illiquid", "left_early", "equity_zero"})
        expect_probability(offer["fate"][name], at + "/fate/" + name);
    expect_number(offer, "certainty_equivalent", at);
    expect_number(offer["floor"], "per_year", at);
    expect_probability(offer["floor"]["p_below"], at);
}

TEST(ReportContract, TheDefaultScenarioHasEveryMember) {
    const Json report = report_of({project("scenarios/groq-lpu.yaml"), "--paths", "3000"});
    EXPECT_EQ(report["schema"], "offersim.report/1");
    EXPECT_TRUE(report["program"]["version"].is_string());
    EXPECT_EQ(report["program"]["rng"], "philox4x32-10/v1");
    const Json& scenario = report["scenario"];
    EXPECT_TRUE(scenario["title"].is_string());
    EXPECT_EQ(scenario["file"], project("scenarios/groq-lpu.yaml"));
    EXPECT_EQ(scenario["sha256"].get<std::string>().size(), 64u);
    EXPECT_EQ(scenario["start"], "2026-03-02");
    EXPECT_EQ(scenario["horizon_months"], 48);
    EXPECT_EQ(scenario["settle_months"], 120);
    EXPECT_EQ(scenario["currency"], "USD");
    const Json& run = report["run"];
    EXPECT_EQ(run["paths"], 3000);
    EXPECT_EQ(run["seed"], 1);
    EXPECT_TRUE(run["sampler"].is_string());
    EXPECT_TRUE(run["threads"].is_number_integer());
    EXPECT_TRUE(run["seconds"].is_number());
    EXPECT_EQ(run["partial"], false);
    EXPECT_TRUE(report["primary_measure"] == "gross_present" || report["primary_measure"] == "net_present");
    ASSERT_EQ(report["offers"].size(), 4u);
    for (const Json& offer : report["offers"]) expect_offer(offer, 10);
    ASSERT_EQ(report["comparisons"].size(), 6u);
    EXPECT_EQ(report["comparisons"][0]["a"], "groq");
    EXPECT_EQ(report["comparisons"][5]["b"], "anthropic");
    for (const Json& comparison : report["comparisons"]) {
        expect_probability(comparison["p_a_beats_b"], "comparison");
        expect_number(comparison, "p_tie", "comparison");
        expect_summary(comparison["difference"], "difference", 7);
        expect_mean(comparison["expected_gain"], "gain");
        expect_mean(comparison["expected_regret"], "regret");
        const double gap = comparison["expected_gain"]["value"].get<double>() -
                           comparison["expected_regret"]["value"].get<double>();
        EXPECT_NEAR(gap, comparison["difference"]["mean"]["value"].get<double>(), 0.01);
    }
    EXPECT_TRUE(report["warnings"].is_array());
}

TEST(ReportContract, EveryScenarioAndDetailFollowsTheSchema) {
    const Json schema = Json::parse(read_file(project("schema/report-1.json")));
    for (const auto& entry : std::filesystem::directory_iterator(project("scenarios"))) {
        if (entry.path().extension() != ".yaml") continue;
        for (const std::vector<std::string>& detail :
             {std::vector<std::string>{}, {"--brief"}, {"--detail"}, {"--percentiles", "50"}}) {
            std::vector<std::string> words{entry.path().string(), "--paths", "1000"};
            words.insert(words.end(), detail.begin(), detail.end());
            EXPECT_EQ(schema_faults(schema, report_of(words)), std::vector<std::string>{}) << entry.path();
        }
    }
}

TEST(ReportContract, NothingIsNotANumber) {
    // Few paths and sure values: intervals of nothing, tails without paths.
    for (const char* paths : {"2", "3", "19"}) {
        const Ran ran = run_offersim({"run", project("scenarios/series-b-options.yaml"), "--paths", paths,
                                      "--format", "json", "--detail", "--quiet"});
        EXPECT_EQ(ran.code, 0) << ran.err;
        EXPECT_EQ(ran.out.find("nan"), std::string::npos);
        EXPECT_EQ(ran.out.find("inf"), std::string::npos);
        EXPECT_EQ(
            schema_faults(Json::parse(read_file(project("schema/report-1.json"))), Json::parse(ran.out)),
            std::vector<std::string>{});
    }
}

}  // namespace

}  // namespace offersim
