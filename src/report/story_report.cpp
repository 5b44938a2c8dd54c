#include "report/story_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "report/figures.hpp"
#include "report/layout.hpp"
#include "report/story_words.hpp"
#include "report/style.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr int least_width = 60;

/// How the path was found.
std::string choice_text(const PathStory& story) {
    if (!story.choice)
        return fmt::format("path {}, future by future the same as in every run of this seed", story.path);
    const StoryChoice& choice = *story.choice;
    return fmt::format("path {}: P{:g} of what {} is worth, number {} of {} futures in ascending order",
                       story.path, choice.percentile, shown(story.offer), count_text(choice.rank),
                       count_text(choice.among));
}

std::string month_row(const PathStory& story, const StoryMonth& month, double so_far, const MoneyUnit& unit,
                      int width) {
    const auto money = [&](double amount) {
        return amount == 0 ? std::string("-") : money_text(amount, unit);
    };
    const std::string price = month.price && story.start_price > 0
                                  ? fmt::format("{:.2f}x", *month.price / story.start_price)
                                  : std::string("-");
    std::string date = dated_month(story, month.month);
    date = date.substr(date.find('(') + 1, 7);
    const std::string lead = pad_left(fmt::format("{}", month.month), 5) + "  " + date +
                             pad_left(money(month.nominal - month.shares), 9) +
                             pad_left(money(month.shares), 9) + pad_left(money_text(so_far, unit), 10) +
                             pad_left(price, 9) + "  ";
    std::string events;
    for (const std::string& event : month_events(story, month.month, unit))
        events += (events.empty() ? "" : ", ") + event;
    if (events.empty()) return lead.substr(0, lead.size() - 2) + "\n";
    return wrap(events, width, lead, std::string(static_cast<std::size_t>(display_width(lead)), ' '));
}

std::string month_table(const PathStory& story, const MoneyUnit& unit, const Style& style, int width) {
    std::string text = style.heading("Month by month") +
                       fmt::format(": pay and shares as paid; so far in {}\n\n", measure_words(story.run));
    text += pad_left("month", 5) + "  " + pad_right("date", 7) + pad_left("pay", 9) + pad_left("shares", 9) +
            pad_left("so far", 10) + pad_left("a share", 9) + "  what happens\n";
    double so_far = 0;
    for (const StoryMonth& month : story.months) {
        so_far += month.present;
        const bool is_quiet = month.nominal == 0 && month_events(story, month.month, unit).empty();
        if (is_quiet && (month.month > story.run.horizon_months || month.month == 0)) continue;
        text += month_row(story, month, so_far, unit, width);
    }
    return text;
}

std::string component_table(const PathStory& story, const MoneyUnit& unit, const Style& style, int width) {
    Table table;
    table.add({"", shorten(shown(story.offer), 18)});
    for (std::size_t c = 0; c < component_count; ++c)
        if (story.components[c] != 0)
            table.add({component_label(static_cast<int>(c)), money_text(story.components[c], unit)});
    table.add({"together, as paid", money_text(story.nominal, unit)});
    table.add({measure_words(story.run), money_text(story.present, unit)});
    for (const StoryRival& rival : story.rivals)
        table.add({"the same of " + shorten(shown(rival.name), 18), money_text(rival.worth, unit)});
    return style.heading("What it paid") + "\n\n" + table.text(width);
}

}  // namespace

std::string story_text(const PathStory& story, const TextReportSettings& settings) {
    const Style style{settings.color};
    const int width = std::max(settings.width, least_width);
    double largest = std::max(std::abs(story.nominal), std::abs(story.present));
    for (const StoryRival& rival : story.rivals) largest = std::max(largest, std::abs(rival.worth));
    const MoneyUnit unit = money_unit(largest);
    std::string text = style.heading(wrap(fmt::format("One future of {}", shown(story.offer)), width));
    text += style.faint(wrap(choice_text(story), width)) + "\n";
    for (const std::string& line : story_lines(story, unit)) text += wrap(line, width);
    text += "\n" + month_table(story, unit, style, width);
    text += fmt::format(
        "\nA share: its price over {}.\n",
        story.is_listed ? "today's" : "the last round's; fair value of common until it is listed");
    text += "\n" + component_table(story, unit, style, width);
    text += "\n" + style.faint(fmt::format("seed {}, {}, offersim {}\n", story.run.seed, story.run.rng,
                                           story.run.program_version));
    return text;
}

}  // namespace offersim
