/// The published cases of the Open Cap Table Coalition's vesting compiler and schedule generator
/// (tests/cases/vesting.json names files and commits), whole, through the command.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace offersim {
namespace {

using Json = nlohmann::json;

const Json& cases() {
    static const Json parsed =
        Json::parse(read_file(std::string(project_directory) + "/tests/cases/vesting.json"));
    return parsed;
}

/// A word of the Open Cap Format as ours are written: MONTHS, CUMULATIVE_ROUND_DOWN.
std::string word(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    std::replace(text.begin(), text.end(), '_', '-');
    return text;
}

std::string plain(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

std::string statement_text(const Json& statement) {
    std::string text = "{order: " + plain(statement.at("order"));
    for (const char* key : {"occurrences", "period", "percentage"})
        text += ", " + std::string(key) + ": " + plain(statement.at(key));
    text += ", period_type: " + word(statement.at("period_type"));
    if (statement.contains("cliff"))
        text += ", cliff: {occurrence: " + plain(statement["cliff"]["occurrence"]) +
                ", percentage: " + plain(statement["cliff"]["percentage"]) + "}";
    return text + "}";
}

std::string grant_text(const Json& shares, const Json& start, const Json& statements,
                       const std::string& rounding = "cumulative-round-down") {
    std::string text = "shares: " + plain(shares) + "\nstart: " + plain(start) +
                       "\nvesting:\n  rounding: " + rounding + "\n  statements: [";
    for (const Json& statement : statements)
        text += (text.back() == '[' ? "" : ", ") + statement_text(statement);
    return text + "]\n";
}

Json tranches_of(const std::string& grant) {
    const Ran ran = run_offersim({"vesting", "-", "--format", "json"}, grant);
    EXPECT_EQ(ran.code, 0) << grant << ran.err;
    return ran.code == 0 ? Json::parse(ran.out).at("tranches") : Json::array();
}

Json column(const Json& tranches, const char* key) {
    Json result = Json::array();
    for (const Json& tranche : tranches) result.push_back(tranche.at(key));
    return result;
}

TEST(VestingCases, Compiled) {
    ASSERT_EQ(cases().at("compile_cases").size(), 10u);
    for (const Json& each : cases()["compile_cases"]) {
        SCOPED_TRACE(each.at("id"));
        const Json tranches = tranches_of(grant_text(each["shares"], each["start"], each["statements"]));
        const Json& expect = each.at("expect");
        double sum = 0;
        for (const Json& shares : column(tranches, "shares")) sum += shares.get<double>();
        EXPECT_EQ(sum, each["shares"].get<double>());
        if (expect.contains("n_events")) {
            EXPECT_EQ(tranches.size(), expect["n_events"].get<std::size_t>());
        }
        if (expect.contains("first_date")) {
            EXPECT_EQ(tranches.front()["date"], expect["first_date"]);
        }
        if (expect.contains("last_date")) {
            EXPECT_EQ(tranches.back()["date"], expect["last_date"]);
        }
        if (expect.contains("dates")) {
            EXPECT_EQ(column(tranches, "date"), expect["dates"]);
        }
        if (expect.contains("first")) {
            EXPECT_EQ(tranches.front()["date"], expect["first"]["date"]);
            EXPECT_EQ(tranches.front()["shares"], expect["first"]["amount"]);
        }
        if (expect.contains("events")) {
            EXPECT_EQ(column(tranches, "date"), column(expect["events"], "date"));
            EXPECT_EQ(column(tranches, "shares"), column(expect["events"], "amount"));
        }
    }
}

TEST(VestingCases, Rounded) {
    ASSERT_EQ(cases().at("rounding_cases").size(), 5u);
    for (const Json& each : cases()["rounding_cases"]) {
        const Json statement{{"order", 1},
                             {"occurrences", each.at("installments")},
                             {"period", 1},
                             {"period_type", "MONTHS"},
                             {"percentage", "1/1"}};
        const std::string grant =
            grant_text(each["shares"], "2025-01-01", Json::array({statement}), word(each.at("mode")));
        EXPECT_EQ(column(tranches_of(grant), "shares"), each.at("expect")) << each["id"];
    }
}

TEST(VestingCases, Dated) {
    ASSERT_EQ(cases().at("date_cases").size(), 6u);
    for (const Json& each : cases()["date_cases"]) {
        const Json statement{{"order", 1},
                             {"occurrences", 1},
                             {"period", each.at("add")},
                             {"period_type", each.at("unit")},
                             {"percentage", "1/1"}};
        const Json tranches = tranches_of(grant_text(10, each.at("start"), Json::array({statement})));
        EXPECT_EQ(column(tranches, "date"), Json::array({each.at("expect")})) << each["start"];
    }
}

TEST(VestingCases, InvalidOnesSayWhatIsWrong) {
    const auto fault = [](const std::string& grant) {
        const Ran ran = run_offersim({"vesting", "-"}, grant);
        EXPECT_EQ(ran.code, 65) << grant;
        EXPECT_EQ(ran.out, "");
        return ran.err.substr(0, ran.err.find('\n'));
    };
    const Json sound{
        {"order", 1}, {"occurrences", 48}, {"period", 1}, {"period_type", "MONTHS"}, {"percentage", "1/1"}};
    const Json messages{
        {"statements", "<stdin>:5:15: error[E201]: 'statements' is empty (a schedule has at least one)"},
        {"occurrences=0", "<stdin>:5:40: error[E215]: '0' is out of range (must be between 1 and 1.2k)"},
        {"occurrences=1.5", "<stdin>:5:40: error[E216]: '1.5' must be a whole number"},
        {"period=-1", "<stdin>:5:52: error[E215]: '-1' is out of range (must be between 0 and 1.2k)"},
        {"period_type=\"WEEKS\"",
         "<stdin>:5:85: error[E305]: 'weeks' is no value of 'period_type' (must be days, months or years)"},
        {"percentage=\"1/0\"",
         "<stdin>:5:67: error[E202]: '1/0' has no value (its denominator must be an integer >= 1)"}};
    int checked = 0;
    for (const Json& each : cases().at("invalid_cases")) {
        const Json& patch = each.at("patch");
        const std::string key = patch.begin().key();
        if (key == "id") continue;  // the name of an object of that format; a grant file has none
        Json statements = Json::array({sound});
        if (key == "statements")
            statements = patch["statements"];
        else
            statements[0][key] = patch[key];
        const std::string name = key == "statements" ? key : key + "=" + patch[key].dump();
        ASSERT_TRUE(messages.contains(name)) << name;
        EXPECT_EQ(fault(grant_text(10, "2025-01-01", statements)), messages[name]);
        ++checked;
    }
    EXPECT_EQ(checked, 6);
}

}  // namespace
}  // namespace offersim
