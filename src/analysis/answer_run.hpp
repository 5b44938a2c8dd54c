#pragma once
/// Step 4 of five: Outcomes -> the answers of one run.
#include "analysis/answers.hpp"
#include "engine/simulate.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

struct AnswerSettings {
    DetailLevel detail = DetailLevel::standard;
    std::vector<double> percentiles;  ///< empty: the scenario's
};

/// `seconds` is left for the caller, who knows when the clock started.
RunAnswer answer_run(const Scenario& scenario, const Plan& plan, const Outcomes& outcomes,
                     const AnswerSettings& settings = {});

}  // namespace offersim
