#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace offersim {

namespace {

constexpr const char* scenario =
    "format: 1\nstart: 2026-01-01\ncompanies: {x: {kind: public, price: 100, growth: {drift: 5%, volatility: "
    "30%}}}\n"
    "offers: {a: {company: x, base: 100k}, b: {company: x, base: 90k, equity: [{type: rsu, value: 40k, "
    "vesting: "
    "standard-4y}]}}\nrun: {paths: 1000, seed: 5}\n";

/// `count` scenarios and guides, every tenth with a fault.
void write_inputs(const TemporaryDirectory& directory, int count) {
    const std::string guide = read_file(std::string(project_directory) + "/tests/guides/no-prose.md");
    std::filesystem::create_directory(directory.path("in"));
    for (int i = 0; i < count; ++i) {
        const std::string name = fmt::format("in/{:03}", i);
        if (i % 10 == 7) {
            directory.write(name + ".yaml", "format: 1\n");
        } else if (i % 3 == 1) {
            directory.write(name + ".md", guide);
        } else {
            directory.write(name + ".yaml", fmt::format("title: number {}\n{}", i, scenario));
        }
    }
}

std::vector<nlohmann::json> rows_of(const std::string& ndjson) {
    std::vector<nlohmann::json> rows;
    for (std::size_t begin = 0; begin < ndjson.size(); begin = ndjson.find('\n', begin) + 1)
        rows.push_back(nlohmann::json::parse(ndjson.substr(begin, ndjson.find('\n', begin) - begin)));
    return rows;
}

std::vector<std::string> files_of(const std::string& ndjson) {
    std::vector<std::string> files;
    for (const auto& row : rows_of(ndjson)) {
        const std::string name = std::filesystem::path(row["file"].get<std::string>()).filename().string();
        if (files.empty() || files.back() != name) files.push_back(name);
    }
    return files;
}

TEST(Batch, GivesEveryFileItsRowsInOrder) {
    const TemporaryDirectory directory;
    write_inputs(directory, 20);
    const std::vector<std::string> words{"batch", directory.path("in"), "--paths",
                                         "500",   "--format",           "ndjson"};
    const Ran ran = run_offersim(words);
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(
        ran.err,
        "offersim: error: 2 of 20 files could not be used\n  rows of the kind 'error' say which and why\n");
    const auto rows = rows_of(ran.out);
    EXPECT_EQ(rows.size(), 12u * 3 + 6u + 2u);  // scenarios of two offers, guides of one, faults
    std::string last;
    for (const auto& row : rows) {
        EXPECT_LE(last, row["file"]);
        last = row["file"];
        if (row["kind"] != "error") {
            EXPECT_EQ(row["paths"], 500);
        }
    }
    std::vector<std::string> alone = words;
    alone.insert(alone.end(), {"--threads", "1"});
    EXPECT_EQ(run_offersim(alone).out, ran.out);
}

TEST(Batch, AgreesWithARunOfEachFile) {
    const TemporaryDirectory directory;
    const std::string file = directory.write("one.yaml", scenario);
    const auto rows = rows_of(run_offersim({"batch", file, "--format", "ndjson"}).out);
    const auto report_of = [&](const std::string& option) {
        return nlohmann::json::parse(run_offersim({"run", file, "--format", "json", option}).out);
    };
    const auto brief = report_of("--brief"), full = report_of("--quiet");
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[1]["mean"], brief["offers"][1]["measures"]["gross_present"]["mean"]["value"]);
    EXPECT_NEAR(rows[1]["certainty_equivalent"].get<double>(),
                full["offers"][1]["certainty_equivalent"].get<double>(), 1e-6);
    EXPECT_EQ(rows[2]["p_a_beats_b"], brief["comparisons"][0]["p_a_beats_b"]["value"]);
    EXPECT_EQ(rows[0]["seed"], 5);
}

