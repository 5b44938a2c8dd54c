#pragma once
/// The vesting terms of a package: a graph of conditions.
#include "scenario/open_cap_format/fields.hpp"

namespace offersim::open_cap {

VestingTerms read_vesting_terms(const Fields& item);

}  // namespace offersim::open_cap
