#include "cli/run_work.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "analysis/precision.hpp"
#include "base/stream.hpp"
#include "cli/budget.hpp"
#include "cli/failure.hpp"
#include "cli/run_settings.hpp"
#include "cli/run_watch.hpp"
#include "plan/make_plan.hpp"

namespace offersim {

namespace {

/// What --precision may take where --paths does not say: a scenario's own count is meant for a run without
/// it.
constexpr std::uint64_t default_budget = 100'000'000;

}  // namespace

void complete(const Scenario& scenario, RunSettings& settings) {
    const std::uint64_t usual =
        settings.precision ? std::max(scenario.run.paths, default_budget) : scenario.run.paths;
    settings.simulation.paths =
        Simulation::rounded_up(settings.paths.value_or(usual), settings.simulation.sampler);
    if (!settings.seed) settings.seed = scenario.run.seed ? *scenario.run.seed : drawn_seed();
}

FinishedRun simulate_and_answer(const Scenario& scenario, RunSettings settings, const Arguments& arguments) {
    const auto start = std::chrono::steady_clock::now();
    const Plan plan = make_plan(scenario, *settings.seed);
    refuse_over_budget(plan, settings.simulation);
    const std::uint64_t total =
        settings.simulation.paths + page_paths(scenario, plan, settings.simulation, arguments);
    RunWatch watch(total, wants_progress(arguments));
    settings.simulation.stop = watch.stop_token();
    settings.simulation.progress = [&watch](std::uint64_t done) { watch.progress(done); };
    Simulation simulation(plan, settings.simulation);
    FinishedRun run;
    if (settings.precision)
        run.answer = answer_to_precision(scenario, plan, simulation, *settings.precision, settings.answer);
    else {
        simulation.advance_to(settings.simulation.paths);
        if (simulation.outcomes().paths > 0)
            run.answer = answer_run(scenario, plan, simulation.outcomes(), settings.answer);
    }
    if (run.answer.paths == 0)
        throw Failure(watch.interruption().value_or(ExitCode::internal_error),
                      "interrupted before the first paths were finished");
    watch.progress(run.answer.paths);
    add_page(
        scenario, plan, simulation.outcomes(), settings.simulation, arguments,
        [&watch](std::uint64_t paths) { watch.add_progress(paths); }, run);
    run.interruption = watch.interruption();
    run.answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return run;
}

RunIdentity identity_of(const Scenario& scenario, std::string text, const RunSettings& settings,
                        const Arguments& arguments) {
    RunIdentity run;
    run.version = OFFERSIM_VERSION;
    run.rng = random_generator_name;
    run.file = scenario.file;
    run.text = std::move(text);
    run.overrides = arguments.values("set");
    run.reading = reading_fingerprint(scenario);
    run.paths = settings.simulation.paths;
    run.seed = *settings.seed;
    run.sampler = settings.simulation.sampler == Sampler::sobol ? "sobol" : "philox";
    run.detail = settings.answer.detail;
    run.exact = settings.exact;
    run.percentiles = settings.answer.percentiles;
    return run;
}

bool wants_progress(const Arguments& arguments) {
    return !arguments.has("quiet") && ::isatty(STDERR_FILENO) == 1;
}

ExitCode report_run(FinishedRun run, const Arguments& arguments, Output& output) {
    run.answer.overrides = arguments.values("set");
    output.write(render_run(run, arguments, output));
    if (run.interruption) return *run.interruption;
    const bool is_short = run.answer.precision && !run.answer.precision->is_reached;
    return is_short ? ExitCode::precision_not_reached : ExitCode::ok;
}

}  // namespace offersim
