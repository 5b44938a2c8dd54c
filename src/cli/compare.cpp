#include "cli/compare.hpp"

#include "analysis/comparison.hpp"
#include "cli/study_command.hpp"
#include "report/compare_report.hpp"

namespace offersim {

namespace {

ExitCode compare(const Arguments& arguments) {
    return run_study(arguments, compare_simulations, [&](const Study& study) {
        CompareAnswer answer =
            compare_offers(study.scenario, offer_named(arguments, "offer", study.scenario), study.settings);
        study.finish(answer.run);
        return study.as_json ? compare_json(answer) : compare_text(answer, study.text);
    });
}

}  // namespace

Command compare_command() {
    std::vector<OptionSpec> options{
        {.name = "offer",
         .value_name = "NAME",
         .summary = "The offer to set against the others; default: the scenario's 'compare'",
         .choices = {}}};
    for (OptionSpec& option : study_options()) options.push_back(std::move(option));
    return {.name = "compare",
            .summary = "Set one offer against the others, head to head",
            .operands = "FILE",
            .least_operands = 1,
            .most_operands = 1,
            .operand_choices = {},
            .operand_kind = ValueKind::file,
            .description =
                "Tells how often an offer of the scenario FILE beats each other and by how much, whether one "
                "is better "
                "whatever one's taste for risk, what its company must become worth for it to be ahead, how "
                "that hangs "
                "on when one leaves, and how averse to risk one may be.",
            .options = std::move(options),
            .run = compare};
}

}  // namespace offersim
