#pragma once
/// What the analyses beyond a run have in common: how many futures to look at, and a way to be watched and
/// stopped.
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <stop_token>

#include "analysis/answers.hpp"
#include "engine/path_table.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// A figure with its 95 % interval.
struct Estimate {
    double value = 0, low = 0, high = 0;
};

struct StudySettings {
    std::uint64_t paths = 100'000;
    std::uint64_t seed = 1;
    int threads = 0;  ///< 0: as many as processors
    std::stop_token stop;
    /// From any thread: so many paths more are done, of `study_paths` and the like in all.
    std::function<void(std::uint64_t)> progress;
};

/// Thrown where a stop was asked for before the answer was found.
struct StudyStopped : std::runtime_error {
    StudyStopped() : std::runtime_error("interrupted before the answer was found") {}
};

/// `tabulate` under the settings of a study; StudyStopped where it was cut short.
PathTable tabulate_study(const Plan& plan, const StudySettings& settings, bool with_exits = false,
                         bool with_inputs = false);

/// The run that a study starts from: the figures of `offersim run` with the study's paths and seed.
RunAnswer answer_study_run(const Scenario& scenario, const Plan& plan, const StudySettings& settings);

/// The index of the offer of that name; the scenario's `compare` or first offer for an empty name.
std::size_t subject_index(const Scenario& scenario, std::string_view name);
/// The offer that `subject` beats least often; `named` where it is not empty. Needs two offers.
std::size_t rival_index(const Scenario& scenario, const RunAnswer& run, std::size_t subject,
                        std::string_view named);

}  // namespace offersim
