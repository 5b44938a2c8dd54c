#pragma once
/// What the commands that look further than a run have in common: compare, negotiate, sensitivity.
#include <functional>

#include "analysis/study.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "report/text_report.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// --paths, --seed, --threads, --format, and how a scenario is read and a report written.
std::vector<OptionSpec> study_options();

/// --offer and --against.
std::vector<OptionSpec> pair_options();
/// Failure (usage) where both name the same offer.
void check_pair(const std::string& offer, const std::string& against);

/// An option that names an offer; Failure (usage) where the scenario has none of that name.
std::string offer_named(const Arguments& arguments, std::string_view option, const Scenario& scenario);

/// Reads the scenario of the first operand and hands it to `study` under a RunWatch; `study` returns the
/// report. A study looks at as many futures as the scenario's `run` says, but no more than 100,000 unless
/// told to.
struct Study {
    const Scenario& scenario;
    StudySettings settings;
    TextReportSettings text;
    bool as_json = false;
    /// Puts what only the command knows into an answer's run: the seconds so far, the overrides.
    std::function<void(RunAnswer&)> finish;
};
/// `simulations`: about how many runs of the scenario's paths it takes, for the progress bar.
/// `least_offers`: fewer are bad data.
ExitCode run_study(const Arguments& arguments, double simulations,
                   const std::function<std::string(const Study&)>& study, std::size_t least_offers = 2);

}  // namespace offersim
