/// The same scenario, seed and version give the same bytes, whatever the threads, locale, time zone or
/// instruction set; and what is added to a file changes no digit of what was there.
#include <gtest/gtest.h>

#include <cstdlib>
#include <locale>
#include <nlohmann/json.hpp>
#include <regex>

#include "cli/program.hpp"
#include "report/json_report.hpp"
#include "support/run.hpp"

namespace offersim {

namespace {

using Json = nlohmann::ordered_json;

const std::string groq = std::string(project_directory) + "/scenarios/groq-lpu.yaml";
constexpr const char* paths = "3000";  // not a whole number of blocks

std::string without_seconds_and_threads(const std::string& json) {
    return std::regex_replace(json, std::regex(R"re("(seconds|threads)": [0-9.e-]+)re"), "\"$1\": 0");
}

std::string json_of_run(std::vector<std::string> words, const std::function<void()>& prepare = {}) {
    words.insert(words.begin(), "run");
    words.insert(words.end(), {"--format", "json", "--detail", "--paths", paths});
    const Ran ran = run_offersim(words, {}, prepare);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return without_seconds_and_threads(ran.out);
}

TEST(Determinism, AnyNumberOfThreadsGivesTheSameJson) {
    const std::string one = json_of_run({groq, "--threads", "1"});
    for (const char* threads : {"2", "3", "8"})
        EXPECT_EQ(json_of_run({groq, "--threads", threads}), one) << threads;
}

TEST(Determinism, AnyNumberOfThreadsGivesTheSameHistograms) {
    // Beyond the limit of exact percentiles, where the tallies of threads are merged.
    const auto json = [&](const char* threads) {
        const Ran ran =
            run_offersim({"run", groq, "--format", "json", "--paths", "150k", "--threads", threads});
        EXPECT_EQ(ran.code, 0) << ran.err;
        return without_seconds_and_threads(ran.out);
    };
    const std::string one = json("1");
    for (const char* threads : {"2", "3"}) EXPECT_EQ(json(threads), one) << threads;
}

TEST(Determinism, ASecondSeedGivesOtherFigures) {
    EXPECT_NE(json_of_run({groq, "--seed", "2"}), json_of_run({groq, "--seed", "3"}));
}

/// Makes a locale below `directory` where the system has its sources; without them the name means C.
void make_locale(const TemporaryDirectory& directory, const std::string& language) {
    static_cast<void>(run_shell("localedef -i " + language + " -f UTF-8 '" +
                                directory.path(language + ".UTF-8") + "' 2>/dev/null"));
}

TEST(Determinism, NoLocaleOrTimeZoneIsAsked) {
    const TemporaryDirectory locales;
    for (const char* language : {"tr_TR", "de_DE"}) make_locale(locales, language);
    const std::string expected = json_of_run({groq});
    const std::vector<std::pair<std::string, std::string>> settings{{"C", "Pacific/Kiritimati"},
                                                                    {"POSIX", "America/St_Johns"},
                                                                    {"C.UTF-8", "UTC"},
                                                                    {"tr_TR.UTF-8", "Asia/Kolkata"},
                                                                    {"de_DE.UTF-8", "Europe/Berlin"}};
    for (const auto& [locale, zone] : settings) {
        const std::string other =
            json_of_run({groq}, [&, place = locales.path(""), name = locale, zone_name = zone] {
                ::setenv("LOCPATH", place.c_str(), 1);
                ::setenv("LC_ALL", name.c_str(), 1);
                ::setenv("TZ", zone_name.c_str(), 1);
            });
        EXPECT_EQ(other, expected) << locale << ", " << zone;
    }
}

/// A locale as a library's user may have set it: comma for the point, and grouped digits.
struct CommaNumbers : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

std::string small_scenario() { return read_file(groq); }

TEST(Determinism, TheGlobalLocaleOfAProgramThatUsesTheLibraryIsNotAsked) {
    SimulationSettings settings;
    settings.paths = 600;
    const std::string expected = json_report(testing::run_text(small_scenario(), settings).answer);
    const std::locale before = std::locale::global(std::locale(std::locale::classic(), new CommaNumbers));
    const std::string other = json_report(testing::run_text(small_scenario(), settings).answer);
    std::locale::global(before);
    EXPECT_EQ(other, expected);
}

TEST(Determinism, EveryInstructionSetGivesTheSameJson) {
    SimulationSettings settings;
    settings.paths = 3000;
    settings.kernels = kernels_named("baseline");
    const std::string expected = json_report(testing::run_text(small_scenario(), settings).answer);
    int others = 0;
    for (const char* name : {"avx2", "avx512"}) {
        settings.kernels = kernels_named(name);
        if (settings.kernels == nullptr) continue;  // not of this processor
        ++others;
        EXPECT_EQ(json_report(testing::run_text(small_scenario(), settings).answer), expected) << name;
    }
    if (others == 0) GTEST_SKIP() << "this processor has one instruction set of ours only";
}

/// Everything that a report says of an offer or of a pair.
std::string said_of(const std::string& report, const std::string& offer) {
    const Json json = Json::parse(report);
    for (const Json& one : json["offers"])
        if (one["name"] == offer) return one.dump();
    ADD_FAILURE() << "no offer " << offer;
    return {};
}
std::string said_of(const std::string& report, const std::string& a, const std::string& b) {
    const Json json = Json::parse(report);
    for (const Json& one : json["comparisons"])
        if (one["a"] == a && one["b"] == b) return one.dump();
    ADD_FAILURE() << "no pair " << a << ", " << b;
    return {};
}

std::string inserted(std::string text, const std::string& before, const std::string& addition) {
    const std::size_t place = text.find(before);
    EXPECT_NE(place, std::string::npos);
    return text.insert(place, addition);
}

void expect_same_offers(const std::string& longer) {
    const TemporaryDirectory directory;
    const std::string before = json_of_run({groq});
    const std::string after = json_of_run({directory.write("longer.yaml", longer)});
    const std::vector<std::string> names{"groq", "nvidia", "google", "anthropic"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(said_of(after, names[i]), said_of(before, names[i])) << names[i];
        for (std::size_t j = i + 1; j < names.size(); ++j)
            EXPECT_EQ(said_of(after, names[i], names[j]), said_of(before, names[i], names[j]));
    }
}

TEST(Determinism, AnOfferMoreChangesNoDigitOfTheOthers) {
    const std::string first = inserted(small_scenario(), "  groq:\n    company: groq\n",
                                       "  newcomer: {company: google, total: 400k/yr, mix: {equity: 50%}}\n");
    expect_same_offers(first);
    expect_same_offers(
        inserted(small_scenario(), "\nreport:", "  last: {company: groq, base: 200k..300k}\n"));
}

TEST(Determinism, ACompanyMoreAtTheEndChangesNoDigitOfTheOthers) {
    std::string text =
        inserted(small_scenario(), "\n# Makers and users",
                 "  meta: {model: public-large-cap}\n  start-up: {model: series-b, value: 40M}\n");
    text = inserted(text, "\nreport:",
                    "  meta: {company: meta, total: 400k/yr, mix: {equity: 50%}}\n"
                    "  start-up: {company: start-up, base: 150k, equity: [{type: rsu, value: 100k, vesting: "
                    "standard-4y}]}\n");
    text = inserted(text, "  google: {anthropic: 0.4}", "  meta: {google: 0.6}\n");
    expect_same_offers(text);
}

}  // namespace

}  // namespace offersim
