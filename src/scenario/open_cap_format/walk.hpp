#pragma once
/// The walk through a graph of vesting conditions.
#include "scenario/open_cap_format/vesting.hpp"

namespace offersim::open_cap {

/// As vesting_of() describes it, without accelerations.
SecurityVesting walk_terms(const Security& security, const Package& package, const VestingTerms& terms);

}  // namespace offersim::open_cap
