#include "cli/run.hpp"

#include <memory>

#include "cli/arguments.hpp"
#include "cli/budget.hpp"
#include "cli/common_options.hpp"
#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/ranks.hpp"
#include "cli/read_scenario_file.hpp"
#include "cli/run_on_ranks.hpp"
#include "cli/run_options.hpp"
#include "cli/run_watch.hpp"
#include "cli/run_work.hpp"
#include "engine/outcomes_bytes.hpp"
#include "plan/make_plan.hpp"
#include "report/part_file.hpp"

namespace offersim {

namespace {

/// A part is whole or is not written.
ExitCode run_shard(const Scenario& scenario, PartFile part, RunSettings settings, const Arguments& arguments,
                   Output& output) {
    const Plan plan = make_plan(scenario, *settings.seed);
    refuse_over_budget(plan, settings.simulation);
    const Part& which = settings.simulation.part;
    RunWatch watch(settings.simulation.paths / which.count, wants_progress(arguments));
    settings.simulation.stop = watch.stop_token();
    settings.simulation.progress = [&watch](std::uint64_t done) { watch.progress(done); };
    const Outcomes outcomes = simulate(plan, settings.simulation);
    if (const auto interruption = watch.interruption())
        throw Failure(*interruption, "interrupted: the part was not written");
    part.shard = which.index + 1;
    part.shards = which.count;
    append_bytes(outcomes, part.outcomes);
    output.write(part_file_bytes(part));
    return ExitCode::ok;
}

ExitCode run_here(const Arguments& arguments) {
    RunSettings settings = run_settings(arguments);
    InputText input = read_input(arguments.operands().front());
    Output output = output_of(arguments, input.identity);
    std::string text = input.text;
    const Scenario scenario = read_scenario_or_fail(std::move(input), arguments);
    complete(scenario, settings);
    if (arguments.has("shard")) {
        PartFile part;
        part.run = identity_of(scenario, std::move(text), settings, arguments);
        return run_shard(scenario, std::move(part), settings, arguments, output);
    }
    return report_run(simulate_and_answer(scenario, settings, arguments), arguments, output);
}

ExitCode run(const Arguments& arguments) {
    const std::unique_ptr<Ranks> ranks = join_ranks();
    if (ranks == nullptr) return run_here(arguments);
    if (arguments.has("shard"))
        throw Failure(ExitCode::usage, "'--shard' is for runs without mpirun",
                      "under mpirun every rank does a part");
    return run_on_ranks(arguments, *ranks);
}

std::vector<OptionSpec> run_options() {
    std::vector<OptionSpec> options = run_setting_options();
    options.push_back(format_option({"text", "json", "csv", "html"}));
    for (OptionSpec& option : reader_options()) options.push_back(std::move(option));
    for (OptionSpec& option : output_options()) options.push_back(std::move(option));
    options.push_back(color_option());
    options.push_back(quiet_option());
    return options;
}

}  // namespace

Command run_command() {
    return {
        .name = "run",
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
            "With --precision 0.5% it runs until half of every interval is within 0.5 % of its percentile "
            "(of a "
            "difference: of the larger offer's median, if that is more), and every chance to beat another "
            "offer "
            "within half a percentage point; --paths is then the most it may take (100M unless given). Where "
            "that does not suffice the report is marked partial and the exit code is 75.\n"
            "\n"
            "With --sampler sobol the number of paths is rounded up to sixteen times a power of two, and "
            "errors "
            "come from sixteen replicates that are scrambled independently.\n"
            "\n"
            "In a build with MPI, 'mpirun offersim run FILE' divides the paths among the processes; the "
            "figures "
            "are the same.\n"
            "\n"
            "Ctrl-C stops a run and reports the paths finished so far; a second one ends it at once.",
        .options = run_options(),
        .run = run,
        .runs_on_ranks = true};
}

}  // namespace offersim
