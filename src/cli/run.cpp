#include "cli/run.hpp"

#include <unistd.h>

#include <chrono>
#include <limits>

#include "analysis/answer_run.hpp"
#include "analysis/comparison.hpp"
#include "analysis/negotiation.hpp"
#include "analysis/pictures.hpp"
#include "analysis/sensitivity.hpp"
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

constexpr std::uint64_t page_study_paths = 20'000;  ///< for what a page shows beside the run
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

/// What a page shows beyond the figures of a run.
struct PageExtras {
    RunPictures pictures;
    std::optional<CompareAnswer> compare;
    std::optional<NegotiationAnswer> negotiation;
    std::optional<SensitivityAnswer> sensitivity;
};

struct Finished {
    RunAnswer answer;
    std::optional<PageExtras> page;
    std::optional<ExitCode> interruption;
};

template <class Answer>
const Answer* pointer_to(const std::optional<Answer>& answer) {
    return answer ? &*answer : nullptr;
}

std::string page_of(const RunAnswer& answer, const PageExtras& extras) {
    return html_report({answer, extras.pictures, pointer_to(extras.compare), pointer_to(extras.negotiation),
                        pointer_to(extras.sensitivity)});
}

std::string render(const Finished& finished, const RunSettings& settings, const Arguments& arguments,
                   const Output& output) {
    const RunAnswer& answer = finished.answer;
    if (finished.page) return page_of(answer, *finished.page);
    if (settings.format == "json") return json_report(answer);
    if (settings.format == "csv") return csv_report(answer);
    return text_report(answer, text_settings(arguments, output));
}

/// The analyses that a page shows, on the first paths of the run; what is interrupted is left out.
void study_offers(const Scenario& scenario, const RunSettings& settings, PageExtras& extras) {
    StudySettings study;
    study.paths = std::min(settings.simulation.paths, page_study_paths);
    study.seed = *settings.seed;
    study.threads = settings.simulation.threads;
    study.stop = settings.simulation.stop;
    try {
        extras.compare = compare_offers(scenario, "", study);
        extras.negotiation = negotiate(scenario, {}, study);
        extras.sensitivity = analyse_sensitivity(scenario, {}, study);
    } catch (const StudyStopped&) {
    }
}

PageExtras page_extras(const Scenario& scenario, const Plan& plan, const Outcomes& outcomes,
                       const RunAnswer& answer, const RunSettings& settings) {
    PageExtras extras;
    extras.pictures = picture_run(plan, outcomes, offers_to_draw(answer), settings.simulation.stop);
    if (answer.offers.size() > 1 && !settings.simulation.brief) study_offers(scenario, settings, extras);
    return extras;
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
    Finished finished{answer_run(scenario, plan, outcomes, settings.answer), std::nullopt,
                      watch.interruption()};
    if (settings.format == "html")
        finished.page = page_extras(scenario, plan, outcomes, finished.answer, settings);
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
