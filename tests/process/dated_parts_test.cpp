#include "process/dated_parts.hpp"

#include <gtest/gtest.h>

#include <random>

namespace offersim {
namespace {

Date date(const char* text) { return *parse_date(text); }

std::string shown(const std::vector<VestingStatement>& statements) {
    std::string result;
    for (const VestingStatement& each : statements)
        result += std::to_string(each.occurrences) + " x " + std::to_string(each.period) +
                  (each.period_type == PeriodType::days ? " days " : " months ") +
                  format_rational(each.percentage) + "\n";
    return result;
}

TEST(DatedParts, AFreshScheduleComesBackAsItWas) {
    const Date start = date("2026-03-02");
    EXPECT_EQ(shown(*statements_of(dated_parts(even_schedule(48, 1, 12), start), start)),
              "1 x 12 months 1/4\n36 x 1 months 3/4\n");
    EXPECT_EQ(shown(*statements_of(
                  dated_parts(yearly_schedule({{2, 5}, {3, 10}, {1, 5}, {1, 10}}, 4, 0), start), start)),
              "4 x 3 months 2/5\n4 x 3 months 3/10\n4 x 3 months 1/5\n4 x 3 months 1/10\n");
    EXPECT_EQ(shown(*statements_of(dated_parts(single_tranche(0), start), start)), "1 x 0 months 1\n");
}

TEST(DatedParts, AScheduleUnderWayStartsWithWhatHasVested) {
    const auto parts = dated_parts(even_schedule(48, 1, 12), date("2025-01-15"));
    EXPECT_EQ(shown(*statements_of(parts, date("2026-03-02"))),
              "1 x 0 months 13/48\n1 x 13 days 1/48\n34 x 1 months 17/24\n");
}

TEST(DatedParts, MonthEndsThatMonthsCannotReachAreGivenInDays) {
    const auto parts = dated_parts(even_schedule(4, 1, 0), date("2025-12-31"));
    EXPECT_EQ(shown(*statements_of(parts, date("2026-02-10"))),
              "1 x 0 months 1/4\n1 x 18 days 1/4\n1 x 31 days 1/4\n1 x 1 months 1/4\n");
}

TEST(DatedParts, PartsOfOneDayAreAdded) {
    const std::vector<DatedPart> parts{
        {date("2026-06-01"), {1, 4}}, {date("2026-05-01"), {1, 4}}, {date("2026-06-01"), {1, 2}}};
    EXPECT_EQ(shown(*statements_of(parts, date("2026-04-01"))), "1 x 1 months 1/4\n1 x 1 months 3/4\n");
    EXPECT_EQ(statements_of({}, date("2026-04-01"))->size(), 0u);
}

TEST(DatedParts, SumsThatDoNotFitAreRefused) {
    const std::int64_t large = 9'223'372'036'854'775'783;
    EXPECT_EQ(statements_of({{date("2026-01-01"), {1, large}}, {date("2026-01-01"), {1, large - 2}}},
                            date("2026-01-01")),
              std::nullopt);
}

TEST(DatedParts, StatementsVestTheSamePartsOnTheSameDays) {
    std::mt19937 random(7);
    const auto up_to = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    for (int i = 0; i < 3000; ++i) {
        VestingSchedule schedule;
        schedule.statements = {{1 + up_to(20), up_to(3), PeriodType::months, {1, 3}, {}, {}},
                               {1 + up_to(5), up_to(45), PeriodType::days, {1, 2}, {}, {}},
                               {1 + up_to(20), up_to(3), PeriodType::months, {1, 6}, {}, {}}};
        schedule.cliff_months = up_to(schedule.statements[0].occurrences * schedule.statements[0].period);
        const Date start = add_days(date("2024-01-01"), up_to(400));
        const Date from = add_days(start, up_to(500));
        VestingSchedule again;
        again.statements = *statements_of(dated_parts(schedule, start), from);
        std::vector<DatedPart> expected;
        for (const DatedPart& each : dated_parts(schedule, start)) {
            const Date day = std::max(each.date, from);
            if (!expected.empty() && expected.back().date == day)
                expected.back().part = *sum(expected.back().part, each.part);
            else
                expected.push_back({day, each.part});
        }
        ASSERT_EQ(dated_parts(again, from), expected) << i;
    }
}

}  // namespace
}  // namespace offersim
