#pragma once
/// What a run would take of this machine, told before it is begun.
#include "engine/simulate.hpp"
#include "plan/plan.hpp"

namespace offersim {

/// No run takes longer: it would be a mistake in the number of paths.
inline constexpr double most_hours = 168;

/// Bytes for the values of every path, where they are kept for exact percentiles.
double bytes_for_values(const Plan& plan, const SimulationSettings& settings);

/// Failure: ExitCode::bad_data, "needs N GiB" or "needs about N h", where the values would not fit into the
/// memory there is, or a few paths, timed, say that all would take more than a week.
void refuse_over_budget(const Plan& plan, const SimulationSettings& settings);

}  // namespace offersim
