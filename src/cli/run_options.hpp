#pragma once
/// The options that say how a scenario is run, and what they come to.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/answer_run.hpp"
#include "cli/arguments.hpp"
#include "engine/simulate.hpp"

namespace offersim {

/// Everything of the command line that needs no scenario: a bad option is told before a file is opened.
struct RunSettings {
    SimulationSettings simulation;
    AnswerSettings answer;
    std::optional<std::uint64_t> paths, seed;
    std::optional<double> precision;  ///< half of a 95 % interval, relative
    bool exact = false;
    std::string format;
};

/// Failure: ExitCode::usage.
RunSettings run_settings(const Arguments& arguments);
std::vector<OptionSpec> run_setting_options();

}  // namespace offersim
