#pragma once
/// A run that goes on until its figures are as tight as was asked. It looks only when the paths have doubled,
/// and the error that a 95 % interval may make is divided among the looks that the budget allows
/// (Bonferroni), so that an interval holds with its 95 % although the run stopped where it happened to be
/// narrow.
#include <cstdint>
#include <string>

#include "analysis/answer_run.hpp"
#include "engine/simulate.hpp"

namespace offersim {

/// How tight a figure is: half its interval; for money over the figure itself (a difference: over the larger
/// of itself and the two offers' medians), for the probability to beat another offer as it stands.
struct Tightness {
    double width = 0;    ///< of the loosest figure
    std::string figure;  ///< which one: "P95 of groq"
};
/// The loosest of the reported percentiles of every offer's primary measure and every difference, and of
/// every P(beats).
Tightness tightness_of(const RunAnswer& answer);

/// Carries `simulation` on until the loosest figure is within `precision`, its paths are spent or a stop is
/// asked for; the answer says which (RunAnswer::precision). It has no paths where it was stopped before the
/// first were finished.
RunAnswer answer_to_precision(const Scenario& scenario, const Plan& plan, Simulation& simulation,
                              double precision, AnswerSettings settings);

}  // namespace offersim
