#pragma once
/// Step 1 as a command does it: a file becomes a Scenario, and its faults lines on standard error.
#include <optional>

#include "cli/arguments.hpp"
#include "cli/failure.hpp"
#include "cli/file.hpp"
#include "cli/input.hpp"
#include "scenario/reader.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// --set and --models, as the readers take them, and the files that lie beside an input.
ReaderSettings reader_settings(const Arguments& arguments);

/// Prints diagnostics as the terminal shows them: errors always, warnings unless `quiet`.
void print_diagnostics(const Diagnostics& diagnostics, bool quiet, bool color);
/// The same as --quiet and --color have it.
void print_diagnostics(const Diagnostics& diagnostics, const Arguments& arguments);

/// What a reader found; its diagnostics go to standard error. Failure: ExitCode::bad_data, without a message
/// of its own, where it found nothing.
template <class T>
T found_or_fail(std::optional<T> found, const Diagnostics& diagnostics, const Arguments& arguments) {
    print_diagnostics(diagnostics, arguments);
    if (!found) throw Failure(ExitCode::bad_data, "");
    return *std::move(found);
}

/// The scenario of `input` with --set and --models applied, or a Failure as found_or_fail() has it.
Scenario read_scenario_or_fail(InputText input, const Arguments& arguments);

}  // namespace offersim
