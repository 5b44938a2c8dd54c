#pragma once
/// A vesting schedule laid out in time: every occurrence of every statement with its exact part of the grant,
/// before anything is rounded to shares or held back. What tranches() and vested_by_month() share.
#include <cstdint>
#include <optional>
#include <vector>

#include "process/vesting.hpp"

namespace offersim {

struct Installment {
    Date date;
    int month;               ///< whole months after the vesting start, rounded up where it is counted in days
    std::int64_t numerator;  ///< its part of the grant over Installments::denominator; never 0
    int group;               ///< 0: steps from the start; 1, 2, ...: waits for an event, one group an event
};

struct Installments {
    std::int64_t denominator = 1;                ///< common to all, at most largest_denominator
    std::vector<Installment> items;              ///< by date; on one date in the order of the statements
    std::vector<std::int64_t> group_numerators;  ///< the part of the grant each group would pay in full
};

/// Below 2^53, so that a numerator and the denominator are exact as doubles and 2^53 shares times either fits
/// 128 bits.
constexpr std::int64_t largest_denominator = 1'000'000'000'000'000;

/// The least common denominator of every installment's part of the grant; nothing where it is over
/// largest_denominator.
std::optional<std::int64_t> common_denominator(const VestingSchedule& schedule);

/// Requires a schedule in which validate() finds no fault.
Installments lay_out(const VestingSchedule& schedule, Date start);

/// The event of that name where it has come, or null.
const VestingEvent* find_event(const VestingSchedule& schedule, const std::string& name);

/// The first day on which anything of a grant given on `granted` may vest (its cliff and its cliff's event),
/// or nothing where that event has not come.
std::optional<Date> release_date(const VestingSchedule& schedule, Date start,
                                 std::optional<Date> granted = {});

/// The day on which vesting falls `months` after `anchor`: clamped to the month's end, on the given day of
/// month. No months after it is the anchor itself.
Date vesting_date(VestingDay day, Date anchor, int months);

}  // namespace offersim
