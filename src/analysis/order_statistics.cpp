#include "analysis/order_statistics.hpp"

#include <algorithm>
#include <bit>

namespace offersim {

namespace {

/// Fewer values than intervals would be counted in are selected from as they are.
constexpr std::size_t fewest_to_count = 4096;

/// Puts the order statistics of ascending, different `ranks` in their places: the middle one first, so that
/// each of the others is looked for among the values of one side only.
void select_ranks(std::span<double> values, std::span<const std::uint64_t> ranks, std::uint64_t first_rank) {
    if (ranks.empty()) return;
    const std::size_t middle = ranks.size() / 2;
    const std::size_t at = ranks[middle] - first_rank;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    select_ranks(values.first(at), ranks.first(middle), first_rank);
    select_ranks(values.subspan(at + 1), ranks.subspan(middle + 1), ranks[middle] + 1);
}

/// The number of a value's interval: its sign, exponent and four bits of its mantissa, in the order of the
/// values.
std::uint32_t interval_of(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);  // -0 lies with 0
    const std::uint64_t ascending = bits >> 63 != 0 ? ~bits : bits | std::uint64_t{1} << 63;
    return static_cast<std::uint32_t>(ascending >> 48);
}

/// The values of one interval in which ranks lie.
struct Interval {
    std::uint64_t first_rank;
    std::span<const std::uint64_t> ranks;
    std::vector<double> values;
};

}  // namespace

std::vector<double> order_statistics(std::span<const double> values, std::span<const std::uint64_t> ranks) {
    std::vector<double> found;
    const auto take = [&found](std::span<double> among, std::span<const std::uint64_t> wanted,
                               std::uint64_t first) {
        select_ranks(among, wanted, first);
        for (const std::uint64_t rank : wanted) found.push_back(among[rank - first]);
    };
    if (values.size() < fewest_to_count) {
        std::vector<double> copy(values.begin(), values.end());
        take(copy, ranks, 0);
        return found;
    }
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    const std::uint32_t first = interval_of(*least);
    std::vector<std::uint32_t> count(interval_of(*greatest) - first + 1);
    for (const double value : values) ++count[interval_of(value) - first];

    // From here on `count` says which of `intervals` each is, from 1; 0: no rank lies in it.
    std::vector<Interval> intervals;
    std::uint64_t below = 0;
    std::size_t next = 0;
    for (std::uint32_t& of_interval : count) {
        const std::uint64_t size = of_interval, end = below + size;
        const std::size_t first_rank = next;
        while (next < ranks.size() && ranks[next] < end) ++next;
        of_interval = 0;
        if (next > first_rank) {
            intervals.push_back({below, ranks.subspan(first_rank, next - first_rank), {}});
            intervals.back().values.reserve(size);
            of_interval = static_cast<std::uint32_t>(intervals.size());
        }
        below = end;
    }
    for (const double value : values)
        if (const std::uint32_t number = count[interval_of(value) - first]; number != 0)
            intervals[number - 1].values.push_back(value);
    for (Interval& interval : intervals) take(interval.values, interval.ranks, interval.first_rank);
    return found;
}

}  // namespace offersim
