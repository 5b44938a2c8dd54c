#pragma once
/// Types of values that the events of a company have in common.
#include "scenario/company.hpp"
#include "scenario/types.hpp"

namespace offersim {

inline constexpr Bounds any_hazard{0, 100};

/// `18%/yr`, `{by_age: [0%/yr, 5%/yr, 20%/yr]}` or `{per_year: 18%/yr, elasticity: 0.5}`
Type<Hazard> hazard_type();

/// `2027-03`, `2027-03..2027-12`, or days of the calendar; after the scenario's start and up to its
/// settlement where those are known.
Type<MonthRange> month_range_type();

}  // namespace offersim
