#pragma once
/// Vesting as flat, ordered statements in exact arithmetic, close to the Open Cap Format (1.2), so that a table of
/// dated whole-share tranches and the fractions by month that the engine uses come from one place.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace offersim {

/// An exact fraction, in lowest terms, denominator positive.
struct Rational {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    bool operator==(const Rational&) const = default;
};

enum class PeriodType { days, months, years };

/// A cliff holds back every tranche before `occurrence` and then releases `percentage` of the grant at it;
/// the rest vests evenly over the occurrences that follow.
struct Cliff {
    int occurrence = 0;
    Rational percentage;
};

struct VestingStatement {
    int occurrences = 1;
    int period = 1;
    PeriodType period_type = PeriodType::months;
    Rational percentage{1, 1};  ///< of the whole grant
    std::optional<Cliff> cliff;
};

enum class Rounding {
    cumulative_round_down,
    cumulative_rounding,
    front_loaded,
    back_loaded,
    front_loaded_to_single_tranche,
    back_loaded_to_single_tranche,
    fractional,
};

/// The day of the month on which tranches vest: the start's day or the month's last, a fixed day, or always the last.
struct VestingDay {
    enum class Kind { start_day_or_last, fixed_day_or_last, last } kind = Kind::start_day_or_last;
    int day = 0;  ///< 1..31, for fixed_day_or_last
};

struct VestingSchedule {
    std::vector<VestingStatement> statements;
    Rounding rounding = Rounding::cumulative_round_down;
    VestingDay day;
    /// Nothing vests before this many months after the start; what accrued until then vests at that month
    /// (the `cliff` of the short forms `{over: ...}` and `{yearly: ...}`).
    int cliff_months = 0;
    std::string text;  ///< as written, for reports: "front-loaded-40-30-20-10"
};

struct Tranche {
    Date date;
    double shares;      ///< whole, except where rounding is fractional
    double cumulative;
};

/// The dated tranches of `shares` under `schedule` from `start`. What had accrued before `granted` vests on that day.
/// Tranches of zero shares are not listed. Exact: integers or rationals, never the floor of a double.
std::vector<Tranche> tranches(const VestingSchedule& schedule, std::int64_t shares, Date start,
                              std::optional<Date> granted = {});

/// The fraction of a grant vested at each month 0..last_month after the vesting start, cumulative, without rounding to
/// whole shares. Days count as months by calendar from `start`. The last value of a full schedule is exactly 1.
std::vector<double> vested_by_month(const VestingSchedule& schedule, int last_month, Date start);

/// `years` fractions (summing to 1) vesting `per_year` times a year: 40/30/20/10 monthly is {4/10,3/10,2/10,1/10}, 12.
VestingSchedule yearly_schedule(const std::vector<Rational>& years, int tranches_per_year, int cliff_months);
/// Evenly over `months`, one tranche each `every` months.
VestingSchedule even_schedule(int months, int every, int cliff_months);
/// Everything after `months` (0: at once).
VestingSchedule single_tranche(int months);

}  // namespace offersim
