#include "report/html_report.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "base/sha256.hpp"
#include "report/html_text.hpp"
#include "report/json_report.hpp"
#include "report/number_text.hpp"
#include "report/sample_answer.hpp"
#include "report/text_report.hpp"
#include "support/run.hpp"

namespace offersim {

namespace {

constexpr const char* scenario_text = R"(format: 1
title: a private offer against a public one
start: 2026-03-02
horizon: 4y
settle: 10y
person: {discount: 4.5%/yr, leave: 10%/yr, wealth: 250k}
companies:
  young: {kind: private, value: 10B, growth: {drift: 10%, volatility: 70%},
          liquidity: {ipo: {hazard: 18%/yr}, acquisition: {hazard: 7%/yr}, shutdown: {hazard: 6%/yr}}}
  old: {kind: public, price: 100, growth: {drift: 8%, volatility: 30%}}
offers:
  young: {company: young, base: 250k, bonus: 10%, equity: [{type: rsu, value: 400k, trigger: double, vesting: standard-4y}]}
  old: {company: old, total: 360k/yr, mix: {equity: 45%, bonus: 10%}}
report: {percentiles: [5, 10, 25, 50, 75, 90, 95], floor: 300k/yr, compare: young}
)";

struct Pages {
    RunAnswer answer;
    std::string html;
    RunPictures pictures;
};

Pages page_of(const std::string& scenario, bool with_details = false) {
    SimulationSettings settings;
    settings.paths = 8192;
    settings.detail = with_details;
    testing::RunOf run = testing::run_text(scenario, settings);
    AnswerSettings detail;
    if (with_details) detail.detail = DetailLevel::full;
    Pages pages{answer_run(run.scenario, run.plan, run.outcomes, detail), {}, {}};
    pages.pictures = picture_run(run.plan, run.outcomes, offers_to_draw(pages.answer));
    pages.html = html_report({pages.answer, pages.pictures});
    return pages;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin) + begin.size();
    return text.substr(from, text.find(end, from) - from);
}

/// `text` without what lies from each `begin` to the next `end`.
std::string without(std::string text, const std::string& begin, const std::string& end,
                    const std::string& instead) {
    for (std::size_t at = 0; (at = text.find(begin, at)) != std::string::npos;)
        text.replace(at, text.find(end, at) + end.size() - at, instead);
    return text;
}

/// What a reader sees: no scripts, no styles, no tags, entities read.
std::string visible(std::string html) {
    html = without(std::move(html), "<style>", "</style>", "");
    html = without(std::move(html), "<script", "</script>", "");
    html = without(std::move(html), "<", ">", "\n");
    const std::pair<const char*, const char*> entities[] = {{"&lt;", "<"},  {"&gt;", ">"},   {"&quot;", "\""},
                                                            {"&#39;", "'"}, {"\u00a0", " "}, {"&amp;", "&"}};
    for (const auto& [entity, text] : entities)
        for (std::size_t at = 0; (at = html.find(entity, at)) != std::string::npos; ++at)
            html.replace(at, std::string(entity).size(), text);
    return html;
}

/// The lines of a text report but those of its pictures, whose scales are no figures of the run.
std::string without_pictures(const std::string& report) {
    std::istringstream lines(report);
    std::string text, line;
    static const std::regex scale("[^A-Za-z]*(zero in +)?[-+0-9][-+0-9,k ]*");
    while (std::getline(lines, line))
        if (!std::regex_match(line, scale) && line.find("━") == std::string::npos) text += line + "\n";
    return text;
}

/// Numbers of a text as it writes them, with unit and margin: "1,183k ±0.6k", "17.5 % (17.3 to 17.7)".
std::set<std::string> figures_of(const std::string& text) {
    static const std::regex figure(
        "[-+<>]?[0-9][0-9,]*(\\.[0-9]+)?[kM]?( %)?( ±[0-9][0-9,.]*[kM]?)?( \\([-0-9,.kM]+ to "
        "[-0-9,.kM]+\\))?");
    return {std::sregex_token_iterator(text.begin(), text.end(), figure), {}};
}

TEST(HtmlReport, CarriesEveryFigureOfTheText) {
    const Pages pages = page_of(scenario_text, true);
    const std::string text = without_pictures(text_report(pages.answer, {.width = 400}));
    const std::string page = visible(pages.html);
    std::size_t compared = 0;
    for (const std::string& figure : figures_of(text)) {
        EXPECT_NE(page.find(figure), std::string::npos) << figure;
        ++compared;
    }
    EXPECT_GT(compared, 100u);
}

