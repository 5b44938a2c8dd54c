#include "analysis/answer_scenario.hpp"

#include <chrono>

#include "plan/make_plan.hpp"

namespace offersim {

std::optional<RunAnswer> answer_scenario(const Scenario& scenario, std::uint64_t seed,
                                         const SimulationSettings& simulation,
                                         const AnswerSettings& settings) {
    const auto start = std::chrono::steady_clock::now();
    const Plan plan = make_plan(scenario, seed);
    const Outcomes outcomes = simulate(plan, simulation);
    if (outcomes.paths == 0) return std::nullopt;
    RunAnswer answer = answer_run(scenario, plan, outcomes, settings);
    answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return answer;
}

}  // namespace offersim