TEST(Batch, TakesFilesFoldersAndPatternsOnce) {
    const TemporaryDirectory directory;
    std::filesystem::create_directories(directory.path("in/deep"));
    directory.write("in/b.yaml", scenario);
    directory.write("in/a.yml", scenario);
    directory.write("in/deep/c.yaml", scenario);
    directory.write("in/.hidden.yaml", scenario);
    directory.write("in/notes.txt", "none");
    directory.write("z1.yaml", scenario);
    directory.write("z2.yaml", scenario);
    const Ran ran = run_offersim({"batch", directory.path("z2.yaml"), directory.path("in"),
                                  directory.path("z*.yaml"), "--paths", "10", "--format", "ndjson"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(files_of(ran.out),
              (std::vector<std::string>{"z2.yaml", "a.yml", "b.yaml", "c.yaml", "z1.yaml"}));
}

TEST(Batch, GoesOnAfterAFileWithoutRowsOfTheKind) {
    const TemporaryDirectory directory;
    const std::string alone = directory.write("alone.yaml", "offers: {a: {base: 90k}}\n");
    const std::string pair = directory.write("pair.yaml", scenario);
    const std::vector<std::string> words{"batch", alone, pair, "--rows", "comparisons", "--paths", "100"};
    const Ran ran = run_offersim(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, run_offersim({"batch", pair, "--rows", "comparisons", "--paths", "100"}).out);
    EXPECT_NE(ran.out.find("pair.yaml,comparison,"), std::string::npos) << ran.out;
    std::vector<std::string> to_file = words;
    to_file.insert(to_file.end(), {"--output", directory.path("all.csv")});
    EXPECT_EQ(run_offersim(to_file).code, 0);
    EXPECT_EQ(read_file(directory.path("all.csv")), ran.out);
}

/// The rows of a batch of `guide` without the names of its files.
std::vector<nlohmann::json> guide_rows(const std::string& name, const std::string& region) {
    const std::string file = std::string(project_directory) + "/tests/guides/" + name + ".md";
    std::vector<std::string> words{"batch", file, "--paths", "100", "--format", "ndjson"};
    if (!region.empty()) words.insert(words.end(), {"--region", region});
    return rows_of(run_offersim(words).out);
}

TEST(Batch, TakesEveryRegionOfAGuideOrTheOneAskedFor) {
    const std::vector<std::string> names{"New York",  "London",    "Munich",   "Zurich",
                                         "Bangalore", "Tokyo",     "Toronto",  "Sydney",
                                         "Singapore", "Hong Kong", "Shanghai", "Tel Aviv"};
    const auto all = guide_rows("ten-currencies", "all");
    ASSERT_EQ(all.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(all[i]["region"], names[i]);
        EXPECT_EQ(all[i]["kind"], "offer");
        EXPECT_EQ(guide_rows("ten-currencies", names[i]), std::vector{all[i]});
    }
    EXPECT_EQ(all[3]["currency"], "CHF");
    EXPECT_EQ(guide_rows("ten-currencies", "zur"), std::vector{all[3]});
    EXPECT_EQ(guide_rows("ten-currencies", ""), std::vector{all[0]});
    const auto none = guide_rows("ten-currencies", "Lima");
    ASSERT_EQ(none.size(), 1u);
    EXPECT_EQ(none[0]["code"], "E602");
    EXPECT_EQ(none[0]["message"], "no region 'Lima' in this guide");
    EXPECT_EQ(
        none[0]["suggestion"],
        "it has: New York, London, Munich, Zurich, Bangalore, Tokyo, Toronto, Sydney, Singapore, Hong Kong, "
        "Shanghai, Tel Aviv");
}

TEST(Batch, TakesARegionOfSeveralLevelsOnce) {
    const auto rows = guide_rows("levels-and-regions", "all");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0]["region"], "Seattle");
    EXPECT_EQ(rows[1]["region"], "Berlin");
    EXPECT_EQ(guide_rows("levels-without-regions", "all"), guide_rows("levels-without-regions", ""));
}

TEST(Batch, TurnsWhatCannotBeReadIntoARow) {
    const TemporaryDirectory directory;
    const std::string file = directory.write("one.yaml", scenario);
    std::filesystem::create_directory(directory.path("empty"));
    const Ran ran = run_offersim({"batch", "/nowhere/x.yaml", directory.path("empty"),
                                  directory.path("none-*"), file, "--paths", "10", "--format", "ndjson"});
    EXPECT_EQ(ran.code, 65);
    const auto rows = rows_of(ran.out);
    ASSERT_EQ(rows.size(), 6u);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(rows[static_cast<std::size_t>(i)]["code"], "unreadable");
    EXPECT_EQ(rows[0]["message"], "cannot read '/nowhere/x.yaml': No such file or directory");
    EXPECT_EQ(rows[3]["kind"], "offer");
}

TEST(Batch, RefusesARunOfWeeksAndGoesOn) {
    const TemporaryDirectory directory;
    const std::string huge = directory.write("a.yaml", std::string(scenario) + "title: t\n");
    const Ran ran = run_offersim({"batch", huge, "--set", "run.paths=9e15", "--format", "ndjson"});
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(rows_of(ran.out).at(0)["code"], "over_budget");
}

TEST(Batch, KeepsItsOptionsStrict) {
    EXPECT_EQ(run_offersim({"batch"}).code, 64);
    EXPECT_EQ(run_offersim({"batch", "x.yaml", "--format", "text"}).code, 64);
    EXPECT_EQ(run_offersim({"batch", "x.yaml", "--paths", "0"}).code, 64);
    const TemporaryDirectory directory;
    const std::string file = directory.write("one.yaml", scenario);
    EXPECT_EQ(run_offersim({"batch", file, "-o", file, "--force"}).code, 73);
    EXPECT_EQ(read_file(file), scenario);
}

/// A batch that is killed once its journal has grown, and what an undisturbed one writes.
struct Killed {
    TemporaryDirectory directory;
    std::string in = directory.path("in"), output = directory.path("all.csv"), journal = output + ".journal";
    std::string expected;
    std::vector<std::string> words{"batch", in, "--paths", "8k", "--threads", "2", "--output", output};

