#pragma once
/// The k-th smallest of values, for many k at once.
#include <cstdint>
#include <span>
#include <vector>

namespace offersim {

/// The values at `ranks`, counted from 0, ascending and different; `values` keep their order. Values are
/// counted by their leading bits, sixteen intervals an octave, and selected only within the intervals in
/// which a rank lies: a distribution pass of radix sorting, as in Knuth, The Art of Computer Programming 3
/// (1998), section 5.2.5.
std::vector<double> order_statistics(std::span<const double> values, std::span<const std::uint64_t> ranks);

}  // namespace offersim
