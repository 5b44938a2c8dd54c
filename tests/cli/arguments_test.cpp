/// Options are parsed strictly: whatever is not plainly meant is exit code 64 and a sentence.
#include <gtest/gtest.h>

#include "cli/program.hpp"

namespace offersim {

namespace {

struct Case {
    std::vector<std::string> words;
    std::string message;
};

class StrictArguments : public testing::TestWithParam<Case> {};

TEST_P(StrictArguments, AreRefusedWithAReason) {
    std::vector<std::string> words{"run"};
    words.insert(words.end(), GetParam().words.begin(), GetParam().words.end());
    const Ran ran = run_offersim(words);
    EXPECT_EQ(ran.code, 64);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "offersim: error: " + GetParam().message + "\n");
}

const std::string hint = "\n  'offersim run --help' shows the options";
const std::string million = "\n  a million is written 1000000, 1M or 1e6";
const std::string seeds = " (must be a whole number from 0 to 18446744073709551615)" + million;
const std::string path_counts = " (must be a whole number from 1 to 1000000000000)" + million;
const std::string levels =
    " (must be rising numbers between 0 and 100)\n  for instance --percentiles 5,25,50,75,95";

INSTANTIATE_TEST_SUITE_P(
    Arguments, StrictArguments,
    testing::Values(
        Case{{}, "'run' needs FILE" + hint}, Case{{"a", "b"}, "unexpected argument 'b'" + hint},
        Case{{"x", "--sed", "1"},
             "unknown option '--sed'\n  did you mean '--seed'? 'offersim run --help' shows the options"},
        Case{{"x", "--see=1"},
             "unknown option '--see'\n  did you mean '--seed'? 'offersim run --help' shows the options"},
        Case{{"x", "-z"}, "unknown option '-z'" + hint},
        Case{{"x", "--seed"}, "'--seed' needs a value" + hint},
        Case{{"x", "--seed="}, "'--seed' needs a value" + hint},
        Case{{"x", "--output", ""}, "'--output' needs a value" + hint},
        Case{{"x", "--force=yes"}, "'--force' takes no value" + hint},
        Case{{"x", "--seed", "1", "--seed", "2"}, "'--seed' is given twice (it takes one value)" + hint},
        Case{{"x", "--force", "--force"}, "'--force' is given twice (it takes one value)" + hint},
        Case{{"x", "--seed=-1"}, "'--seed' cannot be '-1'" + seeds},
        Case{{"x", "--seed", "-1"}, "'--seed' cannot be '-1'" + seeds},
        Case{{"x", "--seed", "abc"}, "'--seed' cannot be 'abc'" + seeds},
        Case{{"x", "--seed", "18446744073709551616"}, "'--seed' cannot be '18446744073709551616'" + seeds},
        Case{{"x", "--seed", "0x1F"}, "'--seed' cannot be '0x1F'" + seeds},
        Case{{"x", "--seed", "010"}, "'--seed' cannot be '010'" + seeds},
        Case{{"x", "--paths", "0"}, "'--paths' cannot be '0'" + path_counts},
        Case{{"x", "--paths", "-1"}, "'--paths' cannot be '-1'" + path_counts},
        Case{{"x", "--paths", "1e18"}, "'--paths' cannot be '1e18'" + path_counts},
        Case{{"x", "--paths", "1.5"}, "'--paths' cannot be '1.5'" + path_counts},
        Case{{"x", "--paths", "1,000"}, "'--paths' cannot be '1,000'" + path_counts},
        Case{{"x", "--paths", "1e"}, "'--paths' cannot be '1e'" + path_counts},
        Case{{"x", "--threads", "1000000"},
             "'--threads' cannot be '1000000' (must be a whole number from 0 to 1024)" + million},
        Case{{"x", "--format", "xml"}, "'--format' cannot be 'xml' (must be text, json, csv, html)" + hint},
        Case{{"x", "--color", "maybe"}, "'--color' cannot be 'maybe' (must be auto, always, never)" + hint},
        Case{{"x", "--percentiles", "50,25"}, "'--percentiles' cannot be '50,25'" + levels},
        Case{{"x", "--percentiles", "0,50"}, "'--percentiles' cannot be '0,50'" + levels},
        Case{{"x", "--percentiles", "50,"}, "'--percentiles' cannot be '50,'" + levels},
        Case{{"x", "--percentiles", "nan"}, "'--percentiles' cannot be 'nan'" + levels},
        Case{{"x", "--brief", "--detail"},
             "'--brief' and '--detail' exclude each other\n  give one of them"}));

TEST(Arguments, TakeAFileThatBeginsWithADash) {
    const Ran ran = run_offersim({"run", "--", "-no-such-file.yaml"});
    EXPECT_EQ(ran.code, 66);
    EXPECT_EQ(ran.err, "offersim: error: cannot read '-no-such-file.yaml': No such file or directory\n");
}

}  // namespace

}  // namespace offersim
