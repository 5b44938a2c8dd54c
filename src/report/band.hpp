#pragma once
/// The five percentiles that a distribution is drawn from.
#include <optional>
#include <vector>

#include "analysis/answers.hpp"

namespace offersim {

/// P10, P25, P50, P75, P90 where they were asked for, else the nearest that were.
struct Band {
    Percentile outer_low, inner_low, middle, inner_high, outer_high;
};

/// Nothing where there is no percentile at all.
std::optional<Band> band_of(const std::vector<Percentile>& percentiles);

}  // namespace offersim
