#include "cli/negotiate.hpp"

#include <fmt/format.h>

#include "analysis/negotiation.hpp"
#include "base/diagnostic.hpp"
#include "cli/failure.hpp"
#include "cli/file.hpp"
#include "cli/study_command.hpp"
#include "report/negotiation_report.hpp"
#include "scenario/quantity.hpp"

namespace offersim {

namespace {

constexpr double usual_simulations = 90;  ///< for the progress bar; how many it takes depends on the offer

/// The value of an option as a quantity of the scenario language within bounds.
std::optional<double> quantity_option(const Arguments& arguments, const std::string& option, Unit unit,
                                      double least, double most) {
    const auto text = arguments.value(option);
    if (!text) return {};
    QuantityFault fault;
    const auto value = parse_quantity(*text, unit, fault);
    if (!value)
        throw Failure(ExitCode::usage, fmt::format("'--{}': {}", option, fault.message), fault.suggestion);
    if (!(*value > least && *value < most))
        throw Failure(ExitCode::usage,
                      fmt::format("'--{}' must be over {:g} and under {:g}", option, least, most));
    return value;
}

ExitCode negotiate_offer(const Arguments& arguments) {
    NegotiationSettings asked;
    asked.budget = quantity_option(arguments, "budget", Unit::money, 0, 1e15);
    asked.floor_chance = quantity_option(arguments, "chance", Unit::share, 0, 1).value_or(asked.floor_chance);
    return run_study(arguments, usual_simulations, [&](const Study& study) {
        asked.subject = offer_named(arguments, "offer", study.scenario);
        asked.against = offer_named(arguments, "against", study.scenario);
        if (!asked.against.empty())
            check_pair(study.scenario.offers[subject_index(study.scenario, asked.subject)].name,
                       asked.against);
        NegotiationAnswer answer = negotiate(study.scenario, asked, study.settings);
        study.finish(answer.run);
        return study.as_json ? negotiation_json(answer) : negotiation_text(answer, study.text);
    });
}

}  // namespace

Command negotiate_command() {
    std::vector<OptionSpec> options = pair_options();
    options.push_back(
        {.name = "budget",
         .value_name = "AMOUNT",
         .summary = "Employer's money to compare levers and packages at; default: about 5 % of the offer",
         .choices = {}});
    options.push_back({.name = "chance",
                       .value_name = "SHARE",
                       .summary = "How surely the floor is to be met, as 80%",
                       .choices = {}});
    for (OptionSpec& option : study_options()) options.push_back(std::move(option));
    return {.name = "negotiate",
            .summary = "Find out what to ask for: levers, what would be enough, packages",
            .operands = "FILE",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Tells what each term of an offer of the scenario FILE is worth to you against what it costs "
                "the employer, "
                "how much of one would make the offer match its rival, and how a budget is best spent. All "
                "on the same "
                "simulated futures, so that small changes show.",
            .options = std::move(options),
            .run = negotiate_offer};
}

}  // namespace offersim
