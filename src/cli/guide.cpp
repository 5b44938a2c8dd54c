#include "cli/guide.hpp"

#include <fmt/format.h>

#include "analysis/answer_scenario.hpp"
#include "analysis/guide_audit.hpp"
#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/read_scenario_file.hpp"
#include "cli/run_settings.hpp"
#include "plan/make_plan.hpp"
#include "report/audit_report.hpp"
#include "scenario/guide_scenario.hpp"
#include "scenario/reader.hpp"

namespace offersim {

namespace {

constexpr std::uint64_t most_paths = 100'000'000;

/// What the command line says beside the guide's name; read before the file is opened.
struct GuideSettings {
    GuideOptions choice;
    bool wants_audit = false, wants_json = false;
    std::optional<std::uint64_t> paths, seed;
    int threads = 0;
};

GuideSettings settings_of(const Arguments& arguments) {
    GuideSettings settings;
    settings.choice = {arguments.value("region").value_or(""), arguments.value("level").value_or("")};
    settings.wants_audit = arguments.has("audit");
    settings.wants_json = arguments.value("format") == "json";
    settings.paths = arguments.whole_number("paths", 1, most_paths);
    settings.seed = seed_asked(arguments);
    settings.threads = thread_count(arguments);
    for (const char* const option : {"format", "paths", "seed", "threads"}) {
        if (settings.wants_audit || !arguments.has(option)) continue;
        throw Failure(ExitCode::usage, fmt::format("'--{}' goes with '--audit'", option),
                      "without it, 'guide' writes a scenario");
    }
    return settings;
}

/// The figures that only futures can give, from the scenario that the guide becomes. Nothing, and why in
/// `reason`, where there are none.
std::optional<RunAnswer> simulate_guide(const Guide& guide, const GuideRegion& region,
                                        const GuideSettings& settings, std::string& reason) {
    if (!needs_simulation(guide)) {
        reason = "the guide has neither a floor nor a claim that rivals are superior";
        return {};
    }
    Diagnostics diagnostics;
    const auto scenario = read_scenario(write_scenario(guide, region, true), guide.file, {}, diagnostics);
    if (!scenario) {
        reason = "its terms make no scenario: " + diagnostics.sorted().front().message;
        return {};
    }
    SimulationSettings simulation;
    simulation.paths = settings.paths.value_or(scenario->run.paths);
    simulation.threads = settings.threads;
    simulation.brief = true;
    const Plan plan = make_plan(*scenario, settings.seed.value_or(scenario->run.seed.value_or(1)));
    return answer_scenario(*scenario, plan, simulation, {.detail = DetailLevel::brief, .percentiles = {50}});
}

std::string audit_report(const Guide& guide, const GuideRegion& region, const GuideSettings& settings,
                         const Arguments& arguments, const Output& output) {
    std::string reason;
    const auto run = simulate_guide(guide, region, settings, reason);
    const GuideAudit audit = audit_guide(guide, region, run ? &*run : nullptr, reason);
    if (settings.wants_json) return audit_json(audit);
    return audit_text(audit, text_settings(arguments, output));
}

ExitCode guide(const Arguments& arguments) {
    const GuideSettings settings = settings_of(arguments);
    InputText input = read_input(arguments.operands().front());
    Output output = output_of(arguments, input.identity);
    Diagnostics diagnostics;
    auto read =
        read_guide(Source(std::move(input.name), std::move(input.text)), settings.choice, diagnostics);
    const Guide found = found_or_fail(std::move(read), diagnostics, arguments);
    const GuideRegion& region = *find_region(found, settings.choice);
    output.write(settings.wants_audit ? audit_report(found, region, settings, arguments, output)
                                      : write_scenario(found, region));
    return ExitCode::ok;
}

std::vector<OptionSpec> guide_options() {
    std::vector<OptionSpec> options{
        {.name = "region",
         .letter = 'r',
         .value_name = "NAME",
         .summary = "Which region, by its name or a part of it; the first with a base otherwise",
         .choices = {}},
        {.name = "level",
         .value_name = "NAME",
         .summary = "Which level, where the guide's tables have levels",
         .choices = {}},
        {.name = "audit",
         .value_name = "",
         .summary = "Hold the guide's claims against its own terms instead",
         .choices = {}},
        format_option({"text", "json"}),
        {.name = "paths",
         .letter = 'n',
         .value_name = "N",
         .summary = "Futures that the audit simulates; 100k unless given",
         .choices = {}},
        {.name = "seed",
         .letter = 's',
         .value_name = "N",
         .summary = "Where the audit's random numbers begin; 1 unless given",
         .choices = {}},
        threads_option()};
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(color_option());
    options.push_back(quiet_option());
    return options;
}

}  // namespace

Command guide_command() {
    return {.name = "guide",
            .summary = "Turn a compensation guide into a scenario, or audit its claims",
            .operands = "FILE",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Reads the compensation guide FILE (- for standard input), Markdown with front matter or "
                "tables of pay, and writes a scenario that runs as it stands: each value names the guide's "
                "line that it comes from or is marked as a default, and what was not found is listed at the "
                "end.\n"
                "\n"
                "With --audit, reports which of the guide's claims follow from its own terms: totals from "
                "their parts, year 1 and run-rate from the vesting, a premium from its base, and, by "
                "simulation, how often the floor is met and whether rivals are worth more.",
            .options = guide_options(),
            .run = guide};
}

}  // namespace offersim
