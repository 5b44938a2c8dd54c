#pragma once
/// Vesting as flat statements, close to the Open Cap Format, and the events that some of them wait for.
#include "scenario/vesting_values.hpp"

namespace offersim {

/// The statements in their order; each order may be used once, and the parts are the whole.
Type<std::vector<VestingStatement>> statements_type();

/// Milestones by name with the day on which they came, or are assumed to come: `{launch: 2026-07-01}` or
/// `{sales: {date: 2027-01-31, realized: 1/2}}`.
Type<std::vector<VestingEvent>> events_type();

}  // namespace offersim
