#pragma once
/// Vesting given as days and parts, and the way back from them to statements: for schedules that come from
/// elsewhere, or that are already under way when a scenario starts.
#include <vector>

#include "process/vesting.hpp"

namespace offersim {

/// A part of the grant and the day on which it vests.
struct DatedPart {
    Date date;
    Rational part;
    bool operator==(const DatedPart&) const = default;
};

/// The parts of `schedule` from `start`, by day and exact; what waits for an event that has not come is left
/// out. Throws std::invalid_argument as tranches() does.
std::vector<DatedPart> dated_parts(const VestingSchedule& schedule, Date start);

/// The fewest statements this finds that vest `parts` when they step from `start`: what vests until then at
/// once, even parts at equal steps of months as one statement, and days where months do not fit. Parts are
/// taken by day; parts of one day and of all days up to `start` are added. Nothing where a sum needs terms
/// over 64 bits.
std::optional<std::vector<VestingStatement>> statements_of(std::vector<DatedPart> parts, Date start);

}  // namespace offersim