    Killed() {
        write_inputs(directory, 40);
        expected = run_offersim({"batch", in, "--paths", "8k"}).out;
        const Ran ran =
            run_shell(fmt::format("\"$OFFERSIM\" batch '{}' --paths 8k --threads 2 --output '{}' & child=$!\n"
                                  "until [ \"$(stat -c %s '{}' 2>/dev/null || echo 0)\" -gt 4000 ] || [ -e "
                                  "'{}' ]; do sleep 0.002; done\n"
                                  "kill -KILL $child; wait $child 2>/dev/null; true",
                                  in, output, journal, output));
        EXPECT_EQ(ran.code, 0) << ran.err;
    }
};

TEST(Batch, GoesOnAfterAKillWithTheSameBytes) {
    const Killed killed;
    EXPECT_FALSE(std::filesystem::exists(killed.output));
    const Ran again = run_offersim(killed.words);
    EXPECT_EQ(again.code, 65);
    EXPECT_NE(again.err.find(" of 40 files were finished before\n"), std::string::npos) << again.err;
    EXPECT_EQ(read_file(killed.output), killed.expected);
    EXPECT_EQ(killed.directory.names(), (std::vector<std::string>{"all.csv", "in"}));
}

TEST(Batch, DropsARecordThatWasCutOff) {
    const Killed killed;
    std::filesystem::resize_file(killed.journal, std::filesystem::file_size(killed.journal) - 5);
    run_offersim(killed.words);
    EXPECT_EQ(read_file(killed.output), killed.expected);
}

TEST(Batch, DropsARecordThatWasDamaged) {
    const Killed killed;
    std::string text = read_file(killed.journal);
    text[text.size() / 2] = text[text.size() / 2] == '1' ? '2' : '1';
    std::ofstream(killed.journal, std::ios::binary) << text;
    run_offersim(killed.words);
    EXPECT_EQ(read_file(killed.output), killed.expected);
}

TEST(Batch, WorksAChangedFileAgain) {
    const Killed killed;
    killed.directory.write("in/000.yaml", std::string("title: changed\n") + scenario);
    run_offersim(killed.words);
    EXPECT_NE(read_file(killed.output).find(",offer,changed,"), std::string::npos);
    EXPECT_EQ(read_file(killed.output), run_offersim({"batch", killed.in, "--paths", "8k"}).out);
}

TEST(Batch, RefusesTheJournalOfOtherOptions) {
    const Killed killed;
    const std::string refusal = fmt::format(
        "offersim: error: cannot create the journal '{}': it is of a batch with other "
        "settings, or of another version\n"
        "  give the same options to go on with it, or --force to start anew\n",
        killed.journal);
    std::vector<std::string> words;
    for (const auto& [option, value] : {std::pair{"--region", "all"}, {"--seed", "9"}}) {
        words = killed.words;
        words.insert(words.end(), {option, value});
        const Ran refused = run_offersim(words);
        EXPECT_EQ(refused.code, 73);
        EXPECT_EQ(refused.err, refusal);
    }
    words.push_back("--force");
    run_offersim(words);
    EXPECT_EQ(read_file(killed.output),
              run_offersim({"batch", killed.in, "--paths", "8k", "--seed", "9"}).out);
}

TEST(Batch, LeavesAStrangersFileAlone) {
    const TemporaryDirectory directory;
    const std::string file = directory.write("one.yaml", scenario);
    const std::string stranger = directory.write("all.csv.journal", "my diary\n");
    const Ran ran = run_offersim({"batch", file, "--force", "-o", directory.path("all.csv")});
    EXPECT_EQ(ran.code, 73);
    EXPECT_EQ(read_file(stranger), "my diary\n");
}

TEST(Batch, StopsPolitelyAndGoesOn) {
    const TemporaryDirectory directory;
    write_inputs(directory, 60);
    const std::string command = fmt::format("\"$OFFERSIM\" batch '{}' --paths 20k --output '{}'",
                                            directory.path("in"), directory.path("all.csv"));
    const Ran ran = run_shell(fmt::format(
        "{} & child=$!; until [ -s '{}' ] || [ -e '{}' ]; do sleep 0.002; done; kill -TERM $child; wait "
        "$child",
        command, directory.path("all.csv.journal"), directory.path("all.csv")));
    EXPECT_EQ(ran.code, 143);
    EXPECT_NE(ran.err.find("of 60 files were finished\n  the same command goes on with the rest\n"),
              std::string::npos)
        << ran.err;
    EXPECT_FALSE(std::filesystem::exists(directory.path("all.csv")));
    EXPECT_EQ(run_shell(command).code, 65);
    EXPECT_EQ(read_file(directory.path("all.csv")),
              run_offersim({"batch", directory.path("in"), "--paths", "20k"}).out);
}

TEST(Batch, TellsThatTheOutputIsFull) {
    const TemporaryDirectory directory;
    const std::string file = directory.write("one.yaml", scenario);
    EXPECT_EQ(run_shell("\"$OFFERSIM\" batch '" + file + "' > /dev/full").code, 74);
    const std::string reader_gone =
        "{ sleep 0.2; \"$OFFERSIM\" batch '" + file + "'; } | true; exit ${PIPESTATUS[0]}";
    EXPECT_EQ(run_shell(reader_gone).code, 141);
}

}  // namespace

}  // namespace offersim
