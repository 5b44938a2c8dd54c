#pragma once
/// What every month brings on the first paths of a run: money received so far, what has become of the
/// company, who is still there. A second and smaller pass than `simulate`, for what is drawn over time.
#include <array>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "engine/kernels.hpp"
#include "plan/plan.hpp"

namespace offersim {

struct TimelineSettings {
    std::uint64_t first_path = 0, paths = 8192;
    std::vector<int> offers;           ///< which to follow
    const Kernels* kernels = nullptr;  ///< null: the best of this processor
    std::stop_token stop;              ///< asked between blocks; what is finished stays
};

/// One offer by month, 0 to settlement.
struct OfferTimeline {
    int offer = 0;
    std::vector<std::vector<float>> received;         ///< by path: the primary measure so far
    std::vector<std::array<std::uint64_t, 4>> event;  ///< paths by the company's EventKind so far
    std::vector<std::uint64_t> employed;              ///< paths still paid in the month; up to the horizon
};

struct Timeline {
    std::uint64_t paths = 0;
    std::vector<OfferTimeline> offers;
};

Timeline follow_months(const Plan& plan, const TimelineSettings& settings);

}  // namespace offersim
