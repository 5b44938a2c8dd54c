#pragma once
/// The random streams of a Plan, by name: "input/offers.groq.base", "growth/groq", "event/groq", "leave".
#include <string_view>

#include "base/stream.hpp"
#include "plan/plan.hpp"

namespace offersim {

/// Every draw of the engine comes from one of these. Under `plan.resampling` the streams that it names have
/// its seed instead of the plan's.
Stream plan_stream(const Plan& plan, std::string_view name);

}  // namespace offersim
