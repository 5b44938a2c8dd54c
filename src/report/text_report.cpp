#include "report/text_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "report/layout.hpp"
#include "report/text_sections.hpp"
#include "report/versus.hpp"

namespace offersim {

namespace {

constexpr int least_width = 60;
constexpr int longest_name = 200;

/// The unit that suits what the offers are typically worth.
MoneyUnit unit_for(const RunAnswer& answer) {
    double largest = 0;
    for (const OfferAnswer& offer : answer.offers) {
        const Summary& summary = primary_summary(answer, offer);
        double middle = std::abs(summary.mean.value);
        for (const Percentile& percentile : summary.percentiles)
            if (percentile.p == 50 && percentile.value != 0) middle = std::abs(percentile.value);
        largest = std::max(largest, middle);
    }
    return money_unit(largest);
}

std::string years_text(int months) {
    return months % 12 == 0 ? fmt::format("{} years", months / 12) : fmt::format("{} months", months);
}

std::string head(const TextContext& context) {
    const RunAnswer& answer = context.answer;
    std::string text;
    if (!answer.title.empty()) text += context.style.heading(wrap(shown(answer.title), context.width));
    text += context.style.faint(
        wrap(fmt::format("{}: {} of pay from {}, settled within {}, {}", shown(answer.file),
                         years_text(answer.horizon_months), answer.start, years_text(answer.settle_months),
                         shown(answer.currency)),
             context.width));
    if (answer.partial) {
        text +=
            context.style.warning(wrap(fmt::format("partial: {} of {} paths (the run was interrupted)",
                                                   count_text(answer.paths), count_text(answer.paths_asked)),
                                       context.width));
    }
    return text;
}

/// A word for a shell that means `text` and nothing else.
std::string shell_word(const std::string& text) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+,:=@%-";
    if (text == "<stdin>") return "-";
    const std::string safe = escape_control(text);
    if (!safe.empty() && safe.find_first_not_of(plain) == std::string::npos) return safe;
    std::string word = "'";
    for (const char letter : safe) word += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return word + "'";
}

std::string foot(const TextContext& context) {
    const RunAnswer& answer = context.answer;
    std::string text = context.style.faint(
        wrap(fmt::format("{} paths, seed {}, {}, {} {}, {:.2f} s, offersim {}", count_text(answer.paths),
                         answer.seed, answer.rng, answer.threads, answer.threads == 1 ? "thread" : "threads",
                         answer.seconds, answer.program_version),
             context.width));
    const std::string file = (answer.file.starts_with('-') ? "./" : "") + shell_word(answer.file);
    std::string replay =
        fmt::format("offersim run {} --paths {} --seed {}", file, answer.paths_asked, answer.seed);
    for (const std::string& setting : answer.overrides) replay += " --set " + shell_word(setting);
    // Commands are not wrapped, so that they can be copied.
    text += context.style.faint("the same figures again:  " + replay) + "\n";
    text += context.style.faint("what was assumed:        offersim check --explain " + file) + "\n";
    return text;
}

std::string warnings(const TextContext& context) {
    std::string text;
    for (const std::string& warning : context.answer.warnings)
        text += context.style.warning(wrap(escape_control(warning), context.width, "warning: ", "  "));
    return text;
}

}  // namespace

std::string shown(std::string_view name) { return shorten(escape_control(name), longest_name); }

std::string measure_words(const RunAnswer& answer) {
    return answer.primary_measure == "net_present" ? "present value after tax" : "present value before tax";
}

std::string text_report(const RunAnswer& answer, const TextReportSettings& settings) {
    const TextContext context{
        answer, std::max(settings.width, least_width), {settings.color}, unit_for(answer)};
    std::string text = head(context);
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
    add(warnings(context));
    add(foot(context));
    return text;
}

}  // namespace offersim
