#pragma once
/// Pivots near the values, from which deviations are summed: those of path 0, the same for every worker,
/// thread, rank and shard.
#include "engine/block.hpp"
#include "engine/outcomes.hpp"

namespace offersim {

void set_pivots(Block& block, Outcomes& outcomes);

}  // namespace offersim
