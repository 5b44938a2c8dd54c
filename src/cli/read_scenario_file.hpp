#pragma once
/// Step 1 as a command does it: a file becomes a Scenario, and its faults lines on standard error.
#include <optional>

#include "cli/arguments.hpp"
#include "cli/file.hpp"
#include "cli/input.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// Prints diagnostics as the terminal shows them: errors always, warnings unless `quiet`.
void print_diagnostics(const Diagnostics& diagnostics, bool quiet, bool color);

/// The scenario of `input` with --set and --models applied. Diagnostics go to standard error.
/// Failure: ExitCode::bad_data, without a message of its own, where there are errors.
Scenario read_scenario_or_fail(InputText input, const Arguments& arguments);

}  // namespace offersim
