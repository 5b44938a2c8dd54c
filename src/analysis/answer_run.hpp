#pragma once
/// Step 4 of five: Outcomes -> the answers of one run.
#include "analysis/answers.hpp"
#include "engine/simulate.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

struct AnswerSettings {
    DetailLevel detail = DetailLevel::standard;
    std::vector<double> percentiles;  ///< empty: the scenario's
    double confidence = 0.95;         ///< of every interval; above 95 % where a run looks several times
    bool is_a_replicate = false;      ///< whose percentiles need no intervals: others compare them
};

/// `seconds` is left for the caller, who knows when the clock started.
RunAnswer answer_run(const Scenario& scenario, const Plan& plan, const Outcomes& outcomes,
                     const AnswerSettings& settings = {});

}  // namespace offersim
