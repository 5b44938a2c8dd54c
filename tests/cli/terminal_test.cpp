/// What only a terminal is shown: progress and colours. `script` of util-linux is the terminal.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <regex>

#include "cli/program.hpp"

namespace offersim {

namespace {

const std::string groq = std::string(project_directory) + "/scenarios/groq-lpu.yaml";

/// What a person at a terminal sees of `command`; `environment` is put before it.
std::string on_terminal(const std::string& command, const std::string& environment = "TERM=xterm") {
    const Ran ran =
        run_shell("unset NO_COLOR; " + environment + " script --quiet --return --command \"$OFFERSIM " +
                  command + "\" /dev/null </dev/null");
    EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
    return ran.out;
}

constexpr const char* escape = "\x1b[";

TEST(Terminal, IsShownColoursUnlessTheyAreUnwanted) {
    const std::string run = "run '" + groq + "' --paths 200 --brief --quiet";
    EXPECT_NE(on_terminal(run).find(escape), std::string::npos);
    EXPECT_EQ(on_terminal(run, "TERM=xterm NO_COLOR=1").find(escape), std::string::npos);
    EXPECT_EQ(on_terminal(run, "TERM=dumb").find(escape), std::string::npos);
    EXPECT_EQ(on_terminal(run + " --color never").find(escape), std::string::npos);
    EXPECT_NE(on_terminal(run + " --color always", "TERM=dumb").find(escape), std::string::npos);
}

TEST(Terminal, IsTheOnlyPlaceOfColours) {
    const std::vector<std::string> words{"run", groq, "--paths", "200", "--brief", "--quiet"};
    EXPECT_EQ(run_offersim(words).out.find(escape), std::string::npos);
    std::vector<std::string> always = words;
    always.insert(always.end(), {"--color", "always"});
    EXPECT_NE(run_offersim(always).out.find(escape), std::string::npos);
    EXPECT_EQ(run_offersim({"check", "-"}, "format: 1\n").err.find(escape), std::string::npos);
}

TEST(Terminal, IsShownTheProgressOfARunThatTakesLongerThanASecond) {
    const std::string slow = "timeout --foreground --signal INT 2.5 ";  // a run of hours is asked to stop
    const Ran ran = run_shell("TERM=xterm script --quiet --return --command \"" + slow + "$OFFERSIM run '" +
                              groq + "' --paths 100M --brief\" /dev/null </dev/null");
    EXPECT_TRUE(
        std::regex_search(ran.out, std::regex(R"(\r\[#*-+\] +[0-9]+ %   [0-9,]+ paths/s   [0-9:]+ left)")))
        << ran.out;
    EXPECT_NE(ran.out.find("partial: "), std::string::npos) << ran.out;
    const Ran piped = run_shell(slow + "$OFFERSIM run '" + groq + "' --paths 100M --brief");
    EXPECT_EQ(piped.err.find("paths/s"), std::string::npos) << piped.err;
    EXPECT_EQ(on_terminal("run '" + groq + "' --paths 200 --brief").find("paths/s"), std::string::npos)
        << "a short run has no bar";
}

/// So many grants that the studies of a page take far longer than the second after which there is a bar, and
/// the run alone does not.
std::string many_grants() {
    std::string companies = "companies:\n", offers = "offers:\n", grants;
    for (int i = 0; i < 100; ++i)
        grants += "{type: rsu, value: 3k..8k, trigger: double, vesting: standard-4y}, ";
    for (int i = 0; i < 4; ++i) {
        companies += fmt::format("  c{}: {{model: late-stage-private, value: {}B}}\n", i, 10 + i);
        offers += fmt::format("  o{0}: {{company: c{0}, base: 200k..220k, equity: [{1}]}}\n", i, grants);
    }
    return "start: 2026-01-01\nsettle: 30y\n" + companies + offers;
}

/// Runs `command`, which writes `directory`/page.html, at a terminal, and sends it SIGINT once its bar has
/// come to a tenth: the run itself is less than that, and the studies that follow it are most of the rest.
/// One processor, so that they take their time wherever this runs.
Ran interrupted_at_its_studies(const TemporaryDirectory& directory, const std::string& command) {
    const std::string log = directory.path("log"), process = directory.path("process");
    return run_shell(fmt::format(
        "one=$(taskset --cpu-list --pid $$ | grep -o '[0-9]*$')\n"
        "TERM=xterm taskset --cpu-list $one script --quiet --flush --return --command 'echo $$ >{1}; exec "
        "\"$OFFERSIM\" {2} --format html --output {3}' {0} </dev/null >/dev/null & script=$!\n"
        "until grep -q '[1-9][0-9] %' {0} || ! kill -0 $script; do sleep 0.02; done 2>/dev/null\n"
        "kill -INT $(cat {1}); wait $script",
        log, process, command, directory.path("page.html")));
}

void expect_page_without_its_last_study(const TemporaryDirectory& directory) {
    const std::string page = read_file(directory.path("page.html"));
    EXPECT_NE(page.find("</html>"), std::string::npos);
    EXPECT_TRUE(std::regex_search(
        page, std::regex("<p class=\"warning\">interrupted: this page lacks [a-z, ]*what it hangs on</p>")))
        << page.substr(0, 2000);
    EXPECT_EQ(page.find("<section id=\"sensitivity\">"), std::string::npos);
}

/// The studies of a page go on after the run: they are watched and can be stopped like it.
TEST(Terminal, StopsAPageBetweenItsStudiesWithoutLosingTheRun) {
    const TemporaryDirectory directory;
    const std::string file = directory.write("many.yaml", many_grants());
    const Ran ran = interrupted_at_its_studies(directory, "run " + file + " --paths 6000 --seed 1");
    EXPECT_EQ(ran.code, 130) << read_file(directory.path("log"));
    expect_page_without_its_last_study(directory);
}

TEST(Terminal, StopsThePageOfMergedPartsInTheSameWay) {
    const TemporaryDirectory directory;
    const std::string file = directory.write("many.yaml", many_grants());
    const std::string part = directory.path("part");
    ASSERT_EQ(
        run_offersim({"run", file, "--paths", "6000", "--seed", "1", "--shard", "1/1", "-o", part}).code, 0);
    const Ran ran = interrupted_at_its_studies(directory, "merge " + part);
    EXPECT_EQ(ran.code, 130) << read_file(directory.path("log"));
    expect_page_without_its_last_study(directory);
}

}  // namespace

}  // namespace offersim
