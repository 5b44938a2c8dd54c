#pragma once
/// The values that a vesting mapping is made of.
#include "process/vesting.hpp"
#include "scenario/types.hpp"

namespace offersim {

inline constexpr int longest_schedule = 600;  ///< months

/// The per cent of each year, as 40/30/20/10 or a list; they sum to 100.
Type<std::vector<Rational>> yearly_split_type();
/// `40/30/20/10` as the parts of the grant, or nothing where a fault was reported.
std::optional<std::vector<Rational>> read_yearly_split(Reading& reading, const Value& value);
/// An exact part of a grant: `1/4`, `25%`, `0.25`.
Type<Rational> exact_part_type();
/// `month`, `quarter`, `half-year`, `year`, or months as a quantity.
Type<int> vesting_step_type();
/// `start-day-or-last`, `last`, or a day of the month.
Type<VestingDay> vesting_day_type();
/// The names of rounding_name().
Type<Rounding> rounding_type();

/// Whether `parts` are the whole; else a fault at `node`.
bool check_parts_sum(Reading& reading, const Node& node, const std::vector<Rational>& parts);

}  // namespace offersim
