#include "base/diagnostic.hpp"

#include <gtest/gtest.h>

namespace offersim {
namespace {

Diagnostic example() {
    return {Severity::error,
            "E201",
            "'vesting' sums to 99 % (must be 100 %)",
            "a four-year front-loaded schedule is written 40/30/20/10",
            "scenarios/mine.yaml",
            {9, 16, 10},
            "      vesting: 40/30/20/9"};
}

TEST(Diagnostic, ShowsThePlaceTheLineAndWhatToDo) {
    EXPECT_EQ(format_diagnostic(example()),
              "scenarios/mine.yaml:9:16: error[E201]: 'vesting' sums to 99 % (must be 100 %)\n"
              "    9 |       vesting: 40/30/20/9\n"
              "      |                ^~~~~~~~~~\n"
              "  a four-year front-loaded schedule is written 40/30/20/10");
}

TEST(Diagnostic, ColoursAsCompilersDo) {
    EXPECT_EQ(format_diagnostic({Severity::warning, "W1", "m", "s", "f", {1, 1, 1}, "x"}, true),
              "\x1b[1mf:1:1: \x1b[0m\x1b[1;35mwarning[W1]:\x1b[0m m\n"
              "    1 | x\n"
              "      | \x1b[1;32m^\x1b[0m\n"
              "  s");
}

TEST(Diagnostic, OfAWholeFileQuotesNothing) {
    EXPECT_EQ(format_diagnostic({Severity::error, "E001", "no such file", "", "a.yaml", {}, ""}),
              "a.yaml: error[E001]: no such file");
    EXPECT_EQ(format_diagnostic({Severity::error, "", "bad option", "", "", {}, ""}), "error: bad option");
}

TEST(Diagnostic, EscapesWhatWouldCommandATerminal) {
    const Diagnostic hostile{Severity::error, "E104",    "name '\x1b]0;x\a'", "not \u202e\n",
                             "f\n.yaml",      {1, 4, 3}, "a: \x1b[31m red"};
    EXPECT_EQ(format_diagnostic(hostile),
              "f\\n.yaml:1:4: error[E104]: name '\\x1b]0;x\\x07'\n"
              "    1 | a: \\x1b[31m red\n"
              "      |    ^~~~~~\n"
              "  not \\u202e\\n");
}

TEST(Diagnostic, LinesUpUnderTabsAndWideCharacters) {
    EXPECT_EQ(format_diagnostic({Severity::error, "E1", "m", "", "f", {2, 5, 2}, "\ta\tbcd"}),
              "f:2:5: error[E1]: m\n"
              "    2 |     a   bcd\n"
              "      |          ^~");
    EXPECT_EQ(format_diagnostic({Severity::error, "E1", "m", "", "f", {2, 3, 2}, "名a\u0301名b"}),
              "f:2:3: error[E1]: m\n"
              "    2 | 名a\u0301名b\n"
              "      |    ^~");
}

TEST(Diagnostic, PointsPastTheEndWhereSomethingIsMissing) {
    EXPECT_EQ(format_diagnostic({Severity::error, "E1", "m", "", "f", {2, 5, 9}, "key:"}),
              "f:2:5: error[E1]: m\n"
              "    2 | key:\n"
              "      |     ^");
    EXPECT_EQ(format_diagnostic({Severity::error, "E1", "m", "", "f", {2, 3, 9}, "key:"}),
              "f:2:3: error[E1]: m\n"
              "    2 | key:\n"
              "      |   ^~");
}

TEST(Diagnostic, ShowsALongLineAroundItsCaret) {
    const std::string line = std::string(200, 'a') + "X" + std::string(300, 'b');
    EXPECT_EQ(format_diagnostic({Severity::error, "E1", "m", "", "f", {1, 201, 1}, line}),
              "f:1:201: error[E1]: m\n"
              "    1 | ..." +
                  std::string(60, 'a') + "X" + std::string(99, 'b') +
                  "...\n"
                  "      | " +
                  std::string(63, ' ') + "^");
    EXPECT_EQ(format_diagnostic({Severity::error, "E1", "m", "", "f", {1, 2, 500}, line}),
              "f:1:2: error[E1]: m\n"
              "    1 | " +
                  std::string(160, 'a') +
                  "...\n"
                  "      |  ^" +
                  std::string(158, '~'));
}

TEST(Diagnostics, KeepsTwentyErrorsAndCountsTheRest) {
    Diagnostics diagnostics;
    EXPECT_FALSE(diagnostics.has_errors());
    for (int i = 0; i < 30; ++i) {
        diagnostics.add({Severity::warning, "W1", "", "", "f", {i, 1, 1}, ""});
        EXPECT_EQ(diagnostics.has_errors(), i > 0);
        diagnostics.add({Severity::error, "E1", "", "", "f", {i, 1, 1}, ""});
    }
    EXPECT_EQ(diagnostics.error_count(), 30u);
    EXPECT_EQ(diagnostics.warning_count(), 30u);
    EXPECT_EQ(diagnostics.all().size(), 40u);
}

TEST(Diagnostics, SortsByPlaceWithinAFile) {
    Diagnostics diagnostics;
    diagnostics.add({Severity::error, "E1", "", "", "first", {3, 1, 1}, ""});
    diagnostics.add({Severity::error, "E2", "", "", "second", {1, 1, 1}, ""});
    diagnostics.add({Severity::warning, "E3", "", "", "first", {2, 9, 1}, ""});
    diagnostics.add({Severity::error, "E4", "", "", "first", {2, 9, 1}, ""});
    diagnostics.add({Severity::error, "E5", "", "", "first", {2, 1, 1}, ""});
    std::string order;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) order += diagnostic.code;
    EXPECT_EQ(order, "E5E3E4E1E2");
}

}  // namespace
}  // namespace offersim
