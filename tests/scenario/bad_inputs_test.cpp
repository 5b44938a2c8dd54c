// What the user sees for damaged and hostile files: the whole message, caret and all.
#include <gtest/gtest.h>

#include <string>

#include "scenario/node.hpp"
#include "scenario/quantity.hpp"

namespace offersim {
namespace {

/// Every message for `text`, as a terminal shows them.
std::string messages(std::string text) {
    Diagnostics diagnostics;
    parse_yaml(Source("mine.yaml", std::move(text)), "scenario", diagnostics);
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) all += format_diagnostic(diagnostic) + "\n";
    return all;
}

std::string repeat(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

TEST(BadInputs, AnEmptyFile) {
    EXPECT_EQ(messages(""), "mine.yaml:1:1: error[E110]: scenario is empty\n");
    EXPECT_EQ(messages("# nothing\n"),
              "mine.yaml:1:1: error[E110]: scenario is empty\n"
              "    1 | # nothing\n"
              "      | ^\n");
    EXPECT_EQ(messages("---\n"),
              "mine.yaml:1:1: error[E110]: scenario is empty\n"
              "    1 | ---\n"
              "      | ^\n");
}

TEST(BadInputs, AByteOrderMarkAndCarriageReturnsAreNone) {
    EXPECT_EQ(messages("\xef\xbb\xbf"
                       "format: 1\n"),
              "");
    EXPECT_EQ(messages("format: 1\r\ntitle: x\r\n"), "");
    EXPECT_EQ(messages("\xef\xbb\xbf"
                       "format: 1\r\ntitle: @x\r\n"),
              "mine.yaml:2:8: error[E116]: a value cannot begin with '@'\n"
              "    2 | title: @x\n"
              "      |        ^\n"
              "  put it in quotes\n");
}

TEST(BadInputs, LoneCarriageReturns) {
    EXPECT_EQ(messages("format: 1\rtitle: x\r"),
              "mine.yaml:1:10: error[E105]: a carriage return without a line feed\n"
              "    1 | format: 1\\rtitle: x\n"
              "      |          ^~\n"
              "  use LF or CRLF line ends\n");
}

TEST(BadInputs, OtherEncodings) {
    for (const std::string& text :
         {std::string("\xff\xfe"
                      "a\0:\0",
                      6),
          std::string("\xfe\xff\0a\0:", 6), std::string("a\0:\0 \0", 6), std::string("\0a\0:", 4)}) {
        EXPECT_EQ(messages(text),
                  "mine.yaml: error[E102]: scenario is written in UTF-16\n  save the file as UTF-8\n");
    }
    for (const std::string& text :
         {std::string("\xff\xfe\0\0a\0\0\0", 8), std::string("\0\0\xfe\xff\0\0\0a", 8),
          std::string("a\0\0\0", 4), std::string("\0\0\0a", 4)}) {
        EXPECT_EQ(messages(text),
                  "mine.yaml: error[E102]: scenario is written in UTF-32\n  save the file as UTF-8\n");
    }
}

TEST(BadInputs, InvalidUtf8) {
    EXPECT_EQ(messages("title: caf\xe9\n"),
              "mine.yaml:1:11: error[E103]: invalid UTF-8 at byte offset 10 (0xe9)\n"
              "    1 | title: caf\\xe9\n"
              "      |           ^~~~\n"
              "  save the file as UTF-8\n");
    EXPECT_EQ(messages("\xef\xbb\xbf"
                       "é: 1\nx: \xc0\xaf\n"),
              "mine.yaml:2:4: error[E103]: invalid UTF-8 at byte offset 12 (0xc0)\n"
              "    2 | x: \\xc0\\xaf\n"
              "      |    ^~~~\n"
              "  save the file as UTF-8\n");
}

TEST(BadInputs, ControlCharactersAndOverrides) {
    EXPECT_EQ(messages(std::string("a\0b: 1\n", 7)),
              "mine.yaml:1:2: error[E104]: NUL byte U+0000 at byte offset 1\n"
              "    1 | a\\x00b: 1\n"
              "      |  ^~~~\n"
              "  remove it\n");
    EXPECT_EQ(messages("a: \x1b[31m\nb: \u202ex\u2069\n"),
              "mine.yaml:1:4: error[E104]: escape character U+001B at byte offset 3\n"
              "    1 | a: \\x1b[31m\n"
              "      |    ^~~~\n"
              "  remove it\n"
              "mine.yaml:2:4: error[E104]: bidirectional override U+202E at byte offset 12\n"
              "    2 | b: \\u202ex\\u2069\n"
              "      |    ^~~~~~\n"
              "  remove it\n"
              "mine.yaml:2:6: error[E104]: bidirectional override U+2069 at byte offset 16\n"
              "    2 | b: \\u202ex\\u2069\n"
              "      |           ^~~~~~\n"
              "  remove it\n");
    EXPECT_EQ(messages("a: \u0085x\n"),
              "mine.yaml:1:4: error[E104]: control character U+0085 at byte offset 3\n"
              "    1 | a: \\x85x\n"
              "      |    ^~~~\n"
              "  remove it\n");
    EXPECT_EQ(messages("a: \"\\x1b[31m\"\n"),
              "mine.yaml:1:4: error[E104]: an escape sequence writes a control character\n"
              "    1 | a: \"\\x1b[31m\"\n"
              "      |    ^~~~~~~~~~\n"
              "  remove it\n");
}

TEST(BadInputs, TabsAsIndentation) {
    EXPECT_EQ(messages("person:\n\tfiling: single\n"),
              "mine.yaml:2:1: error[E111]: tabs cannot indent\n"
              "    2 |     filing: single\n"
              "      | ^~~~\n"
              "  indent with spaces\n");
    EXPECT_EQ(messages("a: 1\n\tb: 2\n"),
              "mine.yaml:2:1: error[E111]: tabs cannot indent\n"
              "    2 |     b: 2\n"
              "      | ^~~~\n"
              "  indent with spaces\n");
}

TEST(BadInputs, AnUnterminatedQuote) {
    EXPECT_EQ(messages("x: \"abc\ny: 2\nz: 3\n"),
              "mine.yaml:1:4: error[E112]: this quote is never closed\n"
              "    1 | x: \"abc\n"
              "      |    ^\n"
              "  close it on the line it belongs to\n");
    EXPECT_EQ(messages("x: \"abc\ny: \"def\"\n"),
              "mine.yaml:1:4: error[E112]: this quote closes only on line 2, before 'def\"'\n"
              "    1 | x: \"abc\n"
              "      |    ^\n"
              "  close it on the line it belongs to\n");
    EXPECT_EQ(messages("x: 'it's'\n"),
              "mine.yaml:1:8: error[E112]: unexpected 's'' after the closing quote\n"
              "    1 | x: 'it's'\n"
              "      |        ^~\n"
              "  a quote inside single quotes is written twice: 'it''s'\n");
}

TEST(BadInputs, ACutFile) {
    EXPECT_EQ(messages("format: 1\nhorizon:"),
              "mine.yaml:2:1: error[E121]: value missing for key 'horizon'\n"
              "    2 | horizon:\n"
              "      | ^~~~~~~\n"
              "  write a value after it, or remove it\n");
    EXPECT_EQ(messages("format: 1\nhoriz"),
              "mine.yaml:2:1: error[E114]: 'horiz' is not followed by ':'\n"
              "    2 | horiz\n"
              "      | ^~~~~\n"
              "  a line is written 'key: value'; the file may be truncated\n");
    EXPECT_EQ(messages("format: 1\nmix: {equity: 45%"),
              "mine.yaml:2:6: error[E113]: this '{' is never closed\n"
              "    2 | mix: {equity: 45%\n"
              "      |      ^\n"
              "  close it with '}'\n");
}

TEST(BadInputs, AFileThatBeginsWithAComma) {
    EXPECT_EQ(messages(","),
              "mine.yaml:1:1: error[E116]: unexpected ',' where a value is due\n"
              "    1 | ,\n"
              "      | ^\n"
              "  remove it, or write the missing value\n");
}

TEST(BadInputs, MoreThanOneDocument) {
    EXPECT_EQ(messages("a: 1\n---\nb: 2\n"),
              "mine.yaml:2:1: error[E117]: one document per file\n"
              "    2 | ---\n"
              "      | ^~~\n"
              "  put the second document in a file of its own\n");
    EXPECT_EQ(messages("a: 1\n...\ngarbage here\n"),
              "mine.yaml:3:1: error[E117]: text after the end of the document\n"
              "    3 | garbage here\n"
              "      | ^~~~~~~\n"
              "  remove it\n");
}

TEST(BadInputs, DuplicateKeys) {
    EXPECT_EQ(messages("base: 1\nbonus: 2\nbase: 3\n"),
              "mine.yaml:3:1: error[E120]: key 'base' is given twice, on lines 1 and 3\n"
              "    3 | base: 3\n"
              "      | ^~~~\n"
              "  keep one of them\n");
    EXPECT_EQ(messages("{base: 1, base: 2}\n"),
              "mine.yaml:1:11: error[E120]: key 'base' is given twice, on line 1\n"
              "    1 | {base: 1, base: 2}\n"
              "      |           ^~~~\n"
              "  keep one of them\n");
}

TEST(BadInputs, Tags) {
    EXPECT_EQ(messages("a: !!python/object x\n"),
              "mine.yaml:1:4: error[E122]: tags are not allowed\n"
              "    1 | a: !!python/object x\n"
              "      |    ^~~~~~~~~~~~~~~~~\n"
              "  remove the tag; a text that begins with '!' goes in quotes\n");
    EXPECT_EQ(messages("a: !f!oo x\n"),
              "mine.yaml:1:4: error[E122]: tags are not allowed\n"
              "    1 | a: !f!oo x\n"
              "      |    ^~~~~\n"
              "  put a text that begins with '!' in quotes\n");
}

TEST(BadInputs, AliasBombs) {
    std::string bomb = "x:\n - &a0 [lol]\n";
    for (int i = 1; i < 10; ++i) {
        bomb += " - &a" + std::to_string(i) + " [" + repeat("*a" + std::to_string(i - 1) + ", ", 9) + "]\n";
    }
    EXPECT_EQ(messages(bomb),
              "mine.yaml:7:39: error[E123]: too many keys and values (at most 100,000, aliases written out)\n"
              "    7 |  - &a5 [*a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, ]\n"
              "      |                                       ^~~\n"
              "  split the file\n");
    EXPECT_EQ(messages("x: &a [*a]"),
              "mine.yaml:1:8: error[E124]: cyclic alias: '*a' is part of what it stands for\n"
              "    1 | x: &a [*a]\n"
              "      |        ^~\n"
              "  write the values out\n");
    EXPECT_EQ(messages("x: &a 1\ny: &a 2\nz: *b\n"),
              "mine.yaml:2:4: error[E124]: anchor '&a' is given twice, on lines 1 and 2\n"
              "    2 | y: &a 2\n"
              "      |    ^~~~\n"
              "  name one of them otherwise\n"
              "mine.yaml:3:4: error[E124]: alias '*b' has no anchor before it\n"
              "    3 | z: *b\n"
              "      |    ^~\n"
              "  put '&b' before the value that it stands for\n");
}

TEST(BadInputs, MergeKeys) {
    EXPECT_EQ(messages("a: &a {x: 1}\nb:\n  <<: *a\n"),
              "mine.yaml:3:3: error[E125]: merge keys are not supported\n"
              "    3 |   <<: *a\n"
              "      |   ^~\n"
              "  write the keys out, or use a model file\n");
}

TEST(BadInputs, DeepNesting) {
    EXPECT_EQ(messages(repeat("[", 500) + repeat("]", 500)),
              "mine.yaml:1:33: error[E126]: nested more than 32 levels deep\n"
              "    1 | " +
                  repeat("[", 160) +
                  "...\n"
                  "      | " +
                  repeat(" ", 32) +
                  "^\n"
                  "  a scenario needs fewer than ten\n");
}

TEST(BadInputs, KeysThatAreNoNames) {
    for (const std::string& line : {repeat("k", 1025) + ": 1", "{" + repeat("k", 1025) + ": 1}"}) {
        const std::string column = line[0] == '{' ? "2" : "1";
        EXPECT_EQ(messages(line + "\n"), "mine.yaml:1:" + column +
                                             ": error[E127]: key too long (at most 1024 characters)\n"
                                             "    1 | " +
                                             line.substr(0, 160) +
                                             "...\n"
                                             "      | " +
                                             (line[0] == '{' ? " ^" : "^") +
                                             "\n"
                                             "  shorten it\n");
    }
    EXPECT_EQ(messages("? [a, b]\n: 1\n"),
              "mine.yaml:1:3: error[E127]: keys must be text\n"
              "    1 | ? [a, b]\n"
              "      |   ^\n"
              "  write 'key: value' without '?' or brackets\n");
    EXPECT_EQ(messages("~: 1\n"),
              "mine.yaml:1:1: error[E127]: keys must be text\n"
              "    1 | ~: 1\n"
              "      | ^\n"
              "  put ~ in quotes to use it as a name\n");
}

TEST(BadInputs, HugeFiles) {
    EXPECT_EQ(messages("a: " + repeat("x", 4 * 1024 * 1024)),
              "mine.yaml: error[E101]: scenario of 4194307 bytes (at most 4 MiB)\n"
              "  split it\n");
    std::string keys;
    for (int i = 0; i < 60'000; ++i) keys += "k" + std::to_string(i) + ": 1\n";
    EXPECT_EQ(
        messages(keys),
        "mine.yaml:50000:9: error[E123]: too many keys and values (at most 100,000, aliases written out)\n"
        "50000 | k49999: 1\n"
        "      |         ^\n"
        "  split the file\n");
}

TEST(BadInputs, Indentation) {
    EXPECT_EQ(messages("a:\n    b: 2\n  c: 3\n"),
              "mine.yaml:3:3: error[E115]: this line is indented like no line above it\n"
              "    3 |   c: 3\n"
              "      |   ^~\n"
              "  indent it like the mapping that begins on line 1\n");
    EXPECT_EQ(messages("base: 210k\n  bonus: 10%\n"),
              "mine.yaml:2:8: error[E115]: this line continues the value of line 1 and so can hold no ':'\n"
              "    2 |   bonus: 10%\n"
              "      |        ^\n"
              "  indent it like the key of line 1, or put the value in quotes\n");
    EXPECT_EQ(messages("title: Groq: the offer\n"),
              "mine.yaml:1:12: error[E115]: a value on the line of its key can hold no further ': '\n"
              "    1 | title: Groq: the offer\n"
              "      |            ^\n"
              "  put the value in quotes, or an inner mapping in braces: '{key: value}'\n");
}

TEST(BadInputs, ASpaceForgottenAfterAColon) {
    EXPECT_EQ(messages("format: 1\nbase:210k\n"),
              "mine.yaml:2:1: error[E114]: no space after the ':' in 'base:210k'\n"
              "    2 | base:210k\n"
              "      | ^~~~~~~~~\n"
              "  write 'base: 210k'\n");
    EXPECT_EQ(messages("mix: {equity:45%}\n"),
              "mine.yaml:1:7: error[E121]: value missing for key 'equity:45%'\n"
              "    1 | mix: {equity:45%}\n"
              "      |       ^~~~~~~~~~\n"
              "  write 'equity: 45%' with a space after the colon\n");
}

TEST(BadInputs, Brackets) {
    EXPECT_EQ(messages("mix: {equity: 45% bonus: 10%}\n"),
              "mine.yaml:1:24: error[E113]: unexpected ':' inside the '{' of line 1, column 6\n"
              "    1 | mix: {equity: 45% bonus: 10%}\n"
              "      |                        ^\n"
              "  put ',' between items and '}' at the end\n");
    EXPECT_EQ(messages("a: [1, 2]]\n"),
              "mine.yaml:1:10: error[E113]: ']' closes nothing\n"
              "    1 | a: [1, 2]]\n"
              "      |          ^\n"
              "  remove it\n");
    EXPECT_EQ(messages("a: - b\n"),
              "mine.yaml:1:4: error[E115]: a list cannot begin on the line of its key\n"
              "    1 | a: - b\n"
              "      |    ^\n"
              "  begin it on the next line, or write it in brackets: '[a, b]'\n");
}

TEST(BadInputs, NotANumberAtAll) {
    Diagnostics diagnostics;
    const Source source("mine.yaml", "companies: {groq: {value: .nan}}\n");
    const auto top = parse_yaml(source, "scenario", diagnostics);
    ASSERT_TRUE(top.has_value());
    const Node& value = *top->find("companies")->find("groq")->find("value");
    EXPECT_FALSE(parse_distribution(value, Unit::money, {}, source, diagnostics).has_value());
    ASSERT_EQ(diagnostics.all().size(), 1u);
    EXPECT_EQ(format_diagnostic(diagnostics.all().front()),
              "mine.yaml:1:27: error[E212]: '.nan' is not a finite number\n"
              "    1 | companies: {groq: {value: .nan}}\n"
              "      |                           ^~~~");
}

}  // namespace
}  // namespace offersim
