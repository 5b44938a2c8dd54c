/// What only a terminal is shown: progress and colours. `script` of util-linux is the terminal.
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

/// The studies of a page go on after the run: they are watched and can be stopped like it.
TEST(Terminal, StopsAPageBetweenItsStudiesWithoutLosingTheRun) {
    const std::string page = "run '" + groq + "' --paths 20000 --seed 1 --threads 1 --format html";
    const Ran ran = run_shell("timeout --foreground --signal INT 1.5 $OFFERSIM " + page);
    EXPECT_NE(ran.out.find("</html>"), std::string::npos) << ran.err;
    EXPECT_TRUE(std::regex_search(
        ran.out,
        std::regex("<p class=\"warning\">interrupted: this page lacks [a-z, ]*what it hangs on</p>")))
        << ran.out.substr(0, 2000);
    EXPECT_EQ(ran.out.find("<section id=\"sensitivity\">"), std::string::npos);
}

}  // namespace

}  // namespace offersim
