/// compare, negotiate and sensitivity as a user meets them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "base/text.hpp"
#include "cli/program.hpp"
#include "report/schema_check.hpp"

namespace offersim {

namespace {

using Json = nlohmann::json;

std::string project(const std::string& name) { return std::string(project_directory) + "/" + name; }

Ran run_study(const std::string& command, const std::string& scenario, std::vector<std::string> more) {
    std::vector<std::string> words{command, project("scenarios/" + scenario + ".yaml"), "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return run_offersim(words);
}

class StudyCommands : public ::testing::TestWithParam<const char*> {};

TEST_P(StudyCommands, FollowTheirSchemas) {
    const std::string command = GetParam();
    const Json schema = Json::parse(read_file(project("schema/" + command + "-1.json")));
    for (const char* scenario : {"groq-lpu", "series-b-options", "london-or-new-york", "stay-or-go"}) {
        const Ran ran = run_study(command, scenario, {"--paths", "1200", "--format", "json"});
        ASSERT_EQ(ran.code, 0) << scenario << ran.err;
        EXPECT_EQ(schema_faults(schema, Json::parse(ran.out)), std::vector<std::string>{}) << scenario;
    }
}

TEST_P(StudyCommands, GiveNothingThatIsNotANumber) {
    for (const char* scenario : {"groq-lpu", "series-b-options", "london-or-new-york", "stay-or-go"}) {
        const Ran text = run_study(GetParam(), scenario, {"--paths", "1000"});
        EXPECT_EQ(text.code, 0);
        EXPECT_FALSE(std::regex_search(text.out, std::regex("\\b(nan|inf)\\b"))) << text.out;
    }
    EXPECT_EQ(run_study(GetParam(), "groq-lpu", {"--paths", "999"}).code, 64);
}

TEST_P(StudyCommands, GiveTheSameFiguresWhateverTheThreads) {
    const auto figures = [&](const char* threads) {
        const Ran ran =
            run_study(GetParam(), "groq-lpu", {"--paths", "5000", "--threads", threads, "--format", "json"});
        return std::regex_replace(ran.out, std::regex(R"re("(threads|seconds)": [0-9.e-]+)re"), "");
    };
    const std::string one = figures("1");
    EXPECT_GT(one.size(), 1000u);
    EXPECT_EQ(one, figures("3"));
}

TEST_P(StudyCommands, FitATerminal) {
    for (const char* scenario : {"groq-lpu", "series-b-options", "stay-or-go"}) {
        const Ran ran = run_study(GetParam(), scenario, {"--paths", "2000"});
        EXPECT_EQ(ran.code, 0) << ran.err;
        std::istringstream lines(ran.out);
        for (std::string line; std::getline(lines, line);)
            if (!line.starts_with("the same figures") && !line.starts_with("what was assumed")) {
                EXPECT_LE(display_width(line), 80) << scenario << ": " << line;
            }
    }
}

TEST_P(StudyCommands, NeedTwoOffers) {
    const Ran ran =
        run_offersim({GetParam(), "-"}, "format: 1\nstart: 2026-03-02\noffers: {a: {base: 100k}}\n");
    EXPECT_EQ(ran.code, 65);
    EXPECT_NE(ran.err.find("the scenario has one offer, and nothing to set it against"), std::string::npos)
        << ran.err;
}

TEST_P(StudyCommands, KnowTheOffersOfTheFile) {
    const Ran ran = run_study(GetParam(), "groq-lpu", {"--offer", "nvidea"});
    EXPECT_EQ(ran.code, 64);
    EXPECT_EQ(ran.err, "offersim: error: the scenario has no offer 'nvidea'\n  did you mean 'nvidia'?\n");
}

INSTANTIATE_TEST_SUITE_P(All, StudyCommands, ::testing::Values("compare", "negotiate", "sensitivity"),
                         [](const auto& of) { return std::string(of.param); });

TEST(Compare, HasTheFiguresOfTheRun) {
    const Json compared =
        Json::parse(run_study("compare", "groq-lpu", {"--paths", "3000", "--format", "json"}).out);
    const Json run = Json::parse(run_study("run", "groq-lpu", {"--paths", "3000", "--format", "json"}).out);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(compared["rivals"][i]["name"], run["comparisons"][i]["b"]);
        EXPECT_EQ(compared["rivals"][i]["p_beats"], run["comparisons"][i]["p_a_beats_b"]);
        EXPECT_EQ(compared["rivals"][i]["difference"], run["comparisons"][i]["difference"]);
    }
    for (std::size_t o = 0; o < 4; ++o)
        for (const Json& point : compared["utility"]["relative"]["offers"][o]["points"]) {
            if (point["gamma"] != 3) continue;  // the scenario's own risk aversion
            EXPECT_NEAR(point["certainty_equivalent"]["value"].get<double>(),
                        run["offers"][o]["certainty_equivalent"].get<double>(), 0.01);
        }
}

TEST(Negotiate, RefusesToSetAnOfferAgainstItself) {
    const Ran ran = run_study("negotiate", "groq-lpu", {"--offer", "google", "--against", "google"});
    EXPECT_EQ(ran.code, 64);
    EXPECT_NE(ran.err.find("the offer 'google' cannot be set against itself"), std::string::npos) << ran.err;
}

TEST(Negotiate, ReadsItsBudgetAndChanceAsQuantities) {
    const Ran ran = run_study("negotiate", "stay-or-go",
                              {"--paths", "1000", "--budget", "20k", "--chance", "90%", "--format", "json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(Json::parse(ran.out)["budget"], 20000);
    EXPECT_EQ(Json::parse(ran.out)["floor_chance"], 0.9);
    EXPECT_EQ(run_study("negotiate", "stay-or-go", {"--budget", "-1"}).code, 64);
    EXPECT_EQ(run_study("negotiate", "stay-or-go", {"--budget", "much"}).code, 64);
    EXPECT_EQ(run_study("negotiate", "stay-or-go", {"--chance", "100%"}).code, 64);
}

}  // namespace

}  // namespace offersim
