#include "report/band.hpp"

#include <algorithm>
#include <cmath>

namespace offersim {

namespace {

/// The percentile nearest to `p` among those between `least` and `most`; the first of equals.
Percentile nearest_to(double p, const std::vector<Percentile>& percentiles, double least, double most) {
    const Percentile* best = nullptr;
    for (const Percentile& candidate : percentiles) {
        if (candidate.p < least || candidate.p > most) continue;
        if (best == nullptr || std::abs(candidate.p - p) < std::abs(best->p - p)) best = &candidate;
    }
    return *best;
}

}  // namespace

std::optional<Band> band_of(const std::vector<Percentile>& percentiles) {
    if (percentiles.empty()) return std::nullopt;
    Band band;
    band.middle = nearest_to(50, percentiles, 0, 100);
    band.inner_low = nearest_to(25, percentiles, 0, band.middle.p);
    band.outer_low = nearest_to(10, percentiles, 0, band.inner_low.p);
    band.inner_high = nearest_to(75, percentiles, band.middle.p, 100);
    band.outer_high = nearest_to(90, percentiles, band.inner_high.p, 100);
    return band;
}

}  // namespace offersim