TEST(HtmlReport, CarriesTheJsonAndTheJsonsFiguresAreTheTexts) {
    const Pages pages = page_of(scenario_text, true);
    const std::string json = json_report(pages.answer);
    const auto embedded = nlohmann::json::parse(
        between(pages.html, "<script type=\"application/json\" id=\"report\">", "</script>"));
    EXPECT_EQ(embedded, nlohmann::json::parse(json));
    const std::string page = visible(pages.html), text = text_report(pages.answer, {.width = 400});
    for (const auto& offer : embedded["offers"])
        for (const auto& percentile : offer["measures"]["gross_present"]["percentiles"]) {
            const std::string figure =
                money_text({percentile["p"], percentile["value"], percentile["low"], percentile["high"]},
                           money_unit(1e6));
            EXPECT_NE(page.find(figure), std::string::npos) << figure;
            EXPECT_NE(text.find(figure), std::string::npos) << figure;
        }
    for (const auto& pair : embedded["comparisons"]) {
        const auto& beats = pair["p_a_beats_b"];
        const std::string figure = percent_range_text({beats["value"], beats["low"], beats["high"]});
        EXPECT_NE(page.find(figure), std::string::npos) << figure;
        EXPECT_NE(text.find(figure), std::string::npos) << figure;
    }
}

