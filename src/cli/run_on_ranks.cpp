#include "cli/run_on_ranks.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "analysis/precision.hpp"
#include "cli/common_options.hpp"
#include "cli/failure.hpp"
#include "cli/input.hpp"
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
    try {
        input = read_input(arguments.operands().front());
        output = output_of(arguments, input.identity);
    } catch (const Failure& failure) {
        ranks.broadcast(std::to_string(static_cast<int>(failure.code())));
        throw;
    }
    ranks.broadcast(std::to_string(static_cast<int>(ExitCode::ok)));
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
    const auto code = static_cast<ExitCode>(number_in(ranks.broadcast({})));
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
    RunSettings settings = run_settings(arguments);
    const auto fail = [&ranks](ExitCode code, const std::string& message, const std::string& suggestion) {
        std::string text = fmt::format("offersim: error: rank {}: {}\n", ranks.index(), message);
        if (!suggestion.empty()) text += fmt::format("  {}\n", suggestion);
        static_cast<void>(write_all(STDERR_FILENO, text));
        ranks.abort(static_cast<int>(code));
    };
    try {
        return ranks.is_first() ? lead(arguments, settings, ranks) : follow(arguments, settings, ranks);
    } catch (const Failure& failure) {
        // What concerns the input every rank knows by now; anything else leaves the others waiting.
        if (failure.code() == ExitCode::bad_data && failure.message().empty()) throw;
        if (failure.code() == ExitCode::no_input || failure.code() == ExitCode::cannot_create) throw;
        fail(failure.code(), failure.message(), failure.suggestion());
    } catch (const std::bad_alloc&) {
        fail(ExitCode::out_of_resources, "out of memory", {});
    } catch (const std::exception& error) {
        fail(ExitCode::internal_error, error.what(), {});
    }
    return ExitCode::internal_error;
}

}  // namespace offersim
