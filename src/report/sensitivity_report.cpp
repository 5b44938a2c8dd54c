#include "report/sensitivity_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/words.hpp"

namespace offersim {

namespace {

constexpr std::size_t most_bars = 12, most_sources = 12, most_questions = 8;
constexpr double z95 = 1.96;
constexpr double unclear_error = 0.25;  ///< an index that may be anything is not shown

/// "groq: ipo.hazard" for "companies.groq.liquidity.ipo.hazard".
std::string short_key(std::string_view key) {
    for (const std::string_view section : {"offers.", "companies."}) {
        if (!key.starts_with(section)) continue;
        std::string name(key.substr(section.size()));
        if (const std::size_t at = name.find(".liquidity."); at != std::string::npos) name.erase(at, 10);
        if (const std::size_t dot = name.find('.'); dot != std::string::npos) name.replace(dot, 1, ": ");
        return shown(name);
    }
    return shown(key);
}

bool is_worth_something(const InformationRow& row) {
    return row.value.value > z95 * row.value.standard_error;
}

std::string worth_text(const Mean& value, const MoneyUnit& unit) {
    return fmt::format("{} ±{}", money_text(std::max(value.value, 0.0), unit),
                       money_text(z95 * value.standard_error, unit));
}

FigureTable tornado_figures(const SensitivityAnswer& answer) {
    FigureTable figures;
    figures.heading = fmt::format("What moves {} against {}", shown(answer.subject), shown(answer.against));
    figures.scope = ": each uncertain input held at its P10 and at its P90";
    figures.names_rows = true;
    figures.row_name_width = 26;
    figures.table.add({"input", "P10 to P90", "median gap", "wins in"});
    const MoneyUnit unit = unit_for(answer.run);
    for (std::size_t i = 0; i < std::min(answer.tornado.size(), most_bars); ++i) {
        const TornadoBar& bar = answer.tornado[i];
        figures.table.add({short_key(bar.key),
                           fmt::format("{} to {}", input_text(bar.input_low, bar.is_share),
                                       input_text(bar.input_high, bar.is_share)),
                           fmt::format("{} to {}", signed_money_text(bar.at_low.median_difference, unit),
                                       signed_money_text(bar.at_high.median_difference, unit)),
                           fmt::format("{:.1f} to {:.1f} %", 100 * bar.at_low.p_wins.value,
                                       100 * bar.at_high.p_wins.value)});
    }
    figures.notes.push_back(fmt::format("As assumed: {}, {}.",
                                        signed_money_text(answer.base.median_difference, unit),
                                        percent_text(answer.base.p_wins)));
    if (answer.tornado.size() > most_bars)
        figures.notes.push_back(fmt::format("{} inputs that move less are left out; --format json has all.",
                                            answer.tornado.size() - most_bars));
    return figures;
}

std::string index_text(const Mean& index) {
    if (z95 * index.standard_error > unclear_error) return "unclear";
    return fmt::format("{:.1f} ±{:.1f}", 100 * index.value, 100 * z95 * index.standard_error);
}

FigureTable sobol_figures(const SensitivityAnswer& answer) {
    FigureTable figures;
    figures.heading = "Where the uncertainty comes from";
    figures.scope = ": Sobol indices in % of the variance, ± 95 % interval";
    figures.names_rows = true;
    figures.row_name_width = 26;
    figures.table.add({"source", "wins, alone", "with others", "gap, alone", "with others"});
    for (std::size_t i = 0; i < std::min(answer.sobol.size(), most_sources); ++i) {
        const SobolRow& row = answer.sobol[i];
        figures.table.add({source_name(row), index_text(row.winning.first), index_text(row.winning.total),
                           index_text(row.money.first), index_text(row.money.total)});
    }
    figures.notes.push_back(
        "Wins: whether it wins. Gap: by how much, which rare futures dominate. Alone: the part that would go "
        "if this "
        "were known. With others: the part that would stay if all else were known; these add up to more than "
        "100 where "
        "sources work together. Unclear: a few rare futures decide it.");
    return figures;
}

/// "1. groq: what did the bonus pay ...? (worth 14k ±0.5k)", a line a question.
std::string questions_text(const SensitivityAnswer& answer) {
    const MoneyUnit unit = unit_for(answer.run);
    std::string text;
    std::size_t number = 0;
    for (const InformationRow& row : answer.information) {
        if (!is_worth_something(row) || row.knower == Knower::nobody) continue;
        if (++number > most_questions) break;
        text += fmt::format("\n{}. {} (worth {})", number, row.question, worth_text(row.value, unit));
    }
    return text.empty()
               ? text
               : "What to find out first, and what knowing it before you decide is worth to you:" + text;
}

FigureTable unknowable_figures(const SensitivityAnswer& answer) {
    FigureTable figures;
    figures.heading = "What nobody can tell you";
    figures.scope = ", and what knowing it would be worth";
    figures.names_rows = true;
    figures.row_name_width = 62;
    figures.table.add({"", "worth"});
    const MoneyUnit unit = unit_for(answer.run);
    for (const InformationRow& row : answer.information)
        if (row.knower == Knower::nobody && is_worth_something(row))
            figures.table.add({row.question, worth_text(row.value, unit)});
    figures.table.add({"everything, beforehand", worth_text(answer.perfect_information, unit)});
    return figures;
}

std::string lead_of(const SensitivityAnswer& answer) {
    const MoneyUnit unit = unit_for(answer.run);
    std::string text =
        fmt::format("Knowing no more than now, {} is the best offer, by {}. ", shown(answer.best),
                    answer.is_by_certainty ? "what it is worth to you as a sure amount" : "its mean");
    std::vector<const InformationRow*> askable;
    for (const InformationRow& row : answer.information)
        if (is_worth_something(row) && row.knower != Knower::nobody) askable.push_back(&row);
    if (answer.information.empty()) return text + "Nothing in the scenario is uncertain that could be asked.";
    if (askable.empty()) {
        text += fmt::format(
            "None of the {} uncertain inputs, known exactly, would change that: there is no question whose "
            "answer is worth waiting for. ",
            answer.information.size());
    } else {
        text += fmt::format("The first thing to find out is worth {} to you",
                            money_text(askable.front()->value.value, unit));
        if (askable.size() > 1)
            text += fmt::format(", the next {}", money_text(askable[1]->value.value, unit));
        text += ". ";
    }
    text += fmt::format("Knowing everything beforehand would be worth {}. ",
                        money_text(answer.perfect_information.value, unit));
    if (!answer.tornado.empty()) {
        const TornadoBar& widest = answer.tornado.front();
        text += fmt::format(
            "Of the inputs, {} moves {} against {} most: it wins {} at {} and in {} at {}.",
            short_key(widest.key), shown(answer.subject), shown(answer.against),
            futures_words(widest.at_low.p_wins.value), input_text(widest.input_low, widest.is_share),
            percent_text(widest.at_high.p_wins.value), input_text(widest.input_high, widest.is_share));
    }
    return text;
}

}  // namespace

std::string source_name(const SobolRow& row) {
    switch (row.kind) {
        case SobolRow::Kind::input: return short_key(row.name);
        case SobolRow::Kind::growth: return fmt::format("how {}'s value moves", shown(row.name));
        case SobolRow::Kind::events: return fmt::format("what happens to {}", shown(row.name));
        case SobolRow::Kind::leaving: break;
    }
    return "when you leave";
}

std::string input_text(double value, bool is_share) {
    return is_share ? fmt::format("{:.1f} %", 100 * value) : short_money_text(value);
}

StudyPage sensitivity_page(const SensitivityAnswer& answer) {
    StudyPage page;
    page.command = "sensitivity";
    page.options =
        fmt::format("--offer {} --against {}", shell_word(answer.subject), shell_word(answer.against));
    page.lead = {lead_of(answer), questions_text(answer)};
    page.figures = {unknowable_figures(answer), tornado_figures(answer), sobol_figures(answer)};
    return page;
}

std::string sensitivity_text(const SensitivityAnswer& answer, const TextReportSettings& settings) {
    return study_text(answer.run, sensitivity_page(answer), settings);
}

}  // namespace offersim
