/// `offersim report` as a user meets it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"
#include "report/schema_check.hpp"

namespace offersim {

namespace {

using Json = nlohmann::json;

std::string project(const std::string& name) { return std::string(project_directory) + "/" + name; }

/// Writes the JSON of a run into `directory` and gives its path.
std::string write_run(const TemporaryDirectory& directory, const std::string& name,
                      std::vector<std::string> more) {
    std::vector<std::string> words{"run",
                                   project("scenarios/stay-or-go.yaml"),
                                   "--quiet",
                                   "--paths",
                                   "3000",
                                   "--format",
                                   "json",
                                   "--output",
                                   directory.path(name)};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = run_offersim(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return directory.path(name);
}

TEST(ReportCommand, PrintsARunAgainWithoutSimulatingIt) {
    const TemporaryDirectory directory;
    const std::string run = write_run(directory, "run.json", {});
    EXPECT_EQ(run_offersim({"report", run, "--format", "json"}).out, read_file(run));
    const Ran text = run_offersim({"report", run});
    EXPECT_EQ(text.code, 0) << text.err;
    EXPECT_NE(text.out.find("head to head"), std::string::npos) << text.out;
    EXPECT_TRUE(run_offersim({"report", run, "--format", "csv"}).out.starts_with("section,"));
}

TEST(ReportCommand, TellsWhatChangedAndWhy) {
    const TemporaryDirectory directory;
    const std::string old = write_run(directory, "old.json", {});
    const Json before = Json::parse(read_file(old));
    const std::string offer = before["offers"][0]["name"];
    const std::string now = write_run(directory, "new.json", {"--set", "offers." + offer + ".base=999k"});
    const Ran text = run_offersim({"report", now, "--against", old});
    EXPECT_EQ(text.code, 0) << text.err;
    EXPECT_NE(text.out.find("What differs: offers." + offer + ".base."), std::string::npos) << text.out;
    EXPECT_NE(text.out.find("999k"), std::string::npos) << text.out;
    const Ran json = run_offersim({"report", now, "--against", old, "--format", "json"});
    EXPECT_EQ(schema_faults(Json::parse(read_file(project("schema/changes-1.json"))), Json::parse(json.out)),
              std::vector<std::string>{});
    EXPECT_GT(Json::parse(json.out)["figures_moved"].size(), 5u);
}

TEST(ReportCommand, RefusesWhatIsNoRun) {
    const TemporaryDirectory directory;
    const std::string file = directory.write("no.json", "{\"schema\": \"offersim.compare/1\"}");
    const Ran ran = run_offersim({"report", file});
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.err, "offersim: error: '" + file +
                           "': it is 'offersim.compare/1', and not the report of a run (offersim.report/1)\n"
                           "  write one with: offersim run FILE --format json --output RUN.json\n");
    EXPECT_EQ(run_offersim({"report", directory.path("missing.json")}).code, 66);
    EXPECT_EQ(run_offersim({"report", file, "--against", file, "--format", "csv"}).code, 64);
}

}  // namespace

}  // namespace offersim
