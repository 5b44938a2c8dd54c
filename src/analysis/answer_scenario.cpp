#include "analysis/answer_scenario.hpp"

namespace offersim {

std::optional<RunAnswer> answer_scenario(const Scenario& scenario, const Plan& plan,
                                         const SimulationSettings& simulation,
                                         const AnswerSettings& settings) {
    const Outcomes outcomes = simulate(plan, simulation);
    if (outcomes.paths == 0) return std::nullopt;
    return answer_run(scenario, plan, outcomes, settings);
}

}  // namespace offersim
