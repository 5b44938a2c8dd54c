#include "process/vesting.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace offersim {
namespace {

Date date(const char* text) { return *parse_date(text); }

VestingSchedule one_statement(int occurrences, std::optional<Cliff> cliff = {},
                              PeriodType type = PeriodType::months, int period = 1) {
    VestingSchedule schedule;
    schedule.statements = {{occurrences, period, type, {1, 1}, cliff, {}}};
    return schedule;
}

VestingSchedule yearly_statements(const std::vector<Rational>& parts) {
    VestingSchedule schedule;
    for (const Rational& part : parts)
        schedule.statements.push_back({1, 12, PeriodType::months, part, {}, {}});
    return schedule;
}

std::vector<double> amounts(const std::vector<Tranche>& table) {
    std::vector<double> result;
    for (const Tranche& tranche : table) result.push_back(tranche.shares);
    return result;
}

std::vector<std::string> dates(const std::vector<Tranche>& table) {
    std::vector<std::string> result;
    for (const Tranche& tranche : table) result.push_back(format_date(tranche.date));
    return result;
}

std::string rows(const std::vector<Tranche>& table) {
    std::string result;
    for (const Tranche& tranche : table)
        result += format_date(tranche.date) + " " + std::to_string(std::llround(tranche.shares)) + "\n";
    return result;
}

// The cases v01 to v10 are those of the Open Cap Table Coalition's vesting compiler (OCF-Tools at df7364a,
// vesting_compiler/__tests__/compile.test.ts).
TEST(VestingTranches, StandardFourYearsMonthlyAfterAQuarterAtMonth12) {
    const auto table = tranches(one_statement(48, Cliff{12, {1, 4}}), 100'000, date("2025-01-01"));
    ASSERT_EQ(table.size(), 37u);
    EXPECT_EQ(format_date(table.front().date), "2026-01-01");
    EXPECT_EQ(table.front().shares, 25'000);
    EXPECT_EQ(format_date(table.back().date), "2029-01-01");
    EXPECT_EQ(table.back().cumulative, 100'000);
}

TEST(VestingTranches, AwkwardShareCountsAddUp) {
    EXPECT_EQ(tranches(one_statement(48, Cliff{12, {1, 4}}), 100, date("2025-01-01")).back().cumulative, 100);
    EXPECT_EQ(rows(tranches(one_statement(48, Cliff{12, {1, 4}}), 1, date("2025-01-01"))), "2029-01-01 1\n");
}

TEST(VestingTranches, CliffNeedNotBeProportional) {
    const auto table = tranches(one_statement(48, Cliff{12, {3, 10}}), 100'000, date("2025-01-01"));
    ASSERT_EQ(table.size(), 37u);
    EXPECT_EQ(format_date(table.front().date), "2026-01-01");
    EXPECT_EQ(table.front().shares, 30'000);
    EXPECT_EQ(table.back().cumulative, 100'000);
}

TEST(VestingTranches, StatementsStepFromTheEndOfTheOneBefore) {
    const auto bespoke = yearly_statements({{1, 20}, {3, 20}, {2, 5}, {2, 5}});
    EXPECT_EQ(rows(tranches(bespoke, 100'000, date("2025-01-01"))),
              "2026-01-01 5000\n2027-01-01 15000\n2028-01-01 40000\n2029-01-01 40000\n");
    EXPECT_EQ(rows(tranches(yearly_statements({{0, 1}, {1, 1}}), 100, date("2025-01-01"))),
              "2027-01-01 100\n");
}

TEST(VestingTranches, PlainMonthsHaveNoCliff) {
    const auto table = tranches(one_statement(48), 100'000, date("2025-01-01"));
    ASSERT_EQ(table.size(), 48u);
    EXPECT_EQ(format_date(table.front().date), "2025-02-01");
    EXPECT_EQ(format_date(table.back().date), "2029-01-01");
    EXPECT_EQ(table.back().cumulative, 100'000);
}

TEST(VestingTranches, CliffAtTheLastOccurrencePaysEverything) {
    EXPECT_EQ(rows(tranches(one_statement(12, Cliff{12, {1, 1}}), 100'000, date("2025-01-01"))),
              "2026-01-01 100000\n");
}

TEST(VestingTranches, DaysAndMonthEndsStepFromTheAnchor) {
    EXPECT_EQ(rows(tranches(one_statement(4, {}, PeriodType::days, 7), 400, date("2025-01-01"))),
              "2025-01-08 100\n2025-01-15 100\n2025-01-22 100\n2025-01-29 100\n");
    EXPECT_EQ(dates(tranches(one_statement(6), 600, date("2025-01-31"))),
              (std::vector<std::string>{"2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30",
                                        "2025-07-31"}));
}

TEST(VestingTranches, AShortMonthBetweenStatementsDoesNotMoveLaterDays) {
    VestingSchedule schedule;
    schedule.statements = {{1, 1, PeriodType::months, {1, 2}, {}, {}},
                           {1, 1, PeriodType::months, {1, 2}, {}, {}}};
    EXPECT_EQ(rows(tranches(schedule, 10, date("2025-01-31"))), "2025-02-28 5\n2025-03-31 5\n");
    schedule.statements = {{1, 1, PeriodType::months, {1, 2}, {}, {}},
                           {1, 10, PeriodType::days, {1, 4}, {}, {}},
                           {1, 1, PeriodType::years, {1, 4}, {}, {}}};
    EXPECT_EQ(rows(tranches(schedule, 8, date("2025-01-31"))), "2025-02-28 4\n2025-03-10 2\n2026-03-10 2\n");
}

// Dates of OCF-Tools at df7364a, vesting_compiler/__tests__/dates.test.ts.
TEST(VestingTranches, MonthsAddAsPublished) {
    const auto after = [](const char* start, int months) {
        return format_date(tranches(single_tranche(months), 1, date(start)).front().date);
    };
    EXPECT_EQ(after("2025-01-01", 12), "2026-01-01");
    EXPECT_EQ(after("2025-01-31", 1), "2025-02-28");
    EXPECT_EQ(after("2024-01-31", 1), "2024-02-29");
    EXPECT_EQ(after("2025-01-31", 2), "2025-03-31");
    EXPECT_EQ(after("2025-01-31", 3), "2025-04-30");
    EXPECT_EQ(after("2025-11-15", 3), "2026-02-15");
}

// OCF-Tools at 185e1ad, vesting_schedule_generator_v1/tests/vesting-mode-service.test.ts; the last two from
// the format's enum AllocationType.
TEST(VestingTranches, EighteenSharesInFourTranches) {
    const auto with = [](Rounding rounding) {
        VestingSchedule schedule = one_statement(4);
        schedule.rounding = rounding;
        return amounts(tranches(schedule, 18, date("2025-01-01")));
    };
    using Amounts = std::vector<double>;
    EXPECT_EQ(with(Rounding::cumulative_rounding), (Amounts{5, 4, 5, 4}));
    EXPECT_EQ(with(Rounding::cumulative_round_down), (Amounts{4, 5, 4, 5}));
    EXPECT_EQ(with(Rounding::front_loaded), (Amounts{5, 5, 4, 4}));
    EXPECT_EQ(with(Rounding::back_loaded), (Amounts{4, 4, 5, 5}));
    EXPECT_EQ(with(Rounding::front_loaded_to_single_tranche), (Amounts{6, 4, 4, 4}));
    EXPECT_EQ(with(Rounding::back_loaded_to_single_tranche), (Amounts{4, 4, 4, 6}));
    EXPECT_EQ(with(Rounding::fractional), (Amounts{4.5, 4.5, 4.5, 4.5}));
}

TEST(VestingTranches, IsExactWhereDoublesAreNot) {
    // In doubles floor(7 / 10 * 90) is 62.
    EXPECT_EQ(tranches(one_statement(10), 90, date("2025-01-01"))[6].cumulative, 63);
    // Past 2^53 / 48 the product of shares and occurrence is no longer a double.
    const std::int64_t shares = 9'007'199'254'740'991;
    const auto table = tranches(one_statement(48), shares, date("2025-01-01"));
    EXPECT_EQ(table[6].cumulative, static_cast<double>(shares / 48 * 7 + shares % 48 * 7 / 48));
    EXPECT_EQ(table.back().cumulative, static_cast<double>(shares));
}

TEST(VestingTranches, HoldingBackMovesDaysNotAmounts) {
    VestingSchedule schedule = even_schedule(48, 1, 12);
    schedule.rounding = Rounding::front_loaded;
    // 100 = 48 * 2 + 4: three shares in each of the first four months, two in the others; twelve months have
    // accrued.
    const auto table = tranches(schedule, 100, date("2025-01-15"));
    ASSERT_EQ(table.size(), 37u);
    EXPECT_EQ(format_date(table[0].date), "2026-01-15");
    EXPECT_EQ(table[0].shares, 28);
    EXPECT_EQ(table[1].shares, 2);
}

TEST(VestingTranches, ACliffOffTheStepsReleasesWhatHadAccrued) {
    EXPECT_EQ(rows(tranches(even_schedule(12, 3, 10), 100, date("2025-01-01"))),
              "2025-11-01 75\n2026-01-01 25\n");
}

TEST(VestingTranches, ALaterGrantReleasesWhatHadAccrued) {
    const auto table = tranches(even_schedule(4, 1, 0), 40, date("2025-01-01"), date("2025-03-15"));
    EXPECT_EQ(rows(table), "2025-03-15 20\n2025-04-01 10\n2025-05-01 10\n");
    EXPECT_EQ(rows(tranches(even_schedule(4, 1, 0), 40, date("2025-01-01"), date("2025-04-01"))),
              "2025-04-01 30\n2025-05-01 10\n");
    EXPECT_EQ(rows(tranches(even_schedule(4, 1, 0), 40, date("2025-01-01"), date("2026-01-01"))),
              "2026-01-01 40\n");
}

TEST(VestingTranches, DayOfMonthRules) {
    VestingSchedule schedule = even_schedule(3, 1, 0);
    schedule.day = {VestingDay::Kind::fixed_day_or_last, 10};
    EXPECT_EQ(dates(tranches(schedule, 3, date("2025-01-31"))),
              (std::vector<std::string>{"2025-02-10", "2025-03-10", "2025-04-10"}));
    schedule.day = {VestingDay::Kind::fixed_day_or_last, 30};
    EXPECT_EQ(dates(tranches(schedule, 3, date("2025-01-15"))),
              (std::vector<std::string>{"2025-02-28", "2025-03-30", "2025-04-30"}));
    schedule.day = {VestingDay::Kind::last, 0};
    EXPECT_EQ(dates(tranches(schedule, 3, date("2024-01-15"))),
              (std::vector<std::string>{"2024-02-29", "2024-03-31", "2024-04-30"}));
}

TEST(VestingTranches, MilestonesVestFromTheirDayAndWithoutTheOthers) {
    VestingSchedule schedule;
    schedule.statements = {{2, 12, PeriodType::months, {1, 2}, {}, {}},
                           {1, 0, PeriodType::months, {1, 4}, {}, "launch"},
                           {1, 6, PeriodType::months, {1, 4}, {}, "profit"}};
    const auto at = [&](const std::vector<VestingEvent>& events) {
        schedule.events = events;
        return rows(tranches(schedule, 1000, date("2025-01-01")));
    };
    EXPECT_EQ(at({}), "2026-01-01 250\n2027-01-01 250\n");
    EXPECT_EQ(at({{"launch", date("2026-07-01")}, {"profit", date("2027-01-01"), {1, 2}}}),
              "2026-01-01 250\n2026-07-01 250\n2027-01-01 250\n2027-07-01 125\n");
}

TEST(VestingTranches, ALaterMilestoneNeverChangesWhatHasVested) {
    VestingSchedule schedule;
    schedule.statements = {{4, 1, PeriodType::months, {1, 2}, {}, {}},
                           {3, 1, PeriodType::months, {1, 2}, {}, "ipo"}};
    for (const Rounding rounding : {Rounding::front_loaded, Rounding::back_loaded_to_single_tranche,
                                    Rounding::cumulative_rounding, Rounding::fractional}) {
        schedule.rounding = rounding;
        schedule.events.clear();
        const auto without = tranches(schedule, 37, date("2025-01-01"));
        schedule.events = {{"ipo", date("2026-01-01")}};
        const auto with = tranches(schedule, 37, date("2025-01-01"));
        ASSERT_EQ(without.size(), 4u);
        for (std::size_t i = 0; i < without.size(); ++i) EXPECT_EQ(without[i].shares, with[i].shares);
        EXPECT_EQ(with.back().cumulative, 37);
    }
}

TEST(VestingTranches, ACliffMayWaitForAnEvent) {
    VestingSchedule schedule = even_schedule(4, 1, 0);
    schedule.cliff_event = "ipo";
    EXPECT_TRUE(tranches(schedule, 40, date("2025-01-01")).empty());
    schedule.events = {{"ipo", date("2025-04-10")}};
    EXPECT_EQ(rows(tranches(schedule, 40, date("2025-01-01"))), "2025-04-10 30\n2025-05-01 10\n");
}

TEST(VestingEvents, AwaitedOnesAreNamedOnce) {
    VestingSchedule schedule;
    schedule.statements = {{1, 0, PeriodType::months, {1, 4}, {}, "launch"},
                           {1, 0, PeriodType::months, {1, 4}, {}, "profit"},
                           {1, 0, PeriodType::months, {1, 2}, {}, "launch"}};
    schedule.cliff_event = "ipo";
    EXPECT_EQ(awaited_events(schedule), (std::vector<std::string>{"launch", "profit", "ipo"}));
    schedule.events = {{"profit", date("2026-01-01")}};
    EXPECT_EQ(awaited_events(schedule), (std::vector<std::string>{"launch", "ipo"}));
}

TEST(VestedByMonth, CountsExactFractions) {
    const auto standard = vested_by_month(even_schedule(48, 1, 12), 60, date("2026-03-02"));
    ASSERT_EQ(standard.size(), 61u);
    EXPECT_EQ(standard[11], 0);
    for (int month = 12; month <= 48; ++month)
        EXPECT_EQ(standard[static_cast<std::size_t>(month)], month / 48.0) << month;
    EXPECT_EQ(standard[60], 1);
    const auto front =
        vested_by_month(yearly_schedule({{2, 5}, {3, 10}, {1, 5}, {1, 10}}, 12, 0), 48, date("2026-03-02"));
    EXPECT_EQ(front[12], 0.4);
    EXPECT_EQ(front[18], 0.55);
    EXPECT_EQ(front[36], 0.9);
    EXPECT_EQ(front[48], 1);
}

TEST(VestedByMonth, EventsCountFromTheirMonth) {
    VestingSchedule schedule = even_schedule(4, 1, 0);
    schedule.statements[0].percentage = {1, 2};
    schedule.statements.push_back({1, 0, PeriodType::months, {1, 2}, {}, "launch"});
    EXPECT_EQ(vested_by_month(schedule, 4, date("2025-01-01")),
              (std::vector<double>{0, 0.125, 0.25, 0.375, 0.5}));
    schedule.events = {{"launch", date("2025-02-20"), {1, 2}}};
    EXPECT_EQ(vested_by_month(schedule, 4, date("2025-01-01")),
              (std::vector<double>{0, 0.125, 0.5, 0.625, 0.75}));
    schedule.cliff_event = "ipo";
    EXPECT_EQ(vested_by_month(schedule, 1, date("2025-01-01")), (std::vector<double>{0, 0}));
    schedule.events.push_back({"ipo", date("2025-04-01")});
    EXPECT_EQ(vested_by_month(schedule, 4, date("2025-01-01")), (std::vector<double>{0, 0, 0, 0.625, 0.75}));
}

TEST(VestedByMonth, ShortHorizonsAndImmediateVesting) {
    EXPECT_EQ(vested_by_month(single_tranche(0), 2, date("2026-03-02")), (std::vector<double>{1, 1, 1}));
    EXPECT_EQ(vested_by_month(single_tranche(6), 3, date("2026-03-02")), (std::vector<double>{0, 0, 0, 0}));
    EXPECT_EQ(vested_by_month(even_schedule(10, 4, 0), 10, date("2026-03-02")),
              (std::vector<double>{0, 0, 0, 0, 0.4, 0.4, 0.4, 0.4, 0.8, 0.8, 1}));
    EXPECT_EQ(vested_by_month(one_statement(4, {}, PeriodType::days, 31), 4, date("2025-01-31")),
              (std::vector<double>{0, 0, 0.25, 0.5, 0.75}));  // 3 March, 3 April, 4 May, 4 June
}

}  // namespace
}  // namespace offersim