TEST(HtmlReport, LetsThroughItsOwnStyleAndScriptOnly) {
    std::string html = page_of(scenario_text).html;
    const std::string policy = between(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    EXPECT_EQ(policy, "default-src 'none'; style-src 'sha256-" +
                          sha256_base64(between(html, "<style>", "</style>")) + "'; script-src 'sha256-" +
                          sha256_base64(between(html, "<script>", "</script>")) +
                          "'; base-uri 'none'; form-action 'none'");
    html.erase(html.find("http://www.w3.org/2000/svg"), 26);  // a name, not an address
    for (const char* outside : {"http:", "https:", "url(", "src=", "@import", " style="})
        EXPECT_EQ(html.find(outside), std::string::npos) << outside;
}

TEST(HtmlReport, MakesNoMarkupOfNames) {
    RunAnswer answer = sample::answer_of_two();
    answer.title = "</title></script><!--<script>alert(1)</script>";
    answer.offers[0].name = answer.comparisons[0].a = answer.compare = "<script>alert(2)</script>";
    answer.offers[1].name = answer.comparisons[0].b = "\"><img src=x onerror='alert(3)'>";
    answer.warnings = {"<b onclick=alert(4)>", "a\u2028b"};
    const std::string html = html_report({answer, {}});
    EXPECT_EQ(html.find("<img"), std::string::npos);
    EXPECT_EQ(html.find("<script>alert"), std::string::npos);
    EXPECT_EQ(html.find("<b "), std::string::npos);
    EXPECT_EQ(html.find("<!--"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(2)&lt;/script&gt; beats &quot;&gt;&lt;img src=x "
                        "onerror=&#39;alert(3)&#39;&gt; in 43.6\u00a0% of futures"),
              std::string::npos);
    const auto embedded =
        nlohmann::json::parse(between(html, "<script type=\"application/json\" id=\"report\">", "</script>"));
    EXPECT_EQ(embedded["offers"][0]["name"], "<script>alert(2)</script>");
    EXPECT_EQ(embedded["warnings"][1], "a\u2028b");
}

TEST(HtmlReport, OpensWithTheAnswerInTwoSentences) {
    const Pages pages = page_of(scenario_text);
    const std::string answer = visible(between(pages.html, "<section id=\"answer\"", "<ul"));
    const std::regex opening(
        "young beats old in [0-9.]+ % of futures; where it loses, you end up \\$[0-9,.]+k behind on "
        "average\\."
        "\\s+Ask for \\$[0-9,.]+k more, sure and paid at the start, to make it an even bet; \\$[0-9,.]+k "
        "more would "
        "win three futures in four\\.");
    EXPECT_TRUE(std::regex_search(answer, opening)) << answer;
}

TEST(HtmlReport, TheSumToAskForMakesItAnEvenBet) {
    const Pages before = page_of(scenario_text);
    const double extra = before.pictures.rivals.front().extra_for_half;
    ASSERT_GT(extra, 0);
    std::string with_more = scenario_text;
    const std::string at = "young: {company: young, ";
    with_more.insert(with_more.find(at) + at.size(),
                     fmt::format("sign_on: {{amount: {:.2f}, vesting: immediate}}, ", extra));
    const Pages after = page_of(with_more);
    EXPECT_NEAR(after.answer.comparisons.front().p_a_beats_b.value, 0.5, 2.0 / 8192);
}

TEST(HtmlReport, DrawsTheSubjectAndItsStrongestRivals) {
    RunAnswer answer = sample::answer_of_two();
    answer.offers.clear();
    answer.comparisons.clear();
    for (int k = 0; k < 9; ++k) answer.offers.push_back(sample::liquid(fmt::format("o{}", k), 1));
    for (std::size_t a = 0; a < 9; ++a)
        for (std::size_t b = a + 1; b < 9; ++b)
            answer.comparisons.push_back(sample::comparison(answer.offers[a].name, answer.offers[b].name,
                                                            0.9 - 0.1 * static_cast<double>(b), 0));
    answer.compare = "o0";
    EXPECT_EQ(offers_to_draw(answer), (std::vector<int>{0, 4, 5, 6, 7, 8}));
}

TEST(HtmlReport, HasAPageForOneOfferAndForABriefRun) {
    RunAnswer answer = sample::answer_of_two();
    answer.offers.pop_back();
    answer.comparisons.clear();
    EXPECT_NE(
        html_report({answer, {}}).find("groq is worth between $1,041k and $2,833k in 80\u00a0% of futures"),
        std::string::npos);
    answer = sample::answer_of_three();
    answer.detail = DetailLevel::brief;
    for (OfferAnswer& offer : answer.offers) offer.years.clear(), offer.components.clear();
    EXPECT_NE(html_report({answer, {}}).find("groq head to head"), std::string::npos);
}

TEST(HtmlText, EscapesForContentAndAttributes) {
    EXPECT_EQ(html_escape("a<b> & \"c\" 'd' 5 %"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; 5\u00a0%");
    EXPECT_EQ(html_name("a\x1b[31m\u202e"), "a\\x1b[31m\\u202e");
    EXPECT_EQ(html_json("\"</script>\u2029\""), "\"\\u003c/script>\\u2029\"");
}

/// A deal that leaves common nothing is an exit at 0, which has no logarithm; the ticks up to it once took
/// all of the memory.
TEST(HtmlReport, DrawsBreakEvensOfExitsThatLeaveCommonNothing) {
    Pages pages = page_of(scenario_text);
    CompareAnswer compare;
    compare.run = pages.answer;
    compare.relative.offers.resize(2);
    RivalAnswer rival;
    rival.name = "old";
    for (const double exit : {0.0, 0.0, 2e9, 30e9}) {
        BreakEvenPoint point;
        point.exit_value = exit;
        rival.break_even.curve.push_back(point);
    }
    rival.break_even.company = "young";
    compare.rivals = {rival};
    const std::string html = html_report({pages.answer, pages.pictures, &compare});
    const std::string chart = between(html, "id=\"break-even-0\"", "</figure>");
    EXPECT_EQ(chart.find("nan"), std::string::npos);
    EXPECT_EQ(chart.find("inf"), std::string::npos);
    EXPECT_LT(chart.size(), 5000u);
    compare.rivals[0].break_even.curve.resize(2);
    EXPECT_EQ(html_report({pages.answer, pages.pictures, &compare}).find("id=\"break-even-0\""),
              std::string::npos);
}

TEST(HtmlReport, NamesWhatAnInterruptionLeftUndone) {
    const Pages pages = page_of(scenario_text);
    PageContent content{pages.answer, pages.pictures};
    EXPECT_EQ(html_report(content).find("this page lacks"), std::string::npos);
    content.unfinished = {"what each term is worth", "what it hangs on"};
    EXPECT_NE(html_report(content).find("<p class=\"warning\">interrupted: this page lacks what each term is "
                                        "worth and what it hangs on</p>"),
              std::string::npos);
}

TEST(HtmlReport, DrawsEachNamedFutureWithItsChanceAndItsWins) {
    EXPECT_EQ(page_of(scenario_text).html.find("id=\"futures\""), std::string::npos);
    const Pages pages = page_of(R"(format: 1
start: 2026-03-02
companies:
  young:
    kind: private
    value: 10B
    futures:
      "listed <soon>": {chance: 30%, ipo: {at: 2027-03..2028-12, value: 20B}}
      fails: {chance: 70%, shutdown: {at: 2028-01}}
  old: {kind: public, price: 100, growth: {volatility: 30%}}
offers:
  old: {company: old, total: 360k/yr, mix: {equity: 45%}}
  young: {company: young, base: 250k, equity: [{type: rsu, value: 800k, trigger: double, vesting: standard-4y}]}
report: {percentiles: [10, 25, 50, 75, 90], compare: young}
)");
    const std::string section = between(pages.html, "<section id=\"futures\">", "</section>");
    EXPECT_NE(section.find("<figure class=\"chart\" id=\"futures-1\">"), std::string::npos) << section;
    EXPECT_NE(section.find("<desc id=\"futures-1-description\">Bands, one for each of 2 futures, in the "
                           "order of the file.</desc>"),
              std::string::npos);
    const std::vector<FutureAnswer>& futures = pages.answer.offers[1].futures;
    ASSERT_EQ(futures.size(), 2u);
    for (const FutureAnswer& future : futures)
        EXPECT_NE(section.find(html_escape(future.name + ": chance " + percent_text(future.chance) +
                                           ", wins " + percent_text(future.against[0].p_beats.value))),
                  std::string::npos)
            << section;
    const auto bands = std::regex("class=\"band outer\"");
    EXPECT_EQ(std::distance(std::sregex_iterator(section.begin(), section.end(), bands), {}), 2);
}

}  // namespace

}  // namespace offersim
