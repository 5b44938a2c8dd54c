#include "cli/study_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "base/nearest.hpp"
#include "cli/common_options.hpp"
#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/read_scenario_file.hpp"
#include "cli/run_settings.hpp"
#include "cli/run_watch.hpp"

namespace offersim {

namespace {

constexpr std::uint64_t fewest_paths = 1000;  ///< errors come from parts of the paths
constexpr std::uint64_t usual_most_paths = 100'000;
constexpr std::uint64_t most_study_paths = 100'000'000;  ///< columns of paths are kept in memory

std::string work(const std::function<std::string(const Study&)>& study, Study& task, RunWatch& watch) {
    task.settings.stop = watch.stop_token();
    task.settings.progress = [&watch](std::uint64_t paths) { watch.add_progress(paths); };
    try {
        return study(task);
    } catch (const StudyStopped&) {
        throw Failure(watch.interruption().value_or(ExitCode::internal_error),
                      "interrupted before the answer was found");
    }
}

}  // namespace

std::vector<OptionSpec> study_options() {
    std::vector<OptionSpec> options{paths_option(), seed_option(), threads_option(),
                                    format_option({"text", "json"})};
    for (OptionSpec& option : reader_options()) options.push_back(std::move(option));
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(color_option());
    options.push_back(quiet_option());
    return options;
}

std::vector<OptionSpec> pair_options() {
    return {{.name = "offer",
             .value_name = "NAME",
             .summary = "The offer it is about; default: the scenario's 'compare', or the first",
             .choices = {}},
            {.name = "against",
             .value_name = "NAME",
             .summary = "The offer to match; default: the one it beats least often",
             .choices = {}}};
}

void check_pair(const std::string& offer, const std::string& against) {
    if (offer == against)
        throw Failure(ExitCode::usage,
                      fmt::format("the offer {} cannot be set against itself", quoted_name(offer)),
                      "name another with --against");
}

std::string offer_named(const Arguments& arguments, std::string_view option, const Scenario& scenario) {
    const std::string name = arguments.value(option).value_or("");
    std::vector<std::string_view> names;
    for (const Offer& offer : scenario.offers) names.push_back(offer.name);
    if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) return name;
    const std::string_view meant = nearest(name, names);
    throw Failure(ExitCode::usage, fmt::format("the scenario has no offer {}", quoted_name(name)),
                  meant.empty() ? "" : fmt::format("did you mean '{}'?", meant));
}

ExitCode run_study(const Arguments& arguments, double simulations,
                   const std::function<std::string(const Study&)>& study, std::size_t least_offers) {
    StudySettings settings;
    const auto paths = arguments.whole_number("paths", fewest_paths, most_study_paths);
    const auto seed = seed_asked(arguments);
    settings.threads = thread_count(arguments);
    InputText input = read_input(arguments.operands().front());
    Output output = output_of(arguments, input.identity);
    const Scenario scenario = read_scenario_or_fail(std::move(input), arguments);
    if (scenario.offers.size() < least_offers)
        throw Failure(ExitCode::bad_data, "the scenario has one offer, and nothing to set it against",
                      "add the other offer, or what you earn today");
    settings.paths = paths.value_or(std::clamp(scenario.run.paths, fewest_paths, usual_most_paths));
    settings.seed = seed ? *seed : scenario.run.seed ? *scenario.run.seed : drawn_seed();

    const auto start = std::chrono::steady_clock::now();
    const auto finish = [&](RunAnswer& run) {
        run.overrides = arguments.values("set");
        run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const auto total = static_cast<std::uint64_t>(simulations * static_cast<double>(settings.paths));
    RunWatch watch(total, !arguments.has("quiet") && ::isatty(STDERR_FILENO) == 1);
    Study task{scenario, settings, text_settings(arguments, output), arguments.value("format") == "json",
               finish};
    const std::string report = work(study, task, watch);
    output.write(report);
    return ExitCode::ok;
}

}  // namespace offersim
