/// Rows 88 to 95: what a scenario's author wrote reaches terminals, spreadsheets and programs as text only.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace offersim {

namespace {

using Json = nlohmann::json;

/// A scenario with one offer of that name, which a YAML author would put in quotes.
std::string scenario_of(const std::string& name) {
    std::string quoted;
    for (const char letter : name) quoted += letter == '\'' ? std::string("''") : std::string(1, letter);
    return "format: 1\ntitle: '" + quoted +
           "'\nstart: 2026-01-01\ncompanies: {x: {kind: public, price: 10}}\noffers:\n  '" + quoted +
           "': {company: x, base: 100k}\n  plain: {company: x, base: 100k}\n";
}

Ran run_format(const std::string& name, const std::string& format) {
    const Ran ran = run_offersim({"run", "-", "--paths", "100", "--seed", "1", "--quiet", "--format", format},
                                 scenario_of(name));
    EXPECT_EQ(ran.code, 0) << ran.err;
    return ran;
}

/// The fields of RFC 4180 text: quotes doubled inside quotes, lines ended by CRLF.
std::vector<std::vector<std::string>> csv_fields(const std::string& text) {
    std::vector<std::vector<std::string>> lines(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            lines.back().back() += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            lines.back().emplace_back();
        } else if (!quoted && c == '\r') {
            lines.push_back({""});
            ++i;
        } else {
            lines.back().back() += c;
        }
    }
    lines.pop_back();
    return lines;
}

TEST(Injection, AFormulaIsNoFormulaInASpreadsheet) {
    for (const std::string name : {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)"}) {
        bool is_there = false;
        for (const auto& line : csv_fields(run_format(name, "csv").out)) {
            EXPECT_EQ(line.size(), 13u);
            is_there = is_there || line[1] == "'" + name;
            for (const std::string& field : line)
                EXPECT_NE(field, name) << "a cell begins with a formula's sign";
        }
        EXPECT_TRUE(is_there) << name;
    }
}

TEST(Injection, ANegativeNumberStaysANumber) {
    const Ran ran =
        run_offersim({"run", "-", "--paths", "100", "--seed", "1", "--format", "csv"},
                     "format: 1\ntitle: x\nstart: 2026-01-01\ncompanies: {x: {kind: public, price: 10}}\n"
                     "offers: {a: {company: x, base: 100k}, b: {company: x, base: 120k}}\n");
    EXPECT_NE(ran.out.find(",-80000,"), std::string::npos) << ran.out;
    EXPECT_EQ(ran.out.find("'-"), std::string::npos) << ran.out;
}

TEST(Injection, CommasQuotesAndLettersOfEveryScriptComeBackFromCsv) {
    for (const std::string name : {"Smith, Wesson", "the \"best\" one", "naïve 東京 🎈", "a;b|c"}) {
        bool is_there = false;
        for (const auto& line : csv_fields(run_format(name, "csv").out))
            is_there = is_there || line[1] == name;
        EXPECT_TRUE(is_there) << name;
    }
}

TEST(Injection, JsonBringsEveryNameBack) {
    for (const std::string name :
         {"<script>alert(1)</script>", "\"><img src=x onerror=y>", "</script><!--", "naïve 東京 🎈", "a\\b"}) {
        const Json json = Json::parse(run_format(name, "json").out);
        EXPECT_EQ(json["offers"][0]["name"], name);
        EXPECT_EQ(json["scenario"]["title"], name);
    }
}

TEST(Injection, ControlCharactersAndOverridesAreRefusedWithTheirPlaceEscaped) {
    const std::string names[] = {"a\x1b[31mred", "b\x1b]0;title\x07",
                                 "c\xe2\x80\xae"
                                 "d",
                                 "e\xe2\x81\xa6"
                                 "f"};
    for (const std::string& name : names) {
        const Ran ran = run_offersim({"run", "-", "--paths", "100"}, scenario_of(name));
        EXPECT_EQ(ran.code, 65);
        for (const char* raw : {"\x1b", "\x07", "\xe2\x80\xae", "\xe2\x81\xa6"})
            EXPECT_EQ(ran.err.find(raw), std::string::npos) << "a raw control character in a message";
    }
    const Ran ran = run_offersim({"run", "-"}, "title: \x1b[31m\n");
    EXPECT_NE(ran.err.find("    1 | title: \\x1b[31m\n"), std::string::npos) << ran.err;
}

TEST(Injection, TextIsAlignedWhateverTheNamesAreMadeOf) {
    for (const std::string name : {"東京の会社", "🎈🎈", "e\u0301galite\u0301", "a\u200bb", "שלום"}) {
        const Ran ran = run_format(name, "text");
        EXPECT_NE(ran.out.find(name), std::string::npos) << ran.out;
    }
}

TEST(Injection, NamesAreAtMost200Characters) {
    EXPECT_EQ(run_offersim({"check", "-"}, scenario_of(std::string(200, 'n'))).code, 0);
    std::string wide;
    for (int i = 0; i < 200; ++i) wide += "東";
    EXPECT_EQ(run_offersim({"check", "-"}, scenario_of(wide)).code, 0);
    const Ran ran = run_offersim({"check", "-"}, scenario_of(std::string(201, 'n')));
    EXPECT_EQ(ran.code, 65);
    EXPECT_NE(ran.err.find("error[E305]: a name of 201 characters (1 to 200 are allowed)\n"),
              std::string::npos)
        << ran.err;
}

TEST(Injection, EveryCommandEscapesItsArguments) {
    const std::string evil = "\x1b[31m\xff";
    for (const std::vector<std::string>& words : {std::vector<std::string>{"run", evil},
                                                  {"check", evil},
                                                  {"value", evil},
                                                  {"vesting", evil},
                                                  {"models", evil},
                                                  {"models", "show", evil},
                                                  {"import", evil, "--stakeholder", "x"},
                                                  {"completion", evil},
                                                  {evil},
                                                  {"init", evil + "/x"},
                                                  {"run", "x", "--format", evil},
                                                  {"run", "x", "--" + evil},
                                                  {"run", "x", "--set", evil}}) {
        const Ran ran = run_offersim(words, "format: 1\n");
        EXPECT_NE(ran.code, 0) << words.front();
        EXPECT_EQ(ran.err.find('\x1b'), std::string::npos) << words.front() << ran.err;
        EXPECT_EQ(ran.out, "");
    }
}

}  // namespace

}  // namespace offersim
