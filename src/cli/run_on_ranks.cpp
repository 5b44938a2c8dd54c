#include "cli/run_on_ranks.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "analysis/precision.hpp"
#include "cli/common_options.hpp"
#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/rank_duty.hpp"
#include "cli/read_scenario_file.hpp"
#include "cli/run_watch.hpp"
#include "cli/run_work.hpp"
#include "plan/make_plan.hpp"

namespace offersim {

namespace {

std::uint64_t number_in(const std::string& text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Programs that differ would give sums that no program gives.
void compare_identities(const std::vector<std::string>& all, const RunIdentity& own) {
    for (std::size_t rank = 1; rank < all.size(); ++rank) {
        const std::optional<RunIdentity> other = identity_from_bytes(all[rank]);
        const std::string difference = other ? own.difference(*other) : "version of offersim";
        if (!difference.empty())
            throw Failure(
                ExitCode::internal_error,
                fmt::format("rank {} runs something else than rank 0 (another {})", rank, difference),
                "install the same offersim, and the same models, on every machine");
    }
}

/// The file is read by the first rank alone, so that the other machines need not have it.
ExitCode lead(const Arguments& arguments, RunSettings settings, Ranks& ranks) {
    InputText input;
    std::optional<Output> output;
    prepare_for_all(&ranks, [&] {
        input = read_input(arguments.operands().front());
        output = output_of(arguments, input.identity);
    });
    ranks.broadcast(input.name);
    ranks.broadcast(input.text);
    const Scenario scenario = read_scenario_or_fail(std::move(input), arguments);
    complete(scenario, settings);
    ranks.broadcast(std::to_string(*settings.seed));
    const RunIdentity identity = identity_of(scenario, {}, settings, arguments);
    compare_identities(ranks.gather({}), identity);
    settings.simulation.ranks = &ranks;
    return report_run(simulate_and_answer(scenario, settings, arguments), arguments, *output);
}

/// What there is to say, the first rank says.
ExitCode follow(const Arguments& arguments, RunSettings settings, Ranks& ranks) {
    const ExitCode code = prepared_by_first(ranks);
    if (code != ExitCode::ok) return code;
    std::string name = ranks.broadcast({}), text = ranks.broadcast({});
    Diagnostics unheard;
    const auto scenario =
        read_scenario(std::move(text), std::move(name), reader_settings(arguments), unheard);
    if (!scenario) return ExitCode::bad_data;
    settings.seed = number_in(ranks.broadcast({}));
    complete(*scenario, settings);
    ranks.gather(identity_bytes(identity_of(*scenario, {}, settings, arguments)));
    const Plan plan = make_plan(*scenario, *settings.seed);
    RunWatch watch(settings.simulation.paths, false);
    settings.simulation.stop = watch.stop_token();
    settings.simulation.ranks = &ranks;
    Simulation simulation(plan, settings.simulation);
    if (settings.precision)
        answer_to_precision(*scenario, plan, simulation, *settings.precision, settings.answer);
    else
        simulation.advance_to(settings.simulation.paths);
    return watch.interruption().value_or(ExitCode::ok);
}

}  // namespace

ExitCode run_on_ranks(const Arguments& arguments, Ranks& ranks) {
    const RunSettings settings = run_settings(arguments);
    ExitCode code = ExitCode::ok;
    std::optional<Failure> known;
    or_end_all(&ranks, [&] {
        try {
            code = ranks.is_first() ? lead(arguments, settings, ranks) : follow(arguments, settings, ranks);
        } catch (const Failure& failure) {
            // What concerns the input every rank knows by now; anything else leaves the others waiting.
            const bool is_fault_of_input = failure.code() == ExitCode::bad_data && failure.message().empty();
            const bool is_fault_of_file =
                failure.code() == ExitCode::no_input || failure.code() == ExitCode::cannot_create;
            if (!is_fault_of_input && !is_fault_of_file) throw;
            known = failure;
        }
    });
    if (known) throw *known;
    return code;
}

}  // namespace offersim
