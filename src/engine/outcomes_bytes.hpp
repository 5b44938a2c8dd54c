#pragma once
/// Outcomes as bytes, for shards and ranks: what was tallied, not how it is laid out, which the reader knows
/// from the Plan. Numbers are little-endian; counts and bins take one byte for each seven bits.
#include <optional>
#include <string>
#include <string_view>

#include "engine/outcomes.hpp"

namespace offersim {

void append_bytes(const Outcomes& outcomes, std::string& bytes);

/// Reads what append_bytes wrote into Outcomes laid out like `blank`. Nothing where the bytes are not that:
/// cut off, too long, of other pivots or layout, or with counts that contradict each other.
std::optional<Outcomes> outcomes_from_bytes(std::string_view bytes, const Outcomes& blank);

}  // namespace offersim
