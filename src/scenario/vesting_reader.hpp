#pragma once
/// Vesting as a scenario writes it: a preset's name, a yearly split, `immediate`, or a mapping.
#include "scenario/table.hpp"
#include "scenario/types.hpp"

namespace offersim {

/// `standard-4y` | `40/30/20/10` | `immediate` | `{over: 4y, every: month, cliff: 12mo}` | `{yearly:
/// 40/30/20/10, every: quarter}` | `{at: 6mo}` | `{rounding: ..., day: ..., statements: [...]}`. Only sound
/// schedules are returned.
Type<VestingSchedule> vesting_type();

/// A grant by itself, as `offersim vesting FILE` reads it.
struct VestingFile {
    std::uint64_t shares = 0;
    Date start{};
    std::optional<Date> granted;  ///< later than start: what had accrued vests on this day
    VestingSchedule vesting;
    std::vector<EffectiveValue> effective_values{};
};
Table<VestingFile> vesting_file_table();

}  // namespace offersim
