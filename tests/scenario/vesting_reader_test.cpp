#include "scenario/vesting_reader.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "scenario/reader.hpp"

namespace offersim {
namespace {

/// A grant file of 1200 shares from 2025-01-31 with this under `vesting`.
std::string grant(const std::string& vesting) {
    return "shares: 1200\nstart: 2025-01-31\nvesting: " + vesting + "\n";
}

std::string said(const std::string& text) {
    Diagnostics diagnostics;
    const auto file = read_vesting_file(text, "grant.yaml", {}, diagnostics);
    EXPECT_EQ(file.has_value(), !diagnostics.has_errors());
    std::string result;
    for (const Diagnostic& each : diagnostics.sorted()) result += format_diagnostic(each) + "\n";
    return result;
}

std::string table(const std::string& text) {
    Diagnostics diagnostics;
    const auto file = read_vesting_file(text, "grant.yaml", {}, diagnostics);
    if (!file) return said(text);
    std::string result;
    for (const Tranche& each :
         tranches(file->vesting, static_cast<std::int64_t>(file->shares), file->start, file->granted))
        result += format_date(each.date) + " " + std::to_string(std::llround(each.shares)) + "\n";
    return result;
}

TEST(VestingReader, ShortForms) {
    EXPECT_EQ(table(grant("immediate")), "2025-01-31 1200\n");
    EXPECT_EQ(table(grant("{at: 1mo}")), "2025-02-28 1200\n");
    EXPECT_EQ(table(grant("{over: 1y, every: quarter, cliff: 6mo}")),
              "2025-07-31 600\n2025-10-31 300\n2026-01-31 300\n");
    EXPECT_EQ(table(grant("{yearly: 75/25, every: half-year}")),
              "2025-07-31 450\n2026-01-31 450\n2026-07-31 150\n2027-01-31 150\n");
    EXPECT_EQ(table(grant("{over: 10mo, every: 4mo}")), "2025-05-31 480\n2025-09-30 480\n2025-11-30 240\n");
}

TEST(VestingReader, PublishedPresetsVestTheirParts) {
    const auto first_year = [](const std::string& preset) {
        Diagnostics diagnostics;
        const auto file = read_vesting_file(grant(preset), "grant.yaml", {}, diagnostics);
        EXPECT_TRUE(file) << preset;
        return file ? vested_by_month(file->vesting, 12, file->start).back() : -1;
    };
    EXPECT_EQ(first_year("standard-4y"), 0.25);
    EXPECT_EQ(first_year("even-4x25"), 0.25);
    EXPECT_EQ(first_year("front-loaded-40-30-20-10"), 0.4);
    EXPECT_EQ(first_year("front-loaded-38-32-20-10"), 0.38);
    EXPECT_EQ(first_year("front-loaded-33-33-22-12"), 0.33);
    EXPECT_EQ(first_year("front-loaded-35-30-20-15"), 0.35);
    EXPECT_EQ(first_year("front-loaded-50-33-17"), 0.5);
    EXPECT_EQ(first_year("back-loaded-5-15-40-40"), 0.05);
    EXPECT_EQ(first_year("three-year"), 1 / 3.0);
    EXPECT_EQ(first_year("one-year"), 1);
    EXPECT_EQ(table("shares: 100\nstart: 2025-01-01\nvesting: back-loaded-5-15-40-40\n"),
              "2026-01-01 5\n2027-01-01 15\n2027-07-01 20\n2028-01-01 20\n2028-07-01 20\n2029-01-01 20\n");
}

TEST(VestingReader, StatementsGoByTheirOrder) {
    EXPECT_EQ(
        table(grant("\n  statements:\n"
                    "    - {order: 2, occurrences: 2, period: 1, percentage: 75%}\n"
                    "    - {order: 1, occurrences: 1, period: 14, period_type: days, percentage: 1/4}")),
        "2025-02-14 300\n2025-03-14 450\n2025-04-14 450\n");
    EXPECT_EQ(table(grant("\n  rounding: back-loaded\n  day: 15\n  statements:\n"
                          "    - {occurrences: 48, period: 1, cliff: {occurrence: 47, percentage: 1/3}}")),
              "2028-12-15 400\n2029-01-15 800\n");
}

TEST(VestingReader, MilestonesAndTheirDays) {
    const std::string statements =
        "\n  statements:\n"
        "    - {order: 1, occurrences: 1, period: 12, percentage: 1/2}\n"
        "    - {order: 2, occurrences: 1, period: 0, percentage: 1/4, event: launch}\n"
        "    - {order: 3, occurrences: 1, period: 1, percentage: 1/4, event: first sale}\n";
    EXPECT_EQ(said(grant(statements)),
              "grant.yaml:4:3: warning[W307]: what waits for 'launch' counts as never vesting\n"
              "    4 |   statements:\n"
              "      |   ^\n"
              "  give the day on which it is met: 'events: {launch: 2027-01-31}'\n"
              "grant.yaml:4:3: warning[W307]: what waits for 'first sale' counts as never vesting\n"
              "    4 |   statements:\n"
              "      |   ^\n"
              "  give the day on which it is met: 'events: {first sale: 2027-01-31}'\n");
    const std::string met =
        statements + "  events: {launch: 2025-03-01, first sale: {date: 2025-06-30, realized: 1/3}}\n";
    EXPECT_EQ(said(grant(met)), "");
    EXPECT_EQ(table(grant(met)), "2025-03-01 300\n2025-07-30 100\n2026-01-31 600\n");
    EXPECT_EQ(table(grant("{over: 4mo, cliff_event: ipo, events: {ipo: 2025-04-10}}")),
              "2025-04-10 600\n2025-04-30 300\n2025-05-31 300\n");
}

TEST(VestingReader, ABackdatedStartReleasesWhatHadAccrued) {
    EXPECT_EQ(table("shares: 40\nstart: 2025-01-01\ngranted: 2025-03-15\nvesting: {over: 4mo}\n"),
              "2025-03-15 20\n2025-04-01 10\n2025-05-01 10\n");
}

TEST(VestingReader, DaysOfTheMonth) {
    EXPECT_EQ(table(grant("{over: 2mo, day: last}")), "2025-02-28 600\n2025-03-31 600\n");
    EXPECT_EQ(table(grant("{over: 2mo, day: 01}")), "2025-02-01 600\n2025-03-01 600\n");
    EXPECT_EQ(table(grant("{over: 2mo, day: 29-or-last}")), "2025-02-28 600\n2025-03-29 600\n");
    EXPECT_EQ(said(grant("{over: 2mo, day: 32}")),
              "grant.yaml:3:27: error[E202]: '32' is no vesting day (start-day-or-last, last, or a day from "
              "1 to 31)\n"
              "    3 | vesting: {over: 2mo, day: 32}\n"
              "      |                           ^~\n");
}

// The faults of OCF-Tools at df7364a, vesting_compiler/__tests__/validate.test.ts, as a grant file has them.
TEST(VestingReader, PublishedFaultsAreNamedAtTheirPlace) {
    const auto statement_fault = [](const std::string& from, const std::string& to) {
        std::string text =
            grant("{statements: [{occurrences: 48, period: 1, period_type: months, percentage: 1/1}]}");
        text.replace(text.find(from), from.size(), to);
        const std::string fault = said(text);
        return fault.substr(0, fault.find('\n'));
    };
    EXPECT_EQ(statement_fault("[{occurrences: 48, period: 1, period_type: months, percentage: 1/1}]", "[]"),
              "grant.yaml:3:23: error[E201]: 'statements' is empty (a schedule has at least one)");
    EXPECT_EQ(statement_fault("occurrences: 48", "occurrences: 1.5"),
              "grant.yaml:3:38: error[E216]: '1.5' must be a whole number");
    EXPECT_EQ(
        statement_fault("period_type: months", "period_type: weeks"),
        "grant.yaml:3:66: error[E305]: 'weeks' is no value of 'period_type' (must be days, months or years)");
    EXPECT_EQ(statement_fault("percentage: 1/1", "percentage: 1/0"),
              "grant.yaml:3:86: error[E202]: '1/0' has no value (its denominator must be an integer >= 1)");
    EXPECT_EQ(statement_fault("occurrences: 48", "occurrences: 48, cliff: {occurrence: 49, percentage: 1/4}"),
              "grant.yaml:3:49: error[E411]: the cliff at occurrence 49 is longer than the schedule (at most "
              "48 occurrences)");
    EXPECT_EQ(statement_fault("percentage: 1/1", "percentage: 99%"),
              "grant.yaml:3:23: error[E201]: 'statements' sums to 99 % (must be 100 %)");
}

TEST(VestingReader, WhatOnlyTheWholeScheduleShows) {
    EXPECT_EQ(
        said(grant("{over: 24mo, events: {ipo: 2026-01-01}}")),
        "grant.yaml:3:10: error[E414]: 'events[0].name' 'ipo' is not an event that the schedule waits for\n"
        "    3 | vesting: {over: 24mo, events: {ipo: 2026-01-01}}\n"
        "      |          ^\n");
    EXPECT_EQ(said(grant("{over: 24mo, cliff: 36mo}")),
              "grant.yaml:3:30: error[E411]: the cliff of 36 months is longer than the schedule (at most 24 "
              "months)\n"
              "    3 | vesting: {over: 24mo, cliff: 36mo}\n"
              "      |                              ^~~~\n");
    EXPECT_EQ(said(grant("40/30/20/9")),
              "grant.yaml:3:10: error[E201]: 'vesting' sums to 99 % (must be 100 %)\n"
              "    3 | vesting: 40/30/20/9\n"
              "      |          ^~~~~~~~~~\n"
              "  a four-year front-loaded schedule is written 40/30/20/10\n");
}

}  // namespace
}  // namespace offersim
