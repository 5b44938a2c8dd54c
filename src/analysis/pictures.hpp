#pragma once
/// What a page draws beyond the figures of a report: curves, and what happens over time.
#include <array>
#include <cstdint>
#include <vector>

#include "analysis/slices.hpp"
#include "engine/simulate.hpp"
#include "engine/timeline.hpp"

namespace offersim {

inline constexpr std::array<double, 5> fan_percentiles{10, 25, 50, 75, 90};

/// Shares of paths in one month.
struct FateMonth {
    double unsold = 0, listed = 0, acquired = 0, shutdown = 0;  ///< the company; together 1
    double employed = 0;                                        ///< 0 past the horizon
};

struct OfferPicture {
    int offer = 0;
    Slices worth;                            ///< the primary measure; all offers on the same slices
    std::vector<std::array<double, 5>> fan;  ///< by month: fan_percentiles of the money received so far
    std::vector<FateMonth> fates;            ///< by month
    bool has_events = false;                 ///< whether anything can happen to the company
};

/// What a sure sum more, paid at the start and kept, would do.
struct AskPoint {
    double extra = 0;   ///< present value
    double p_wins = 0;  ///< of the offer with it against the rival
};

/// The subject minus one rival, future by future.
struct RivalPicture {
    int offer = 0;  ///< the rival
    Slices difference;
    std::vector<AskPoint> asks;
    /// The sure sum more with which the subject wins at least so often; negative where it has room to give.
    double extra_for_half = 0, extra_for_three_quarters = 0, extra_for_nine_tenths = 0;
};

struct RunPictures {
    std::vector<OfferPicture> offers;  ///< the subject first
    std::vector<RivalPicture> rivals;
    std::uint64_t month_paths = 0;  ///< from how many of the run's paths fans and fates over time are drawn
};

/// `drawn` names the offers by index, the subject first. `stop` ends the pass over months early.
RunPictures picture_run(const Plan& plan, const Outcomes& outcomes, const std::vector<int>& drawn,
                        const std::stop_token& stop = {});

}  // namespace offersim
