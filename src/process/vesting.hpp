#pragma once
/// Vesting as flat, ordered statements in exact arithmetic, close to the Open Cap Format (1.2), so that a
/// table of dated whole-share tranches and the fractions by month that the engine uses come from one place.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/rational.hpp"

namespace offersim {

enum class PeriodType { days, months, years };

/// A cliff holds back every tranche before `occurrence` and then releases `percentage` of the statement at
/// it; the rest vests evenly over the occurrences that follow. (Of the statement, as the Open Cap Format's
/// compiler has it: the cliff keeps its meaning whatever part of the grant the statement covers.)
struct Cliff {
    int occurrence = 0;
    Rational percentage;
};

/// `occurrences` tranches, one each `period`. Statements step one from the end of the other, in order; one
/// that waits for an event (a milestone) steps from the day of the event instead, and the others do not wait
/// for it.
struct VestingStatement {
    int occurrences = 1;
    int period = 1;
    PeriodType period_type = PeriodType::months;
    Rational percentage{1, 1};  ///< of the whole grant
    std::optional<Cliff> cliff;
    std::string event;  ///< the milestone it waits for; empty: none, it steps from the vesting start
};

/// How whole shares are made where a tranche's exact share is not whole. The cumulative kinds follow the
/// running total over all statements in the order of their days. The loaded kinds share out over all
/// statements that step from the start together, and over those of each event by themselves, so that a
/// milestone met later never changes what has vested. Whichever kind, shares are given to the tranches first,
/// and a holding back (cliff_months, cliff_event, a later grant) then moves days, never amounts.
enum class Rounding {
    cumulative_round_down,           ///< the running total, rounded down
    cumulative_rounding,             ///< the running total, rounded half up
    front_loaded,                    ///< the floors, and one share more for the first until none is left over
    back_loaded,                     ///< the floors, and one share more for the last
    front_loaded_to_single_tranche,  ///< the floors, and all that is left over with the first
    back_loaded_to_single_tranche,   ///< the floors, and all that is left over with the last
    fractional,                      ///< no rounding
};

/// As the scenario language writes it: "cumulative-round-down".
std::string_view rounding_name(Rounding rounding);

/// The day of the month on which tranches vest: the start's day or the month's last, a fixed day, or always
/// the last.
struct VestingDay {
    enum class Kind { start_day_or_last, fixed_day_or_last, last } kind = Kind::start_day_or_last;
    int day = 0;  ///< 1..31, for fixed_day_or_last
};

/// A milestone met, or assumed to be met on a day: `realized` scales what its statements pay, for one met in
/// part.
struct VestingEvent {
    std::string name;
    Date date;
    Rational realized{1, 1};
};

struct VestingSchedule {
    std::vector<VestingStatement> statements;
    Rounding rounding = Rounding::cumulative_round_down;
    VestingDay day;
    /// Nothing vests before this many months after the start; what accrued until then vests at that month
    /// (the `cliff` of the short forms `{over: ...}` and `{yearly: ...}`).
    int cliff_months = 0;
    /// Nothing vests before the event of this name; what accrued until then vests on its day. Empty: none.
    std::string cliff_event;
    std::vector<VestingEvent> events;  ///< those of the awaited events that have come
    std::string text;                  ///< as written, for reports: "front-loaded-40-30-20-10"
};

/// What is wrong with a schedule: "statements[0].occurrences", "must be an integer >= 1". The paths and
/// messages are those of the Open Cap Format's own compiler where it has them.
struct VestingFault {
    std::string path, message;
    bool operator==(const VestingFault&) const = default;
};

/// Every fault of `schedule`, in the order of its keys; empty where it is sound.
std::vector<VestingFault> validate(const VestingSchedule& schedule);

/// The names of the events that `schedule` waits for and that have not come, in its order. What waits for
/// them counts as never vesting.
std::vector<std::string> awaited_events(const VestingSchedule& schedule);

struct Tranche {
    Date date;
    double shares;  ///< whole, except where rounding is fractional
    double cumulative;
};

/// The dated tranches of `shares` (0 to 2^53) under `schedule` from `start`. What had accrued before
/// `granted` vests on that day; what waits for an event that has not come never vests. Tranches of zero
/// shares are not listed. Exact: integers, never the floor of a double. Throws std::invalid_argument with the
/// first fault where validate() finds one.
std::vector<Tranche> tranches(const VestingSchedule& schedule, std::int64_t shares, Date start,
                              std::optional<Date> granted = {});

/// The fraction of a grant vested at each month 0..last_month after the vesting start, cumulative, without
/// rounding to whole shares. Days count as months by calendar from `start`. The last value of a full schedule
/// is exactly 1. Throws std::invalid_argument as tranches() does.
std::vector<double> vested_by_month(const VestingSchedule& schedule, int last_month, Date start);

/// `years` fractions (summing to 1) vesting `per_year` times a year: 40/30/20/10 monthly is
/// {4/10,3/10,2/10,1/10}, 12.
VestingSchedule yearly_schedule(const std::vector<Rational>& years, int tranches_per_year, int cliff_months);
/// Evenly over `months`, one tranche each `every` months; a last, shorter step vests its part.
VestingSchedule even_schedule(int months, int every, int cliff_months);
/// Everything after `months` (0: at once).
VestingSchedule single_tranche(int months);

}  // namespace offersim
