#include <gtest/gtest.h>

#include "process/vesting.hpp"

namespace offersim {
namespace {

VestingStatement standard() { return {48, 1, PeriodType::months, {1, 1}, Cliff{12, {1, 4}}, {}}; }

std::string faults(VestingSchedule schedule, const std::vector<VestingEvent>& events = {}) {
    schedule.events = events;
    std::string result;
    for (const VestingFault& fault : validate(schedule)) result += fault.path + ": " + fault.message + "\n";
    return result;
}

std::string faults(const std::vector<VestingStatement>& statements) {
    VestingSchedule schedule;
    schedule.statements = statements;
    return faults(schedule);
}

template <typename Change>
std::string faults_after(Change change) {
    VestingStatement statement = standard();
    change(statement);
    return faults(std::vector{statement});
}

// Paths and messages of OCF-Tools at df7364a, vesting_compiler/__tests__/validate.test.ts, where it has the
// case; what a VestingSchedule cannot hold (a word for a period type, half an occurrence) is the scenario
// reader's to refuse.
TEST(VestingValidation, PublishedCases) {
    EXPECT_EQ(faults(std::vector{standard()}), "");
    EXPECT_EQ(faults(std::vector<VestingStatement>{}), "statements: must be a non-empty array\n");
    EXPECT_EQ(faults_after([](auto& s) { s.cliff.reset(), s.occurrences = 0; }),
              "statements[0].occurrences: must be an integer >= 1\n");
    EXPECT_EQ(faults_after([](auto& s) { s.period = -1; }),
              "statements[0].period: must be an integer >= 0\n");
    EXPECT_EQ(faults_after([](auto& s) {
                  s.percentage = {1, 0};
              }),
              "statements[0].percentage.denominator: must be an integer >= 1\n");
    EXPECT_EQ(faults_after([](auto& s) {
                  s.percentage = {1, -2};
              }),
              "statements[0].percentage.denominator: must be an integer >= 1\n");
    EXPECT_EQ(faults_after([](auto& s) { s.occurrences = 12, s.cliff->occurrence = 13; }),
              "statements[0].cliff.occurrence: must be <= statement.occurrences (got 13, occurrences=12)\n");
    EXPECT_EQ(faults_after([](auto& s) { s.cliff->occurrence = 0; }),
              "statements[0].cliff.occurrence: must be an integer >= 1\n");
    EXPECT_EQ(faults_after([](auto& s) {
                  s.cliff->percentage = {1, 0};
              }),
              "statements[0].cliff.percentage.denominator: must be an integer >= 1\n");
}

TEST(VestingValidation, FractionsOfTheWhole) {
    EXPECT_EQ(faults_after([](auto& s) {
                  s.percentage = {-1, 2};
              }),
              "statements[0].percentage: must be between 0 and 1 (got -1/2)\n");
    EXPECT_EQ(faults_after([](auto& s) {
                  s.cliff->percentage = {5, 4};
              }),
              "statements[0].cliff.percentage: must be between 0 and 1 (got 5/4)\n");
    EXPECT_EQ(faults_after([](auto& s) {
                  s.percentage = {99, 100};
              }),
              "statements: percentages sum to 99/100 (must be 1)\n");
    EXPECT_EQ(faults({standard(), standard()}), "statements: percentages sum to 2 (must be 1)\n");
    EXPECT_EQ(faults_after([](auto& s) { s.cliff->occurrence = 48; }),
              "statements[0].cliff.percentage: must be 1 where the cliff is the last occurrence (got 1/4)\n");
}

TEST(VestingValidation, LengthsAndCliffs) {
    EXPECT_EQ(faults(even_schedule(24, 1, 36)),
              "cliff: must be at most the schedule's length (got 36 months, the schedule has 24)\n");
    EXPECT_EQ(faults(even_schedule(24, 1, 24)), "");
    EXPECT_EQ(faults(even_schedule(24, 1, -1)), "cliff: must be an integer >= 0\n");
    EXPECT_EQ(faults(even_schedule(1200, 1, 0)), "");
    EXPECT_EQ(faults(even_schedule(1201, 1, 0)), "statements: last longer than 100 years\n");
    EXPECT_EQ(faults_after([](auto& s) { s.period = 0, s.occurrences = 100'001; }),
              "statements: have 100001 occurrences (at most 100000)\n");
    VestingSchedule schedule = even_schedule(24, 1, 0);
    schedule.day = {VestingDay::Kind::fixed_day_or_last, 32};
    EXPECT_EQ(faults(schedule), "day: must be a day of the month, 1 to 31\n");
}

TEST(VestingValidation, ArithmeticThatWouldNotFit) {
    const Rational fine{999'999'999'989, 1'999'999'999'978'000};
    const Rational rest = *difference({1, 1}, fine);
    EXPECT_EQ(faults({{1, 1, PeriodType::months, fine, {}, {}}, {7, 1, PeriodType::months, rest, {}, {}}}),
              "statements: need a common denominator over 1000000000000000 (write simpler fractions)\n");
}

TEST(VestingValidation, Events) {
    VestingSchedule schedule = even_schedule(24, 1, 0);
    schedule.statements[0].event = "launch";
    const Date day = *parse_date("2026-01-01");
    EXPECT_EQ(faults(schedule, {{"launch", day}}), "");
    EXPECT_EQ(faults(schedule, {{"lunch", day}}),
              "events[0].name: 'lunch' is not an event that the schedule waits for\n");
    EXPECT_EQ(faults(schedule, {{"", day}}), "events[0].name: must be a non-empty string\n");
    EXPECT_EQ(faults(schedule, {{"launch", day}, {"launch", day}}),
              "events[1].name: 'launch' is given twice\n");
    EXPECT_EQ(faults(schedule, {{"launch", day, {3, 2}}}),
              "events[0].realized: must be between 0 and 1 (got 3/2)\n");
    schedule.cliff_event = "ipo";
    EXPECT_EQ(faults(schedule, {{"ipo", day}}), "");
}

TEST(VestingValidation, EveryFaultIsFound) {
    EXPECT_EQ(faults_after([](auto& s) {
                  s = {0, -1, PeriodType::days, {1, 0}, Cliff{0, {1, 0}}, {}};
              }),
              "statements[0].occurrences: must be an integer >= 1\n"
              "statements[0].period: must be an integer >= 0\n"
              "statements[0].percentage.denominator: must be an integer >= 1\n"
              "statements[0].cliff.occurrence: must be an integer >= 1\n"
              "statements[0].cliff.percentage.denominator: must be an integer >= 1\n");
}

TEST(VestingValidation, FaultyScheduleIsNeverLaidOut) {
    EXPECT_THROW(tranches({}, 10, *parse_date("2026-01-01")), std::invalid_argument);
    EXPECT_THROW(vested_by_month({}, 10, *parse_date("2026-01-01")), std::invalid_argument);
}

}  // namespace
}  // namespace offersim
