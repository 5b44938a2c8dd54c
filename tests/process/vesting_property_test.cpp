// What holds of every schedule, over thousands of random ones.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "process/vesting.hpp"

namespace offersim {
namespace {

constexpr int schedules = 4000;

/// One random, sound schedule a call: statements of months or days, cliffs, every rounding and day of the
/// month.
class RandomSchedules {
public:
    int up_to(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

    VestingSchedule next(bool with_days) {
        VestingSchedule schedule;
        const int statements = 1 + up_to(3);
        int left = 100, length = 0;
        for (int i = 0; i < statements; ++i) {
            const int percent = i + 1 == statements ? left : up_to(left);
            left -= percent;
            schedule.statements.push_back(statement(*make_rational(percent, 100), with_days));
            if (schedule.statements.back().period_type == PeriodType::months)
                length += schedule.statements.back().occurrences * schedule.statements.back().period;
        }
        schedule.rounding = static_cast<Rounding>(up_to(6));
        if (with_days && up_to(2) == 0) schedule.day = {VestingDay::Kind::fixed_day_or_last, 1 + up_to(30)};
        if (up_to(1) == 0) schedule.cliff_months = up_to(length);
        return schedule;
    }

    Date day(int most_day) {
        const std::chrono::year_month_day_last month{
            std::chrono::year{2020 + up_to(10)} / std::chrono::month(static_cast<unsigned>(1 + up_to(11))) /
            std::chrono::last};
        const std::chrono::day day{static_cast<unsigned>(1 + up_to(most_day - 1))};
        return month.year() / month.month() / std::min(day, month.day());
    }

    std::int64_t shares() {
        return up_to(1) == 0 ? up_to(200) : 1'000'000LL * up_to(1'000'000) + up_to(1000);
    }

private:
    VestingStatement statement(Rational percentage, bool with_days) {
        VestingStatement result{1 + up_to(23), up_to(4), PeriodType::months, percentage, {}, {}};
        if (with_days && up_to(3) == 0) {
            result.period_type = PeriodType::days;
            result.period = up_to(40);
        }
        if (up_to(1) == 0) {
            const int occurrence = 1 + up_to(result.occurrences - 1);
            const Rational part =
                occurrence == result.occurrences ? Rational{1, 1} : *make_rational(up_to(60), 60);
            result.cliff = Cliff{occurrence, part};
        }
        return result;
    }

    std::mt19937 random_{20260302};
};

TEST(VestingProperties, TranchesSumToTheGrantAndNeverDecrease) {
    RandomSchedules random;
    for (int i = 0; i < schedules; ++i) {
        const VestingSchedule schedule = random.next(true);
        ASSERT_EQ(validate(schedule), std::vector<VestingFault>{});
        const std::int64_t shares = random.shares();
        const auto table = tranches(schedule, shares, random.day(31));
        double before = 0;
        for (std::size_t k = 0; k < table.size(); ++k) {
            ASSERT_GT(table[k].shares, 0);
            ASSERT_GT(table[k].cumulative, before);
            if (k > 0) {
                ASSERT_LT(table[k - 1].date, table[k].date);
            }
            if (schedule.rounding != Rounding::fractional) {
                ASSERT_EQ(table[k].shares, std::floor(table[k].shares));
                ASSERT_EQ(table[k].cumulative, before + table[k].shares);
            }
            before = table[k].cumulative;
        }
        ASSERT_EQ(before, static_cast<double>(shares)) << i;
    }
}

TEST(VestingProperties, NothingVestsBeforeTheCliffOrTheGrant) {
    RandomSchedules random;
    for (int i = 0; i < schedules; ++i) {
        VestingSchedule schedule = random.next(true);
        schedule.day = {};
        const Date start = random.day(31);
        const Date granted = add_days(start, random.up_to(900));
        const auto table = tranches(schedule, 1000, start, granted);
        const auto by_month = vested_by_month(schedule, 60, start);
        for (const Tranche& tranche : table) {
            ASSERT_GE(tranche.date, add_months(start, schedule.cliff_months));
            ASSERT_GE(tranche.date, granted);
        }
        for (int month = 0; month < std::min(schedule.cliff_months, 61); ++month)
            ASSERT_EQ(by_month[static_cast<std::size_t>(month)], 0);
        // The grant's day moves what had accrued, and nothing after it.
        const auto undisturbed = tranches(schedule, 1000, start);
        const auto later = [&](const std::vector<Tranche>& all) {
            std::vector<std::pair<Date, double>> result;
            for (const Tranche& tranche : all)
                if (tranche.date > granted) result.emplace_back(tranche.date, tranche.shares);
            return result;
        };
        ASSERT_EQ(later(table), later(undisturbed));
    }
}

TEST(VestingProperties, ShiftingTheStartShiftsTheDates) {
    RandomSchedules random;
    for (int i = 0; i < schedules; ++i) {
        const VestingSchedule schedule = random.next(false);
        const Date start = random.day(28);
        const int shift = random.up_to(50);
        const auto here = tranches(schedule, 1000, start);
        const auto there = tranches(schedule, 1000, add_months(start, shift));
        ASSERT_EQ(here.size(), there.size());
        for (std::size_t k = 0; k < here.size(); ++k) {
            ASSERT_EQ(there[k].date, add_months(here[k].date, shift));
            ASSERT_EQ(there[k].shares, here[k].shares);
        }
    }
}

TEST(VestingProperties, WholeSharesStayWithinOneOfTheExactShare) {
    RandomSchedules random;
    for (int i = 0; i < schedules; ++i) {
        VestingSchedule schedule = random.next(true);
        const Date start = random.day(31);
        const std::int64_t shares = 1 + random.up_to(100'000);
        const auto exact_on = [&, table = [&] {
            VestingSchedule fractional = schedule;
            fractional.rounding = Rounding::fractional;
            return tranches(fractional, shares, start);
        }()](Date date) {
            double cumulative = 0;
            for (const Tranche& tranche : table)
                if (tranche.date <= date) cumulative = tranche.cumulative;
            return cumulative;
        };
        for (const bool half_up : {false, true}) {
            schedule.rounding = half_up ? Rounding::cumulative_rounding : Rounding::cumulative_round_down;
            for (const Tranche& tranche : tranches(schedule, shares, start)) {
                const double exact = exact_on(tranche.date);
                ASSERT_LE(tranche.cumulative, exact + (half_up ? 0.5 : 0.0) + 1e-9);
                ASSERT_GE(tranche.cumulative, exact - (half_up ? 0.5 : 1.0) - 1e-9);
            }
        }
    }
}

TEST(VestingProperties, FrontLoadedIsNeverBehindBackLoaded) {
    RandomSchedules random;
    for (int i = 0; i < schedules; ++i) {
        VestingSchedule schedule = random.next(true);
        const Date start = random.day(31);
        const std::int64_t shares = random.up_to(500);
        const auto vested_on = [&](Rounding rounding, Date date) {
            schedule.rounding = rounding;
            double cumulative = 0;
            for (const Tranche& tranche : tranches(schedule, shares, start))
                if (tranche.date <= date) cumulative = tranche.cumulative;
            return cumulative;
        };
        const Date date = add_days(start, random.up_to(2000));
        const double to_first = vested_on(Rounding::front_loaded_to_single_tranche, date);
        const double front = vested_on(Rounding::front_loaded, date);
        const double back = vested_on(Rounding::back_loaded, date);
        const double to_last = vested_on(Rounding::back_loaded_to_single_tranche, date);
        ASSERT_GE(to_first, front);
        ASSERT_GE(front, back);
        ASSERT_GE(back, to_last);
    }
}

TEST(VestingProperties, MonthsAndDatesTellTheSame) {
    RandomSchedules random;
    for (int i = 0; i < schedules; ++i) {
        VestingSchedule schedule = random.next(true);
        schedule.rounding = Rounding::fractional;
        schedule.day = {};
        const Date start = random.day(31);
        const int last_month = 400;
        const auto by_month = vested_by_month(schedule, last_month, start);
        std::vector<double> by_date(by_month.size());
        for (const Tranche& tranche : tranches(schedule, 1, start))
            for (int month = months_until(start, tranche.date); month <= last_month; ++month)
                by_date[static_cast<std::size_t>(month)] = tranche.cumulative;
        ASSERT_EQ(by_month, by_date);
        ASSERT_EQ(by_month.back(),
                  1);  // four statements of at most 24 periods of 4 months or 40 days end before
    }
}

}  // namespace
}  // namespace offersim
