#pragma once
/// Steps 2 to 4 of five in one: a scenario is planned, simulated and answered.
#include <optional>

#include "analysis/answer_run.hpp"

namespace offersim {

/// Nothing where `simulation.stop` came before the first paths were finished. `seconds` of the answer is set.
std::optional<RunAnswer> answer_scenario(const Scenario& scenario, std::uint64_t seed,
                                         const SimulationSettings& simulation,
                                         const AnswerSettings& settings = {});

}  // namespace offersim
