#include "cli/run.hpp"

#include <unistd.h>

#include <chrono>
#include <limits>

#include "analysis/answer_run.hpp"
#include "analysis/pictures.hpp"
#include "cli/arguments.hpp"
#include "cli/budget.hpp"
#include "cli/common_options.hpp"
#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/read_scenario_file.hpp"
#include "cli/run_settings.hpp"
#include "cli/run_watch.hpp"
#include "engine/simulate.hpp"
#include "plan/make_plan.hpp"
#include "report/csv_report.hpp"
#include "report/html_report.hpp"
#include "report/json_report.hpp"
#include "report/text_report.hpp"

namespace offersim {

namespace {

constexpr std::uint64_t most_paths = 1'000'000'000'000;

DetailLevel detail_of(const Arguments& arguments) {
    if (arguments.has("brief") && arguments.has("detail"))
        throw Failure(ExitCode::usage, "'--brief' and '--detail' exclude each other", "give one of them");
    if (arguments.has("brief")) return DetailLevel::brief;
    return arguments.has("detail") ? DetailLevel::full : DetailLevel::standard;
}

/// Everything of the command line that needs no scenario: a bad option is told before a file is opened.
struct RunSettings {
    SimulationSettings simulation;
    AnswerSettings answer;
    std::optional<std::uint64_t> paths, seed;
    std::string format;
};

RunSettings settings_of(const Arguments& arguments) {
    RunSettings settings;
    settings.paths = arguments.whole_number("paths", 1, most_paths);
    settings.seed = seed_asked(arguments);
    settings.answer.detail = detail_of(arguments);
    settings.answer.percentiles = arguments.percentiles("percentiles").value_or(std::vector<double>{});
    settings.simulation.brief = settings.answer.detail == DetailLevel::brief;
    settings.simulation.detail = settings.answer.detail == DetailLevel::full;
    settings.simulation.threads = thread_count(arguments);
    if (arguments.has("exact")) settings.simulation.exact_limit = std::numeric_limits<std::uint64_t>::max();
    settings.format = arguments.value("format").value_or("text");
    return settings;
}

struct Finished {
    RunAnswer answer;
    RunPictures pictures;  ///< for a page only
    std::optional<ExitCode> interruption;
};

std::string render(const Finished& finished, const RunSettings& settings, const Arguments& arguments,
                   const Output& output) {
    const RunAnswer& answer = finished.answer;
    if (settings.format == "html") return html_report({answer, finished.pictures});
    if (settings.format == "json") return json_report(answer);
    if (settings.format == "csv") return csv_report(answer);
    return text_report(answer, text_settings(arguments, output));
}

/// Steps 2 to 4, under the eyes of a RunWatch.
Finished simulate_and_answer(const Scenario& scenario, RunSettings settings, bool shows_progress) {
    const auto start = std::chrono::steady_clock::now();
    const Plan plan = make_plan(scenario, *settings.seed);
    refuse_over_budget(plan, settings.simulation);
    RunWatch watch(settings.simulation.paths, shows_progress);
    settings.simulation.stop = watch.stop_token();
    settings.simulation.progress = [&watch](std::uint64_t done) { watch.progress(done); };
    const Outcomes outcomes = simulate(plan, settings.simulation);
    if (outcomes.paths == 0)
        throw Failure(watch.interruption().value_or(ExitCode::internal_error),
                      "interrupted before the first paths were finished");
    Finished finished{answer_run(scenario, plan, outcomes, settings.answer), {}, watch.interruption()};
    if (settings.format == "html")
        finished.pictures =
            picture_run(plan, outcomes, offers_to_draw(finished.answer), settings.simulation.stop);
    finished.answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return finished;
}

ExitCode run(const Arguments& arguments) {
    RunSettings settings = settings_of(arguments);
    InputText input = read_input(arguments.operands().front());
    Output output = output_of(arguments, input.identity);
    const Scenario scenario = read_scenario_or_fail(std::move(input), arguments);
    settings.simulation.paths = settings.paths.value_or(scenario.run.paths);
    if (!settings.seed) settings.seed = scenario.run.seed ? *scenario.run.seed : drawn_seed();

    const bool shows_progress = !arguments.has("quiet") && ::isatty(STDERR_FILENO) == 1;
    Finished finished = simulate_and_answer(scenario, settings, shows_progress);
    finished.answer.overrides = arguments.values("set");
    output.write(render(finished, settings, arguments, output));
    return finished.interruption.value_or(ExitCode::ok);
}

std::vector<OptionSpec> run_options() {
    std::vector<OptionSpec> options{paths_option(),
                                    seed_option(),
                                    threads_option(),
                                    {.name = "percentiles",
                                     .value_name = "LIST",
                                     .summary = "Percentiles to report, as 5,25,50,75,95",
                                     .choices = {}},
                                    format_option({"text", "json", "csv", "html"}),
                                    {.name = "brief",
                                     .value_name = "",
                                     .summary = "Only what the offers are worth and how they compare",
                                     .choices = {}},
                                    {.name = "detail",
                                     .value_name = "",
                                     .summary = "Percentiles of every year and component too",
                                     .choices = {}},
                                    {.name = "exact",
                                     .value_name = "",
                                     .summary = "Keep every path for exact percentiles, whatever the memory",
                                     .choices = {}}};
    for (OptionSpec& option : reader_options()) options.push_back(std::move(option));
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(color_option());
    options.push_back(quiet_option());
    return options;
}

}  // namespace

Command run_command() {
    return {.name = "run",
            .summary = "Simulate the offers of a scenario and compare them",
            .operands = "FILE",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Simulates the offers of the scenario FILE (- for standard input) and reports what each is "
                "worth, how often "
                "the one beats the other and by how much.\n"
                "\n"
                "Ctrl-C stops a run and reports the paths finished so far; a second one ends it at once.",
            .options = run_options(),
            .run = run};
}

}  // namespace offersim
