/// Completions as a shell gives them.
#include <gtest/gtest.h>

#include "cli/program.hpp"

namespace offersim {

namespace {

/// What bash offers for the last of `words` (which may be empty), one a line.
std::string bash_offers(const std::string& words) {
    const Ran ran =
        run_shell("source <($OFFERSIM completion bash); COMP_WORDS=(" + words +
                  "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _offersim; printf '%s\\n' \"${COMPREPLY[@]}\"");
    EXPECT_EQ(ran.err, "");
    return ran.out;
}

TEST(Completion, OffersCommands) {
    EXPECT_EQ(bash_offers("offersim che"), "check\n");
    EXPECT_EQ(bash_offers("offersim vest"), "vesting\n");
    EXPECT_EQ(bash_offers("offersim --ver"), "--version\n");
}

TEST(Completion, OffersOptionsAndTheirValues) {
    EXPECT_EQ(bash_offers("offersim run x.yaml --pa"), "--paths\n");
    EXPECT_EQ(bash_offers("offersim vesting x.yaml --format c"), "csv\n");
    EXPECT_EQ(bash_offers("offersim vesting x.yaml --format = c"), "csv\n");
    EXPECT_EQ(bash_offers("offersim run x.yaml --color n"), "never\n");
    EXPECT_EQ(bash_offers("offersim x.yaml --bri"), "--brief\n") << "a file alone means run";
}

TEST(Completion, OffersFilesWhereOneIsDue) {
    const TemporaryDirectory directory;
    directory.write("mine.yaml", "");
    EXPECT_EQ(bash_offers("offersim run '" + directory.path("mi") + "'"), directory.path("mine.yaml") + "\n");
    EXPECT_EQ(bash_offers("offersim run x.yaml --models '" + directory.path("") + "'"), "\n")
        << "a directory is due";
}

TEST(Completion, EveryCommandIsInEveryShellsScript) {
    const std::string help = run_offersim({"--help"}).out;
    for (const char* shell : {"bash", "zsh", "fish"}) {
        const std::string script = run_offersim({"completion", shell}).out;
        for (const char* command :
             {"run", "value", "vesting", "check", "models", "init", "import", "schema", "completion"}) {
            EXPECT_NE(script.find(command), std::string::npos) << shell << " " << command;
            EXPECT_NE(help.find(std::string("\n  ") + command + " "), std::string::npos) << command;
        }
    }
    EXPECT_EQ(run_offersim({"completion", "tcsh"}).code, 64);
    EXPECT_EQ(run_shell("$OFFERSIM completion bash | bash -n").code, 0);
}

}  // namespace

}  // namespace offersim
