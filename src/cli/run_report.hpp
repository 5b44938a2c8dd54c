#pragma once
/// A run's answers as the user asked to see them.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/negotiation.hpp"
#include "analysis/pictures.hpp"
#include "analysis/sensitivity.hpp"
#include "cli/arguments.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"

namespace offersim {

/// What a page shows beyond the figures of a run.
struct PageExtras {
    RunPictures pictures;
    std::optional<CompareAnswer> compare;
    std::optional<NegotiationAnswer> negotiation;
    std::optional<SensitivityAnswer> sensitivity;
    std::vector<std::string> unfinished;  ///< where it was interrupted
};

struct FinishedRun {
    RunAnswer answer;
    std::optional<PageExtras> page;
    std::optional<ExitCode> interruption;
};

/// How many paths add_page() goes through, about; 0 where --format wants no page.
std::uint64_t page_paths(const Scenario& scenario, const Plan& plan, const SimulationSettings& settings,
                         const Arguments& arguments);

/// Adds what a page shows, where --format wants one; `settings` are the run's. `progress` is told of every
/// path done.
void add_page(const Scenario& scenario, const Plan& plan, const Outcomes& outcomes,
              const SimulationSettings& settings, const Arguments& arguments,
              const std::function<void(std::uint64_t)>& progress, FinishedRun& run);

/// In the format of --format (text where there is none), as wide and colourful as `output` can show.
std::string render_run(const FinishedRun& run, const Arguments& arguments, const Output& output);

}  // namespace offersim
