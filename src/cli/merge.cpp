#include "cli/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "analysis/answer_run.hpp"
#include "cli/arguments.hpp"
#include "cli/beside_file.hpp"
#include "cli/common_options.hpp"
#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/read_scenario_file.hpp"
#include "cli/run_report.hpp"
#include "cli/run_watch.hpp"
#include "cli/run_work.hpp"
#include "engine/outcomes_bytes.hpp"
#include "engine/simulate.hpp"
#include "plan/make_plan.hpp"
#include "report/part_file.hpp"

namespace offersim {

namespace {

constexpr std::size_t largest_part = std::size_t{64} << 30;

struct NamedPart {
    std::string name;
    PartFile part;
};

Failure not_usable(const std::string& name, const std::string& why, std::string suggestion = {}) {
    return {ExitCode::bad_data, fmt::format("cannot merge {}: {}", quoted_name(name), why),
            std::move(suggestion)};
}

NamedPart read_part(const std::string& name) {
    auto parsed = parse_part_file(read_regular_file(name, largest_part).text);
    if (const auto* why = std::get_if<std::string>(&parsed))
        throw not_usable(name, *why, "make it again with 'offersim run --shard'");
    return {name, std::get<PartFile>(std::move(parsed))};
}

/// "2, 5 and 3 more"
std::string some_of(const std::vector<std::uint64_t>& numbers) {
    constexpr std::size_t most = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(numbers.size(), most); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(numbers[i]);
    return numbers.size() > most ? text + fmt::format(" and {} more", numbers.size() - most) : text;
}

/// Parts of one run, all of them, each once; in their order.
std::vector<NamedPart> read_parts(const std::vector<std::string>& names) {
    std::vector<NamedPart> parts;
    for (const std::string& name : names) {
        parts.push_back(read_part(name));
        const NamedPart& first = parts.front();
        const PartFile& part = parts.back().part;
        if (const std::string difference = first.part.run.difference(part.run); !difference.empty())
            throw not_usable(name, fmt::format("it is of another run than {} (another {})",
                                               quoted_name(first.name), difference));
        if (part.shards != first.part.shards)
            throw not_usable(name, fmt::format("it is one of {} parts, {} one of {}", part.shards,
                                               quoted_name(first.name), first.part.shards));
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const NamedPart& a, const NamedPart& b) { return a.part.shard < b.part.shard; });
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (parts[i].part.shard == parts[i - 1].part.shard)
            throw not_usable(parts[i].name, fmt::format("it is part {}, as {} is", parts[i].part.shard,
                                                        quoted_name(parts[i - 1].name)));
    if (const std::uint64_t shards = parts.front().part.shards; parts.size() < shards) {
        std::vector<std::uint64_t> missing;
        std::size_t next = 0;
        for (std::uint64_t shard = 1; shard <= shards; ++shard)
            if (next < parts.size() && parts[next].part.shard == shard)
                ++next;
            else
                missing.push_back(shard);
        throw Failure(ExitCode::bad_data, fmt::format("cannot merge {} of {} parts: missing {}", parts.size(),
                                                      shards, some_of(missing)));
    }
    return parts;
}

SimulationSettings simulation_of(const RunIdentity& run) {
    SimulationSettings settings;
    settings.paths = run.paths;
    settings.brief = run.detail == DetailLevel::brief;
    settings.detail = run.detail == DetailLevel::full;
    if (run.sampler == "sobol") settings.sampler = Sampler::sobol;
    if (run.exact) settings.exact_limit = std::numeric_limits<std::uint64_t>::max();
    return settings;
}

Scenario scenario_of(const NamedPart& first, const Arguments& arguments) {
    const RunIdentity& run = first.part.run;
    Diagnostics diagnostics;
    std::optional<Scenario> scenario = read_scenario(
        run.text, run.file, {arguments.value("models"), run.overrides, read_beside}, diagnostics);
    if (!scenario || reading_fingerprint(*scenario) != run.reading)
        throw not_usable(first.name, "its scenario is understood otherwise here than where it was run",
                         arguments.has("models") ? "give the same --models as there"
                                                 : "give the --models that it was run with, if it was");
    print_diagnostics(diagnostics, arguments);
    return *std::move(scenario);
}

/// The page goes on simulating: it is watched and can be stopped as that of a run.
void add_watched_page(const Scenario& scenario, const Plan& plan, const Simulation& simulation,
                      const Arguments& arguments, FinishedRun& merged) {
    SimulationSettings settings = simulation.settings();
    RunWatch watch(page_paths(scenario, plan, settings, arguments), wants_progress(arguments));
    settings.stop = watch.stop_token();
    add_page(
        scenario, plan, simulation.outcomes(), settings, arguments,
        [&watch](std::uint64_t paths) { watch.add_progress(paths); }, merged);
    merged.interruption = watch.interruption();
}

ExitCode merge(const Arguments& arguments) {
    Output output = output_of(arguments);
    const std::vector<NamedPart> parts = read_parts(arguments.operands());
    const RunIdentity& run = parts.front().part.run;
    if (run.version != OFFERSIM_VERSION)
        throw not_usable(parts.front().name,
                         fmt::format("offersim {} made it, and this is {}", run.version, OFFERSIM_VERSION));
    const Scenario scenario = scenario_of(parts.front(), arguments);
    const auto start = std::chrono::steady_clock::now();
    const Plan plan = make_plan(scenario, run.seed);
    Simulation simulation(plan, simulation_of(run));
    for (const NamedPart& part : parts)
        if (!simulation.add_part(part.part.outcomes))
            throw not_usable(part.name, "its tallies contradict its header",
                             "make it again with 'offersim run --shard'");
    if (simulation.outcomes().paths != simulation.outcomes().paths_asked)
        throw Failure(ExitCode::bad_data,
                      fmt::format("the parts have {} paths, and their run {}", simulation.outcomes().paths,
                                  simulation.outcomes().paths_asked));
    AnswerSettings settings;
    settings.detail = run.detail;
    settings.percentiles = run.percentiles;
    FinishedRun merged{answer_run(scenario, plan, simulation.outcomes(), settings), {}, {}};
    add_watched_page(scenario, plan, simulation, arguments, merged);
    merged.answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    merged.answer.overrides = run.overrides;
    output.write(render_run(merged, arguments, output));
    return merged.interruption.value_or(ExitCode::ok);
}

}  // namespace

Command merge_command() {
    std::vector<OptionSpec> options{format_option({"text", "json", "csv", "html"}), models_option()};
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(color_option());
    options.push_back(quiet_option());
    return {.name = "merge",
            .summary = "Make one report of the parts of a run",
            .operands = "PART...",
            .least_operands = 1,
            .most_operands = 1'000'000,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Makes one report of parts that 'offersim run FILE --shard I/N --output PART' wrote on any "
                "number of "
                "machines: all N of one run, in any order. The figures are those of the run in one piece.\n"
                "\n"
                "    seq 4 | parallel offersim run FILE --paths 1B --shard {}/4 --output part-{}\n"
                "    offersim merge part-*",
            .options = std::move(options),
            .run = merge};
}

}  // namespace offersim
