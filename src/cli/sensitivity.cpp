#include "cli/sensitivity.hpp"

#include "analysis/sensitivity.hpp"
#include "cli/study_command.hpp"
#include "report/sensitivity_report.hpp"

namespace offersim {

namespace {

constexpr double usual_simulations = 45;  ///< for the progress bar; three an uncertain input

ExitCode sensitivity(const Arguments& arguments) {
    return run_study(arguments, usual_simulations, [&](const Study& study) {
        SensitivitySettings asked;
        asked.subject = offer_named(arguments, "offer", study.scenario);
        asked.against = offer_named(arguments, "against", study.scenario);
        if (!asked.against.empty())
            check_pair(study.scenario.offers[subject_index(study.scenario, asked.subject)].name,
                       asked.against);
        SensitivityAnswer answer = analyse_sensitivity(study.scenario, asked, study.settings);
        study.finish(answer.run);
        return study.as_json ? sensitivity_json(answer) : sensitivity_text(answer, study.text);
    });
}

}  // namespace

Command sensitivity_command() {
    std::vector<OptionSpec> options = pair_options();
    for (OptionSpec& option : study_options()) options.push_back(std::move(option));
    return {.name = "sensitivity",
            .summary = "Find out what the decision hangs on and what to ask first",
            .operands = "FILE",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Tells what each uncertain input of the scenario FILE does to the comparison of an offer "
                "with its rival (a "
                "tornado and Sobol indices), and what knowing it before the decision would be worth, as "
                "questions to ask.",
            .options = std::move(options),
            .run = sensitivity};
}

}  // namespace offersim
