/// schema/scenario-1.json as an editor uses it: sound scenarios pass it, and what it can know to be wrong
/// does not. The committed file is what is tested; that it is the one of the tables is
/// tests/cli/generated_files_test.
#include "scenario/schema.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "report/golden.hpp"
#include "report/schema_check.hpp"
#include "scenario/node.hpp"
#include "scenario/template.hpp"

namespace offersim {

namespace {

using Json = nlohmann::json;

/// A plain scalar as YAML 1.2's core schema takes it, which is what yaml-language-server validates.
Json scalar_json(const Node& node) {
    const std::string& text = node.text;
    if (node.quoted) return text;
    if (text == "true" || text == "false") return text == "true";
    std::int64_t whole = 0;
    const char* const end = text.data() + text.size();
    if (const auto [stop, error] = std::from_chars(text.data(), end, whole);
        error == std::errc{} && stop == end)
        return whole;
    double number = 0;
    if (const auto [stop, error] = std::from_chars(text.data(), end, number);
        error == std::errc{} && stop == end)
        return number;
    return text;
}

Json json_of(const Node& node) {
    if (node.is_scalar()) return scalar_json(node);
    Json json = node.is_sequence() ? Json::array() : Json::object();
    for (const Node& item : node.items) json.push_back(json_of(item));
    for (const NodeEntry& entry : node.entries) json[entry.key] = json_of(entry.value);
    return json;
}

std::vector<std::string> faults_of(const std::string& text) {
    static const Json schema = Json::parse(read_text("schema/scenario-1.json"));
    Diagnostics diagnostics;
    const auto tree = parse_yaml(Source("test.yaml", text), "scenario", diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << text;
    return tree ? schema_faults(schema, json_of(*tree)) : std::vector<std::string>{"no YAML"};
}

TEST(ScenarioSchema, PassesEveryScenarioOfTheProject) {
    int count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(project_directory) + "/scenarios")) {
        if (entry.path().extension() != ".yaml") continue;
        const std::string name = "scenarios/" + entry.path().filename().string();
        const std::string text = read_text(name);
        EXPECT_TRUE(text.starts_with("# yaml-language-server: $schema=../schema/scenario-1.json\n")) << name;
        EXPECT_EQ(faults_of(text), std::vector<std::string>{}) << name;
        ++count;
    }
    EXPECT_GE(count, 6);
    EXPECT_EQ(faults_of(std::string(starter_scenario())), std::vector<std::string>{});
}

/// A sound scenario in which one value is exchanged.
std::string scenario_with(const std::string& offer,
                          const std::string& company = "{kind: public, price: 10}") {
    return "format: 1\ntitle: x\nstart: 2026-01-01\ncompanies: {x: " + company + "}\noffers: {a: " + offer +
           "}\n";
}

TEST(ScenarioSchema, PassesEverySpellingOfTheDesign) {
    for (const std::string base :
         {"210k", "$210k", "1.5M", "250000", "50k/yr", "210k..272k", "210k to 272k",
          "{triangular: [1k, 2k, 3k]}", "{pert: [1k, 2k, 3k]}", "{normal: {mean: 200k, sd: 10k}}",
          "{lognormal: {p5: 100k, p95: 200k}}", "{discrete: {100k: 30%, 200k: 70%}}"})
        EXPECT_EQ(faults_of(scenario_with("{company: x, base: " + base + "}")), std::vector<std::string>{})
            << base;
    for (const std::string vesting :
         {"standard-4y", "40/30/20/10", "immediate", "{over: 4y, every: month, cliff: 12mo}",
          "{yearly: 40/30/20/10, every: quarter}", "{at: 6mo}"})
        EXPECT_EQ(faults_of(scenario_with("{company: x, equity: [{type: rsu, value: 1k, vesting: " + vesting +
                                          "}]}")),
                  std::vector<std::string>{})
            << vesting;
    for (const std::string volatility : {"0.25", "25%", "1/4", "20%..30%"})
        EXPECT_EQ(faults_of(scenario_with(
                      "{company: x}", "{kind: public, price: 10, growth: {volatility: " + volatility + "}}")),
                  std::vector<std::string>{})
            << volatility;
}

TEST(ScenarioSchema, FindsWhatAnEditorShouldUnderline) {
    EXPECT_FALSE(faults_of(scenario_with("{company: x, bse: 10k}")).empty());
    EXPECT_FALSE(faults_of(scenario_with("{company: x, base: lots}")).empty());
    EXPECT_FALSE(faults_of(scenario_with("{company: x, base: [1k]}")).empty());
    EXPECT_FALSE(faults_of(scenario_with("{company: x, base: {normal: {mean: 1k}}}")).empty());
    EXPECT_FALSE(faults_of(scenario_with("{company: x, base: {lognormal: {p10: 1k, p90: 2k}}}")).empty());
    EXPECT_FALSE(faults_of(scenario_with("{company: x, equity: [{type: rus, value: 1k}]}")).empty());
    EXPECT_FALSE(faults_of(scenario_with("{company: x}", "{kind: publik, price: 10}")).empty());
    EXPECT_FALSE(faults_of("format: 2\ntitle: x\nstart: 2026-01-01\ncompanies: {}\noffers: {}\n").empty());
}

}  // namespace

}  // namespace offersim
