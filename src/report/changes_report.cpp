#include "report/changes_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/json_parts.hpp"
#include "report/layout.hpp"
#include "report/text_sections.hpp"
#include "report/versus.hpp"

namespace offersim {

namespace {

constexpr std::size_t most_inputs = 20, most_figures = 25, most_reasons = 2;
constexpr const char* nothing = "-";

std::string figure_text(const FigureChange& change, double value, const MoneyUnit& unit) {
    return change.is_chance ? percent_text(value) : money_text(value, unit);
}

std::string change_text(const FigureChange& change, const MoneyUnit& unit) {
    const double by = change.now - change.before;
    if (change.is_chance) return fmt::format("{:+.1f} points", 100 * by);
    return fmt::format("{} ±{}", signed_money_text(by, unit), money_text(change.error, unit));
}

/// "groq beats google in 24.1 % of futures (17.5 % before)" of each rival that both runs have.
std::string winning_sentence(const RunChanges& changes) {
    RunAnswer before = changes.before;
    before.compare = changes.now.compare;
    std::vector<std::string> items;
    for (const Versus& now : versus_others(changes.now))
        for (const Versus& old : versus_others(before)) {
            if (old.self->name != now.self->name || old.other->name != now.other->name) continue;
            items.push_back(fmt::format("{} in {} of futures ({} before)", shown(now.other->name),
                                        percent_text(now.wins.value), percent_text(old.wins.value)));
        }
    if (items.empty()) return {};
    return fmt::format("{} beats {}. ", shown(changes.now.compare), listed(items));
}

std::string lead_of(const RunChanges& changes) {
    std::string text = winning_sentence(changes);
    text += changes.moved.empty()
                ? fmt::format("None of the {} figures that both runs have moved beyond its error. ",
                              changes.compared)
                : fmt::format("{} of the {} figures that both runs have moved beyond their errors. ",
                              changes.moved.size(), changes.compared);
    std::vector<std::string> keys;
    for (const InputChange& input : changes.inputs) keys.push_back(shown(input.key));
    if (keys.empty() && changes.settings.empty())
        return text + "No input differs, and nothing of how it was run.";
    if (keys.empty())
        text += "No input differs";
    else if (keys.size() <= 3)
        text += fmt::format("What differs: {}", listed(keys));
    else
        text += fmt::format("{} inputs differ", keys.size());
    return text + (changes.settings.empty()
                       ? "."
                       : fmt::format("; of how it was run: {}.", listed(changes.settings)));
}

FigureTable input_figures(const RunChanges& changes) {
    FigureTable figures;
    figures.heading = "Inputs that differ";
    figures.names_rows = true;
    figures.row_name_width = 36;
    figures.table.add({"key", "before", "now"});
    for (std::size_t i = 0; i < std::min(changes.inputs.size(), most_inputs); ++i) {
        const InputChange& input = changes.inputs[i];
        const auto text = [](const std::string& value) {
            return value.empty() ? nothing : shorten(shown(value), 18);
        };
        figures.table.add({shown(input.key), text(input.before), text(input.now)});
    }
    if (changes.inputs.size() > most_inputs)
        figures.notes.push_back(
            fmt::format("{} more are left out; --format json has all.", changes.inputs.size() - most_inputs));
    for (const std::string& name : changes.offers_new)
        figures.notes.push_back(fmt::format("The offer {} is new.", shown(name)));
    for (const std::string& name : changes.offers_gone)
        figures.notes.push_back(fmt::format("The offer {} is gone.", shown(name)));
    return figures;
}

/// The inputs that reach a figure; chance, where none does.
std::string reason_text(const RunChanges& changes, const FigureChange& change) {
    if (change.because.empty())
        return changes.settings.empty() ? "no input that differs reaches it" : "how it was run, or chance";
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < std::min(change.because.size(), most_reasons); ++i)
        keys.push_back(shown(change.because[i]));
    if (change.because.size() > most_reasons)
        keys.push_back(fmt::format("{} more", change.because.size() - most_reasons));
    return listed(keys);
}

FigureTable moved_figures(const RunChanges& changes) {
    FigureTable figures;
    figures.heading = "Figures that moved";
    figures.scope = ", furthest beyond their errors first";
    figures.names_rows = true;
    figures.row_name_width = 36;
    figures.table.add({"figure", "before", "now", "change"});
    const MoneyUnit unit = unit_for(changes.now);
    for (std::size_t i = 0; i < std::min(changes.moved.size(), most_figures); ++i) {
        const FigureChange& change = changes.moved[i];
        figures.table.add({fmt::format("{}: {}", shown(change.offer), change.name),
                           figure_text(change, change.before, unit), figure_text(change, change.now, unit),
                           change_text(change, unit)});
    }
    if (changes.moved.size() > most_figures)
        figures.notes.push_back(
            fmt::format("{} more are left out; --format json has all.", changes.moved.size() - most_figures));
    return figures;
}

/// By whose figures they are, since inputs reach offers and not single figures.
FigureTable reason_figures(const RunChanges& changes) {
    FigureTable figures;
    figures.heading = "Why";
    figures.scope = ": the inputs that differ and reach these figures";
    figures.names_rows = true;
    figures.row_name_width = 24;
    figures.table.add({"figures of", "moved", "because of"});
    std::vector<std::string> told;
    for (const FigureChange& change : changes.moved) {
        if (std::find(told.begin(), told.end(), change.offer) != told.end()) continue;
        told.push_back(change.offer);
        const auto count =
            std::count_if(changes.moved.begin(), changes.moved.end(),
                          [&](const FigureChange& other) { return other.offer == change.offer; });
        figures.table.add(
            {shown(change.offer), fmt::format("{}", count), shorten(reason_text(changes, change), 44)});
    }
    return figures;
}

}  // namespace

std::string changes_text(const RunChanges& changes, const std::string& before_file,
                         const std::string& now_file, const TextReportSettings& settings) {
    const TextContext context{
        changes.now, std::max(settings.width, least_text_width), {settings.color}, unit_for(changes.now)};
    std::string text = head_section(context);
    text += context.style.faint(
        wrap(fmt::format("{} against {}", shown(now_file), shown(before_file)), context.width));
    text += "\n" + wrap(lead_of(changes), context.width);
    for (const FigureTable& figures :
         {input_figures(changes), reason_figures(changes), moved_figures(changes)})
        if (!figures.is_empty()) text += "\n" + figure_section(context, figures);
    return text;
}

std::string changes_json(const RunChanges& changes, const std::string& before_file,
                         const std::string& now_file) {
    JsonWriter json;
    json.begin_object();
    json.member("schema", "offersim.changes/1");
    json.member("before", before_file);
    json.member("now", now_file);
    json.key("inputs").begin_array();
    for (const InputChange& input : changes.inputs) {
        json.begin_object(JsonWriter::Layout::line);
        json.member("key", input.key);
        json.member("before", input.before);
        json.member("now", input.now);
        json.end_object();
    }
    json.end_array();
    put_texts(json, "settings", changes.settings);
    put_texts(json, "offers_new", changes.offers_new);
    put_texts(json, "offers_gone", changes.offers_gone);
    json.member("figures_compared", changes.compared);
    json.key("figures_moved").begin_array();
    for (const FigureChange& change : changes.moved) {
        json.begin_object();
        json.member("of", change.offer);
        json.member("figure", change.name);
        json.member("before", change.before);
        json.member("now", change.now);
        json.member("error", change.error);
        put_texts(json, "because", change.because);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.text();
}

}  // namespace offersim
