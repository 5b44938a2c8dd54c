/// Every guide of tests/guides/ against the facts that stand beside it: NAME.md is read and NAME.facts says
/// what must be found, line by line. OFFERSIM_REWRITE_FACTS=1 in the environment writes the facts anew, to be
/// read before they are kept.
#include "scenario/guide.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "scenario/guide_terms.hpp"
#include "support/project_paths.hpp"

namespace {

using namespace offersim;

const std::filesystem::path folder = std::filesystem::path(project_directory) / "tests" / "guides";

std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string term(std::string_view name, const std::optional<GuideTerm>& term, bool share = false) {
    if (!term) return {};
    return fmt::format("{}: {}  <- {}\n", name, share ? spell_share(term->figure) : spell_range(term->figure),
                       term->origin);
}

std::string figure(std::string_view name, const std::optional<GuideFigure>& figure) {
    return figure ? fmt::format("{}: {}  <- line {}\n", name, spell_range(*figure), figure->line)
                  : std::string{};
}

/// All that was found, a line each.
std::string facts_of(const std::string& name) {
    const Source source(name + ".md", read_file(folder / (name + ".md")));
    Diagnostics diagnostics;
    const auto guide = read_guide(source, {}, diagnostics);
    if (!guide) {
        std::string text;
        for (const Diagnostic& fault : diagnostics.all()) {
            text += fmt::format("error {} at {}: {}\n  {}\n", fault.code, fault.span.line, fault.message,
                                fault.suggestion);
        }
        return text;
    }
    const GuideRegion& region = *find_region(*guide, {});
    const GuideTerms terms = terms_of(*guide, region);
    std::string text = fmt::format("company: {}\nrole: {}\n", guide->company, guide->role);
    for (const GuideRegion& one : guide->regions) {
        text += fmt::format("region: {}{} in {}{}\n", one.name, one.level.empty() ? "" : ", " + one.level,
                            one.currency, &one == &region ? " (taken)" : "");
    }
    text += fmt::format("standing: {}\n", terms.standing_origin);
    if (terms.is_private) text += term("value", terms.valuation);
    text += term("base", terms.base) + term("total", terms.total) + term("bonus", terms.bonus_share, true) +
            term("bonus", terms.bonus_amount) + term("stock a year", terms.stock_per_year) +
            fmt::format("vesting: {}  <- {}\n", terms.vesting_text, terms.vesting_origin) +
            term("sign-on", terms.sign_on);
    if (terms.sign_on)
        text +=
            term("sign-on equity", terms.sign_on_equity, true) +
            fmt::format("sign-on vesting: {}  <- {}\n", terms.sign_on_vesting, terms.sign_on_vesting_origin);
    text += figure("sign-on at least", guide->sign_on.least) + term("refresh", terms.refresh) +
            figure("floor", guide->floor) + figure("year 1", guide->year_one) +
            figure("run-rate", guide->run_rate);
    if (guide->premium) text += figure("premium after", guide->premium->after);
    for (const GuideRival& rival : guide->rivals) {
        text += fmt::format("rival: {} {} {}{}\n", rival.employer, spell_range(rival.total), rival.currency,
                            rival.said_to_be_liquid ? ", said to be liquid" : "");
    }
    for (const std::string& item : terms.not_found) text += fmt::format("not found: {}\n", item);
    for (const std::string& note : guide->notes) text += fmt::format("note: {}\n", note);
    for (const std::string& note : region.notes) text += fmt::format("note: {}\n", note);
    return text;
}

std::vector<std::string> guide_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".md") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

class GuideFacts : public testing::TestWithParam<std::string> {};

TEST_P(GuideFacts, AreAllFound) {
    const auto path = folder / (GetParam() + ".facts");
    const std::string facts = facts_of(GetParam());
    if (std::getenv("OFFERSIM_REWRITE_FACTS")) std::ofstream(path, std::ios::binary) << facts;
    EXPECT_EQ(facts, read_file(path));
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Guides, GuideFacts, testing::ValuesIn(guide_names()), test_name);

TEST(Guide, NamesItsRegionsWhereOneIsNotThere) {
    const Source source("mine.md", read_file(folder / "ten-currencies.md"));
    Diagnostics diagnostics;
    EXPECT_FALSE(read_guide(source, {.region = "Lima", .level = {}}, diagnostics));
    ASSERT_EQ(diagnostics.all().size(), 1u);
    EXPECT_EQ(format_diagnostic(diagnostics.all()[0]),
              "mine.md: error[E602]: no region 'Lima' in this guide\n"
              "  it has: New York, London, Munich, Zurich, Bangalore, Tokyo, Toronto, Sydney, Singapore, "
              "Hong Kong, Shanghai, Tel Aviv");
}

const std::string one_row =
    "| Region | Base Salary | Bonus | Total Comp |\n|---|---|---|---|\n| Denver | $100K | 5% | $105K |\n\n";

TEST(Guide, RefusesWhatIsFarTooLargeForOne) {
    Diagnostics diagnostics;
    const Source source("big.md", one_row + std::string(256 * 1024, 'x'));
    EXPECT_FALSE(read_guide(source, {}, diagnostics));
    ASSERT_EQ(diagnostics.all().size(), 1u);
    EXPECT_EQ(format_diagnostic(diagnostics.all()[0]),
              fmt::format("big.md: error[E603]: a guide of {} bytes (at most 256 KiB)\n"
                          "  leave the part about one role",
                          source.text().size()));
}

TEST(Guide, ReadsProseWithoutAnEndInATimeWithOne) {
    for (const std::string part :
         {"a base of $100K, ", "$1-", "12 months ", "offers from [Acme at $100K / "}) {
        std::string text = one_row + "> **Negotiate Up Strategy:** I need: ";
        while (text.size() < 200'000) text += part;
        Diagnostics diagnostics;
        EXPECT_TRUE(read_guide(Source("long.md", text), {}, diagnostics)) << part;
    }
}

TEST(Guide, ReadsTheFirstOfTooManyRegions) {
    std::string text = one_row;
    for (int i = 0; i < 300; ++i)
        text.insert(text.size() - 1, fmt::format("| City {} | $90K | 5% | $95K |\n", i));
    Diagnostics diagnostics;
    const auto guide = read_guide(Source("many.md", text), {}, diagnostics);
    ASSERT_TRUE(guide);
    EXPECT_EQ(guide->regions.size(), 200u);
    EXPECT_EQ(guide->notes.front(), "of 301 regions the first 200 were read");
}

TEST(Guide, TakesTheRegionAndTheLevelAskedFor) {
    const Source source("mine.md", read_file(folder / "levels-and-regions.md"));
    Diagnostics diagnostics;
    const GuideOptions senior{.region = "seattle", .level = "Senior"};
    const auto guide = read_guide(source, senior, diagnostics);
    ASSERT_TRUE(guide);
    EXPECT_EQ(find_region(*guide, senior)->base->low, 175e3);
    EXPECT_EQ(find_region(*guide, {.region = "Berlin", .level = {}})->currency, "EUR");
    EXPECT_EQ(find_region(*guide, {.region = "Berlin", .level = "Senior"}), nullptr);
}

}  // namespace
