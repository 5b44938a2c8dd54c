#include "cli/explain.hpp"

#include <limits>

#include "analysis/path_story.hpp"
#include "cli/failure.hpp"
#include "cli/study_command.hpp"
#include "plan/make_plan.hpp"
#include "report/story_report.hpp"

namespace offersim {

namespace {

constexpr double usual_percentile = 50;

/// One percentile, from 0 to 100 exclusive.
std::optional<double> percentile_asked(const Arguments& arguments) {
    const auto asked = arguments.percentiles("percentile");
    if (!asked) return std::nullopt;
    if (asked->size() != 1)
        throw Failure(ExitCode::usage, "'--percentile' takes one percentile", "explain them one by one");
    return asked->front();
}

ExitCode explain(const Arguments& arguments) {
    const std::optional<double> percentile = percentile_asked(arguments);
    const auto path = arguments.whole_number("path", 0, std::numeric_limits<std::int64_t>::max());
    if (path && percentile)
        throw Failure(ExitCode::usage, "'--path' and '--percentile' exclude each other", "give one of them");
    return run_study(
        arguments, path ? 0 : 1,
        [&](const Study& study) {
            const Plan plan = make_plan(study.scenario, study.settings.seed);
            const std::size_t offer =
                subject_index(study.scenario, offer_named(arguments, "offer", study.scenario));
            std::uint64_t chosen = path.value_or(0);
            std::optional<StoryChoice> choice;
            if (!path)
                std::tie(chosen, choice) =
                    path_at_percentile(plan, offer, percentile.value_or(usual_percentile), study.settings);
            PathStory story = tell_path(study.scenario, plan, offer, chosen);
            story.choice = choice;
            story.run.paths = story.run.paths_asked = study.settings.paths;
            study.finish(story.run);
            return study.as_json ? story_json(story) : story_text(story, study.text);
        },
        1);
}

}  // namespace

Command explain_command() {
    std::vector<OptionSpec> options{
        {.name = "path", .value_name = "N", .summary = "The future of that number, from 0", .choices = {}},
        {.name = "percentile",
         .letter = 'p',
         .value_name = "P",
         .summary = "The future at that percentile of what the offer is worth; default: 50",
         .choices = {}},
        {.name = "offer",
         .value_name = "NAME",
         .summary = "The offer to tell of; default: the scenario's 'compare'",
         .choices = {}}};
    for (OptionSpec& option : study_options()) options.push_back(std::move(option));
    return {
        .name = "explain",
        .summary = "Tell one future month by month",
        .operands = "FILE",
        .least_operands = 1,
        .most_operands = 1,
        .operand_choices = {},
        .operand_kind = ValueKind::file,
        .description =
            "Tells one simulated future of an offer of the scenario FILE: what becomes of the company, what "
            "vests "
            "and is sold, when you leave, what is paid in each month. Its sums are those of the same path in "
            "'offersim run' with the same seed.\n"
            "\n"
            "A percentile is found among the first paths of the run, up to 100,000 unless '--paths' says "
            "more, as "
            "an order statistic: no interpolation.",
        .options = std::move(options),
        .run = explain};
}

}  // namespace offersim
