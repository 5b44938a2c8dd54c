#pragma once
/// The work of `run` between a scenario and its report, for one process or for the first of several.
#include <string>

#include "cli/arguments.hpp"
#include "cli/output.hpp"
#include "cli/run_options.hpp"
#include "cli/run_report.hpp"
#include "report/part_file.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// Fills in what the command line left to the scenario: paths and seed.
void complete(const Scenario& scenario, RunSettings& settings);

/// What this run is, so that parts of others can be told from its own.
RunIdentity identity_of(const Scenario& scenario, std::string text, const RunSettings& settings,
                        const Arguments& arguments);

bool wants_progress(const Arguments& arguments);

/// Steps 2 to 4, under the eyes of a RunWatch.
FinishedRun simulate_and_answer(const Scenario& scenario, RunSettings settings, const Arguments& arguments);

/// Writes the report; the exit code says whether it is whole.
ExitCode report_run(FinishedRun run, const Arguments& arguments, Output& output);

}  // namespace offersim
