#include "scenario/guide_scenario.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "scenario/reader.hpp"
#include "support/project_paths.hpp"

namespace {

using namespace offersim;

const std::filesystem::path root = project_directory;

std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::optional<Scenario> scenario_of(const std::string& text, const std::string& name) {
    Diagnostics diagnostics;
    auto scenario = read_scenario(text, name, {}, diagnostics);
    for (const Diagnostic& one : diagnostics.all()) {
        if (one.severity == Severity::error) ADD_FAILURE() << format_diagnostic(one) << "\n" << text;
    }
    return scenario;
}

TEST(GuideScenario, EveryGuideGivesAScenarioWithoutFaults) {
    int written = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root / "tests" / "guides")) {
        if (entry.path().extension() != ".md") continue;
        const std::string name = entry.path().filename().string();
        Diagnostics diagnostics;
        const auto guide = read_guide(Source(name, read_file(entry.path())), {}, diagnostics);
        if (!guide) continue;
        for (const GuideRegion& region : guide->regions) {
            if (!region.base && !region.total) continue;
            for (const bool floor_offer : {false, true}) {
                ++written;
                EXPECT_TRUE(scenario_of(write_scenario(*guide, region, floor_offer), name));
            }
        }
    }
    EXPECT_GT(written, 100);
}

const Offer& offer(const Scenario& scenario, const std::string& name) {
    return *std::ranges::find(scenario.offers, name, &Offer::name);
}

TEST(GuideScenario, TheLpuGuideGivesTheFactsOfTheDefaultScenario) {
    const std::string name = "groq-lpu-inference-platform-engineer.md";
    Diagnostics diagnostics;
    const auto guide = read_guide(Source(name, read_file(root / "tests" / "guides" / name)), {}, diagnostics);
    ASSERT_TRUE(guide);
    const auto imported = scenario_of(write_scenario(*guide, *find_region(*guide, {})), name);
    const auto shipped = scenario_of(read_file(root / "scenarios" / "groq-lpu.yaml"), "groq-lpu.yaml");
    ASSERT_TRUE(imported && shipped);
    const Offer &a = offer(*imported, "groq"), &b = offer(*shipped, "groq");
    EXPECT_EQ(a.base_per_year, b.base_per_year);
    EXPECT_EQ(a.bonus->size, b.bonus->size);
    ASSERT_EQ(a.equity.size(), 1u);
    EXPECT_EQ(mean(*a.equity[0].value), mean(*b.equity[0].value));  // 352k..400k here, 376k there
    EXPECT_EQ(a.equity[0].type, b.equity[0].type);
    EXPECT_EQ(a.equity[0].trigger, b.equity[0].trigger);
    EXPECT_EQ(vested_by_month(a.equity[0].vesting, 48, imported->start),
              vested_by_month(b.equity[0].vesting, 48, imported->start));
    EXPECT_EQ(a.sign_on->amount, b.sign_on->amount);
    EXPECT_EQ(a.sign_on->equity_share, b.sign_on->equity_share);
    EXPECT_EQ(vested_by_month(a.sign_on->vesting, 24, imported->start),
              vested_by_month(b.sign_on->vesting, 24, imported->start));
    EXPECT_EQ(a.refresh->value_per_year, b.refresh->value_per_year);
    EXPECT_EQ(imported->report.floor_per_year, shipped->report.floor_per_year);
    EXPECT_EQ(imported->report.compare, shipped->report.compare);
    EXPECT_EQ(imported->currency, shipped->currency);
    EXPECT_EQ(imported->horizon_months, shipped->horizon_months);
    const auto company = [](const Scenario& scenario, const std::string& wanted) {
        return *std::ranges::find(scenario.companies, wanted, &Company::name);
    };
    EXPECT_EQ(company(*imported, "groq").value, company(*shipped, "groq").value);
    for (const std::string rival : {"nvidia", "google", "anthropic"}) {
        EXPECT_EQ(offer(*imported, rival).total->per_year, offer(*shipped, rival).total->per_year) << rival;
        EXPECT_EQ(company(*imported, rival).kind, company(*shipped, rival).kind) << rival;
    }
}

TEST(GuideScenario, MarksEveryValueWithItsLineOrAsADefault) {
    const std::string name = "groq-lpu-inference-platform-engineer.md";
    Diagnostics diagnostics;
    const auto guide = read_guide(Source(name, read_file(root / "tests" / "guides" / name)), {}, diagnostics);
    ASSERT_TRUE(guide);
    std::string text = write_scenario(*guide, *find_region(*guide, {}));
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string line = text.substr(0, end);
        text.erase(0, end + 1);
        const std::size_t colon = line.find(": ");
        if (line.starts_with('#') || colon == std::string::npos || line.starts_with("format") ||
            line.find("company: ") != std::string::npos)
            continue;
        if (line.find(": {nvidia") != std::string::npos || line.find("{google: ") != std::string::npos ||
            line.find("{anthropic: ") != std::string::npos)
            continue;
        const std::size_t comment = line.find("# ");
        ASSERT_NE(comment, std::string::npos) << line;
        const std::string origin = line.substr(comment);
        EXPECT_TRUE(origin.find("line ") != std::string::npos ||
                    origin.find("default") != std::string::npos ||
                    origin.find("models/") != std::string::npos)
            << line;
    }
}

TEST(GuideScenario, SpellsAmountsThatReadBackExactly) {
    EXPECT_EQ(spell_amount(258000), "258k");
    EXPECT_EQ(spell_amount(3600000), "3.6M");
    EXPECT_EQ(spell_amount(14e9), "14B");
    EXPECT_EQ(spell_amount(21500), "21.5k");
    EXPECT_EQ(spell_amount(13750), "13750");
    EXPECT_EQ(spell_amount(480960), "480960");
    EXPECT_EQ(spell_range({258000, 272000, 0, {}}), "258k..272k");
    EXPECT_EQ(spell_range({8, 20000, 0, {}}), "8..20000");  // "8..20k" could be meant as 8k
    EXPECT_EQ(spell_range({900000, 1.2e6, 0, {}}), "900k..1.2M");
    EXPECT_EQ(spell_share({.1, .18, 0, {}}), "10%..18%");
}

TEST(GuideScenario, NamesAreFitForKeys) {
    EXPECT_EQ(scenario_name("Groq"), "groq");
    EXPECT_EQ(scenario_name("Weights & Biases"), "weights-biases");
    EXPECT_EQ(scenario_name("=HYPERLINK(1)"), "hyperlink-1");
    EXPECT_EQ(scenario_name("37signals"), "company-37signals");
    EXPECT_EQ(scenario_name("日本"), "company");
    EXPECT_EQ(scenario_name("null"), "company-null");
}

}  // namespace
