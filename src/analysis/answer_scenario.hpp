#pragma once
/// Steps 3 and 4 of five in one: a planned scenario is simulated and answered.
#include <optional>

#include "analysis/answer_run.hpp"

namespace offersim {

/// Nothing where `simulation.stop` came before the first paths were finished.
std::optional<RunAnswer> answer_scenario(const Scenario& scenario, const Plan& plan,
                                         const SimulationSettings& simulation,
                                         const AnswerSettings& settings = {});

}  // namespace offersim
