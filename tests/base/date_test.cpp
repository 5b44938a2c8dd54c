#include "base/date.hpp"

#include <gtest/gtest.h>

namespace offersim {
namespace {

Date date(const char* text) { return parse_date(text).value(); }

TEST(Date, ReadsIsoDatesThatExist) {
    EXPECT_EQ(format_date(date("2026-03-02")), "2026-03-02");
    EXPECT_EQ(format_date(date("2024-02-29")), "2024-02-29");
    EXPECT_EQ(format_date(date("0001-01-01")), "0001-01-01");
    EXPECT_EQ(format_date(date("9999-12-31")), "9999-12-31");
}

TEST(Date, RefusesEverythingElse) {
    for (const char* text : {"", "2025-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00",
                             "2026-01-32", "2026/01/01", "20260101", "2026-1-1", " 2026-01-01", "2026-01-01 ",
                             "2026-01-0a", "-026-01-01", "2026-01-01T00:00", "2026-+1-01", "26-01-01"}) {
        EXPECT_FALSE(parse_date(text)) << text;
    }
}

TEST(Date, ReadsAMonthAsItsFirstDay) {
    EXPECT_EQ(format_date(parse_month("2027-03").value()), "2027-03-01");
    for (const char* text : {"", "2027-13", "2027-00", "2027-3", "2027-03-01", "2027/03", "202703"}) {
        EXPECT_FALSE(parse_month(text)) << text;
    }
}

TEST(Date, MonthEndsClampAndComeBackFromTheAnchor) {
    EXPECT_EQ(format_date(add_months(date("2026-01-30"), 1)), "2026-02-28");
    EXPECT_EQ(format_date(add_months(date("2026-01-30"), 2)), "2026-03-30");
    EXPECT_EQ(format_date(add_months(date("2024-01-31"), 1)), "2024-02-29");
    EXPECT_EQ(format_date(add_months(date("2026-12-31"), 2)), "2027-02-28");
    EXPECT_EQ(format_date(add_months(date("2026-03-31"), -1)), "2026-02-28");
    EXPECT_EQ(format_date(add_days(date("2026-02-28"), 1)), "2026-03-01");
    EXPECT_EQ(format_date(add_days(date("2024-03-01"), -1)), "2024-02-29");
}

TEST(Date, TheMonthStepOfADateIsTheLeastThatReachesIt) {
    EXPECT_EQ(months_until(date("2026-03-02"), date("2026-03-02")), 0);
    EXPECT_EQ(months_until(date("2026-03-02"), date("2026-03-03")), 1);
    EXPECT_EQ(months_until(date("2026-03-02"), date("2027-03-02")), 12);
    EXPECT_EQ(months_until(date("2026-01-31"), date("2026-02-28")), 1);
    EXPECT_EQ(months_until(date("2026-01-31"), date("2026-03-01")), 2);
    EXPECT_EQ(months_until(date("2026-03-02"), date("2026-02-02")), -1);
    // The definition itself, over every day of three years that hold a leap day.
    for (const char* anchor : {"2023-01-31", "2023-02-28", "2023-06-15"}) {
        const Date start = date(anchor);
        for (int day = -40; day < 1100; ++day) {
            const Date then = add_days(start, day);
            const int m = months_until(start, then);
            EXPECT_GE(add_months(start, m), then) << format_date(then);
            EXPECT_LT(add_months(start, m - 1), then) << format_date(then);
        }
    }
}

}  // namespace
}  // namespace offersim
