#include "report/text_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "report/figures.hpp"
#include "report/layout.hpp"
#include "report/text_sections.hpp"

namespace offersim {

namespace {

/// As much of an estimate as can be trusted.
std::uint64_t two_digits(double value) {
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(std::max(value, 1.0))) - 1));
    return static_cast<std::uint64_t>(std::round(value / unit) * unit);
}

std::string why_partial(const RunAnswer& answer) {
    if (answer.paths < answer.paths_asked)
        return fmt::format("{} of {} paths (the run was interrupted)", count_text(answer.paths),
                           count_text(answer.paths_asked));
    return fmt::format("{} paths did not suffice for the precision of {:g} % ({} is known to {:.2g} %)",
                       count_text(answer.paths), 100 * answer.precision->asked,
                       shown(answer.precision->loosest), 100 * answer.precision->reached);
}

/// What was gained by Sobol points or by stopping when it was enough.
std::string how_sure(const RunAnswer& answer) {
    std::string text;
    if (answer.replicates > 0)
        text =
            fmt::format("Sobol points in {} replicates{}\n", answer.replicates,
                        answer.worth_paths ? fmt::format(": for the median difference worth {} plain paths",
                                                         count_text(two_digits(*answer.worth_paths)))
                                           : std::string());
    if (answer.precision && answer.precision->is_reached)
        text += fmt::format("precision {:g} % reached after {} looks: {} is known to {:.2g} %\n",
                            100 * answer.precision->asked, answer.precision->looks,
                            shown(answer.precision->loosest), 100 * answer.precision->reached);
    return text;
}

}  // namespace

std::string head_section(const TextContext& context) {
    const RunAnswer& answer = context.answer;
    std::string text;
    if (!answer.title.empty()) text += context.style.heading(wrap(shown(answer.title), context.width));
    text += context.style.faint(
        wrap(fmt::format("{}: {} of pay from {}, settled within {}, {}", shown(answer.file),
                         duration_text(answer.horizon_months), answer.start,
                         duration_text(answer.settle_months), shown(answer.currency)),
             context.width));
    if (answer.partial) text += context.style.warning(wrap("partial: " + why_partial(answer), context.width));
    return text;
}

std::string foot_section(const TextContext& context, const std::string& replay) {
    const RunAnswer& answer = context.answer;
    std::string text = context.style.faint(
        wrap(fmt::format("{} paths, seed {}, {}, {} {}, {:.2f} s, offersim {}", count_text(answer.paths),
                         answer.seed, answer.rng, answer.threads, answer.threads == 1 ? "thread" : "threads",
                         answer.seconds, answer.program_version),
             context.width));
    text += context.style.faint(how_sure(answer));
    // Commands are not wrapped, so that they can be copied.
    text += context.style.faint("the same figures again:  " + replay) + "\n";
    text += context.style.faint("what was assumed:        " + assumptions_command(answer)) + "\n";
    return text;
}

std::string warnings_section(const TextContext& context) {
    std::string text;
    for (const std::string& warning : context.answer.warnings)
        text += context.style.warning(wrap(escape_control(warning), context.width, "warning: ", "  "));
    return text;
}

std::string text_report(const RunAnswer& answer, const TextReportSettings& settings) {
    const TextContext context{
        answer, std::max(settings.width, least_text_width), {settings.color}, unit_for(answer)};
    std::string text = head_section(context);
    const auto add = [&](const std::string& section) {
        if (!section.empty()) text += "\n" + section;
    };
    if (!answer.offers.empty()) {
        add(lead_section(context));
        add(distribution_section(context));
        add(head_to_head_section(context));
        add(measures_section(context));
        if (answer.detail != DetailLevel::brief) {
            add(equity_worth_section(context));
            add(futures_section(context));
            add(years_section(context));
            add(components_section(context));
            add(fates_section(context));
        }
        if (answer.detail == DetailLevel::full) add(details_section(context));
    }
    add(warnings_section(context));
    add(foot_section(context, replay_command(answer)));
    return text;
}

}  // namespace offersim
