#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"
#include "report/schema_check.hpp"

namespace offersim {

namespace {

std::string guide(const std::string& name) {
    return std::string(project_directory) + "/tests/guides/" + name + ".md";
}

const std::string lpu = guide("groq-lpu-inference-platform-engineer");

TEST(GuideCommand, WritesAScenarioThatRunsAsItStands) {
    const TemporaryDirectory directory;
    const std::string scenario = directory.path("mine.yaml");
    const Ran written = run_offersim({"guide", lpu, "--output", scenario});
    EXPECT_EQ(written.code, 0) << written.err;
    EXPECT_EQ(written.out, "");
    const Ran ran = run_offersim({"run", scenario, "--paths", "2000", "--format", "json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const auto report = nlohmann::json::parse(ran.out);
    EXPECT_EQ(report["offers"].size(), 4u);
    EXPECT_EQ(report["offers"][0]["name"], "groq");
}

TEST(GuideCommand, TakesTheRegionAskedFor) {
    const Ran ran = run_offersim({"guide", guide("ten-currencies"), "--region", "zurich"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_NE(ran.out.find("\ncurrency: CHF "), std::string::npos) << ran.out;
    EXPECT_NE(
        ran.out.find("# The region is Zurich; --region takes another: New York, London, Munich, Bangalore, "
                     "Tokyo, Toronto and 5 more.\n"),
        std::string::npos)
        << ran.out;
    const Ran wrong = run_offersim({"guide", guide("ten-currencies"), "--region", "Lima"});
    EXPECT_EQ(wrong.code, 65);
    EXPECT_EQ(wrong.out, "");
    EXPECT_NE(wrong.err.find("error[E602]: no region 'Lima' in this guide\n"), std::string::npos)
        << wrong.err;
}

TEST(GuideCommand, AuditsByArithmeticAndBySimulation) {
    const Ran ran = run_offersim({"guide", lpu, "--audit", "--format", "json", "--paths", "20k"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const auto audit = nlohmann::json::parse(ran.out);
    EXPECT_EQ(audit["counts"],
              nlohmann::json::parse(R"({"fails": 4, "measured": 1, "holds": 7, "open": 0})"));
    EXPECT_EQ(audit["simulation"], nlohmann::json::parse(R"({"paths": 20000, "seed": 1})"));
    for (const auto& finding : audit["findings"]) {
        EXPECT_GT(finding["line"], 0);
        if (finding["kind"] == "floor") {
            EXPECT_EQ(finding["verdict"], "measured");
        }
        if (finding["kind"] == "superior") {
            EXPECT_EQ(finding["verdict"], "holds");
        }
    }
    EXPECT_EQ(run_offersim({"guide", lpu, "--audit", "--format", "json", "--paths", "20k"}).out, ran.out);
}

TEST(GuideCommand, AuditsFollowTheirSchema) {
    const auto schema =
        nlohmann::json::parse(read_file(std::string(project_directory) + "/schema/audit-1.json"));
    int audits = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(project_directory) + "/tests/guides")) {
        if (entry.path().extension() != ".md") continue;
        const Ran ran =
            run_offersim({"guide", entry.path(), "--audit", "--format", "json", "--paths", "1000"});
        if (ran.code != 0) continue;
        ++audits;
        EXPECT_EQ(schema_faults(schema, nlohmann::json::parse(ran.out)), std::vector<std::string>{})
            << entry.path();
    }
    EXPECT_GE(audits, 20);
}

TEST(GuideCommand, FitsEightyColumns) {
    const Ran ran = run_offersim({"guide", lpu, "--audit", "--paths", "2000"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_TRUE(ran.out.starts_with(
        "LPU Inference Platform Engineer at Groq, Mountain View (USD)\n\nOf 12 claims 4 do "
        "not add up, 7 hold, 1 is measured by simulation.\n"))
        << ran.out;
    const Ran narrow = run_shell("\"$OFFERSIM\" guide '" + guide("claims-that-hold") +
                                 "' --audit -n 2000 | awk 'length($0) > 81' | wc -l");
    EXPECT_EQ(narrow.out, "0\n");
}

TEST(GuideCommand, RefusesWhatIsNoGuide) {
    const Ran none = run_offersim({"guide", guide("nothing-about-pay")});
    EXPECT_EQ(none.code, 65);
    EXPECT_NE(none.err.find("error[E601]: no pay was found"), std::string::npos) << none.err;
    EXPECT_EQ(run_offersim({"guide", "/nowhere.md"}).code, 66);
    EXPECT_EQ(run_offersim({"guide", std::string(project_directory) + "/tests"}).code, 66);
    EXPECT_EQ(run_offersim({"guide"}).code, 64);
    const Ran option = run_offersim({"guide", lpu, "--paths", "10"});
    EXPECT_EQ(option.code, 64);
    EXPECT_EQ(option.err,
              "offersim: error: '--paths' goes with '--audit'\n  without it, 'guide' writes a scenario\n");
}

TEST(GuideCommand, IsNamedToWhoeverRunsAGuide) {
    const Ran ran = run_offersim({"run", lpu});
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.err, "offersim: error: '" + lpu + "' is no scenario, but may be a compensation guide\n" +
                           "  offersim guide " + lpu + " makes a scenario of it\n");
}

TEST(GuideCommand, NeverWritesOverItsGuide) {
    const TemporaryDirectory directory;
    const std::string copy = directory.write("copy.md", read_file(lpu));
    const Ran ran = run_offersim({"guide", copy, "--output", copy, "--force"});
    EXPECT_EQ(ran.code, 73);
    EXPECT_EQ(read_file(copy), read_file(lpu));
}

}  // namespace

}  // namespace offersim
