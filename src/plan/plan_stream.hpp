#pragma once
/// The random streams of a Plan, by name: "input/offers.groq.base", "growth/groq", "event/groq", "leave".
#include <array>
#include <string_view>

#include "base/stream.hpp"
#include "plan/plan.hpp"

namespace offersim {

/// What a stream decides.
enum class StreamKind {
    input,   ///< an uncertain number of the scenario
    growth,  ///< how a company's value moves
    events,  ///< what happens to a company
    leaving
};

/// Streams whose names begin alike, "growth/groq"; "leave" stands alone.
struct StreamFamily {
    std::string_view name;
    StreamKind kind;
};

/// Every family that the engine draws from: a study of the sources of chance takes its groups from here, and
/// a test reads the engine's sources for a family that is missing.
inline constexpr std::array<StreamFamily, 11> stream_families{{{"input", StreamKind::input},
                                                               {"growth", StreamKind::growth},
                                                               {"process", StreamKind::growth},
                                                               {"event", StreamKind::events},
                                                               {"exit", StreamKind::events},
                                                               {"rounds", StreamKind::events},
                                                               {"deal", StreamKind::events},
                                                               {"tender", StreamKind::events},
                                                               {"secondary", StreamKind::events},
                                                               {"appraisal", StreamKind::events},
                                                               {"leave", StreamKind::leaving}}};

/// Every draw of the engine comes from one of these. Under `plan.resampling` the streams that it names have
/// its seed instead of the plan's.
Stream plan_stream(const Plan& plan, std::string_view name);

}  // namespace offersim
