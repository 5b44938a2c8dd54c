#pragma once
/// A distribution cut into slices of equal width, for its curve. What is exactly zero is kept apart, and what
/// lies beyond the slices is counted, so that nothing is hidden.
#include <vector>

#include "engine/tally.hpp"

namespace offersim {

struct Slices {
    double low = 0, width = 1;  ///< slice k holds low + k width <= x < low + (k + 1) width
    std::vector<double> share;  ///< of all paths, exact zeros left out
    double zero = 0, below = 0, above = 0;

    double edge(std::size_t k) const { return low + static_cast<double>(k) * width; }
    /// The share of paths at edge(k) or above; exact zeros count where the edge is not above zero.
    double at_least(std::size_t k) const;
};

/// Where slices begin, how wide they are and how many there are.
struct SliceRange {
    double low = 0, width = 1;
    std::size_t count = 1;
};

/// About `count` slices from `low` to `high`, of a round width; zero is an edge.
SliceRange slice_range(double low, double high, std::size_t count);

/// `sign` -1 turns the sample round: that of a difference seen from the other side.
Slices slice(const Sample& sample, const SliceRange& range, double sign = 1);

/// Order statistic ceil(n p / 100) of `sign` times the sample; 0 where there is none.
double percentile_of(const Sample& sample, double p, double sign = 1);
/// The share of paths on which `sign` times the value lies above each of `thresholds`, which ascend.
std::vector<double> shares_above(const Sample& sample, const std::vector<double>& thresholds,
                                 double sign = 1);

}  // namespace offersim
