#include "report/text_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "report/figures.hpp"
#include "report/layout.hpp"
#include "report/text_sections.hpp"

namespace offersim {

std::string head_section(const TextContext& context) {
    const RunAnswer& answer = context.answer;
    std::string text;
    if (!answer.title.empty()) text += context.style.heading(wrap(shown(answer.title), context.width));
    text += context.style.faint(
        wrap(fmt::format("{}: {} of pay from {}, settled within {}, {}", shown(answer.file),
                         duration_text(answer.horizon_months), answer.start,
                         duration_text(answer.settle_months), shown(answer.currency)),
             context.width));
    if (answer.partial) {
        text +=
            context.style.warning(wrap(fmt::format("partial: {} of {} paths (the run was interrupted)",
                                                   count_text(answer.paths), count_text(answer.paths_asked)),
                                       context.width));
    }
    return text;
}

std::string foot_section(const TextContext& context, const std::string& replay) {
    const RunAnswer& answer = context.answer;
    std::string text = context.style.faint(
        wrap(fmt::format("{} paths, seed {}, {}, {} {}, {:.2f} s, offersim {}", count_text(answer.paths),
                         answer.seed, answer.rng, answer.threads, answer.threads == 1 ? "thread" : "threads",
                         answer.seconds, answer.program_version),
             context.width));
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
