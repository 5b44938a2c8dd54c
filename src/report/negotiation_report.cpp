#include "report/negotiation_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/words.hpp"

namespace offersim {

namespace {

constexpr const char* nothing = "-";
constexpr double z95 = 1.96;

/// "matches google at P50"
std::string target_words(AskTarget target, const NegotiationAnswer& answer) {
    const std::string rival = shown(answer.against);
    switch (target) {
        case AskTarget::median: return fmt::format("worth as much as {} at P50", rival);
        case AskTarget::lower_quartile: return fmt::format("worth as much as {} at P25", rival);
        case AskTarget::certainty_equivalent: return fmt::format("worth as much as {} for sure", rival);
        case AskTarget::even_odds: return fmt::format("ahead of {} in half of futures", rival);
        case AskTarget::floor: break;
    }
    return fmt::format("above the floor in {:g} % of futures", 100 * answer.floor_chance);
}

std::vector<std::string> effect_cells(const TermsEffect& effect, const MoneyUnit& unit) {
    const auto money = [&](const Mean& change) { return signed_money_text(change.value, unit); };
    return {money(effect.p25), money(effect.p50),
            effect.certainty_equivalent ? money(*effect.certainty_equivalent) : nothing,
            fmt::format("{:+.1f}", 100 * effect.p_wins.value)};
}

/// The widest 95 % intervals of a table's changes, which its cells leave out.
class WidestErrors {
public:
    void add(const TermsEffect& effect) {
        for (const Mean& change : {effect.p25, effect.p50, effect.certainty_equivalent.value_or(Mean{})})
            money_ = std::max(money_, z95 * change.standard_error);
        points_ = std::max(points_, 100 * z95 * effect.p_wins.standard_error);
    }
    std::string note(const MoneyUnit& unit) const {
        return fmt::format(
            "95 % intervals: at most ±{} and ±{:.1f} points. Wins: change of the chance to win, in points of "
            "a per cent.",
            money_text(money_, unit), points_);
    }

private:
    double money_ = 0, points_ = 0;
};

std::vector<std::string> effect_heads(const std::string& first) {
    return {first, "P25", "P50", "sure", "wins"};
}

FigureTable lever_figures(const NegotiationAnswer& answer) {
    WidestErrors errors;
    FigureTable figures;
    figures.heading =
        fmt::format("What {} more of the employer's money does", short_money_text(answer.budget));
    figures.scope = ", by where it goes";
    figures.names_rows = true;
    figures.row_name_width = 12;
    const MoneyUnit unit = unit_for(answer.run);
    figures.table.add({"lever", "buys", "worth per 1,000", "P25", "P50", "sure", "wins"});
    for (const LeverAnswer& lever : answer.levers) {
        if (!lever.change.empty()) continue;
        errors.add(lever.effect);
        std::vector<std::string> row{
            lever.name, lever_increase(lever.increase, lever.unit),
            lever.worth_per_thousand ? fmt::format("{:.0f}", *lever.worth_per_thousand) : nothing};
        for (std::string& cell : effect_cells(lever.effect, unit)) row.push_back(std::move(cell));
        figures.table.add(std::move(row));
    }
    figures.notes.push_back(
        "Sure: what the offer is worth to you as a sure amount, by your dislike of risk. The employer's cost "
        "counts cash as "
        "the present value expected to be paid, and equity at its headline value when granted, as far as it "
        "is expected "
        "to vest.");
    figures.notes.push_back(errors.note(unit));
    return figures;
}

FigureTable terms_figures(const NegotiationAnswer& answer) {
    WidestErrors errors;
    FigureTable figures;
    figures.heading = "What other terms do";
    figures.scope = ", and cost the employer on paper";
    figures.names_rows = true;
    figures.row_name_width = 34;
    const MoneyUnit unit = unit_for(answer.run);
    std::vector<std::string> head = effect_heads("term");
    head.insert(head.begin() + 1, "costs");
    figures.table.add(std::move(head));
    for (const LeverAnswer& lever : answer.levers) {
        if (lever.change.empty()) continue;
        errors.add(lever.effect);
        std::vector<std::string> row{fmt::format("{}: {}", lever.name, lever.change),
                                     signed_money_text(lever.employer_cost, unit)};
        for (std::string& cell : effect_cells(lever.effect, unit)) row.push_back(std::move(cell));
        figures.table.add(std::move(row));
    }
    figures.notes.push_back(errors.note(unit));
    return figures;
}

std::string ask_cell(const AskAnswer& ask) {
    if (ask.is_met_already) return "as it stands";
    if (!ask.increase) return nothing;
    const double half = ask.increase->high - ask.increase->value;
    return fmt::format("{} ±{}", lever_amount(ask.total, ask.unit), lever_amount(half, ask.unit));
}

/// A row a target, a column a lever.
FigureTable ask_figures(const NegotiationAnswer& answer) {
    FigureTable figures;
    figures.heading = "What would be enough";
    figures.scope = ", by one lever alone";
    figures.names_rows = true;
    figures.row_name_width = 34;
    std::vector<std::string> head{fmt::format("for {} to be", shown(answer.subject))};
    for (const AskAnswer& ask : answer.asks)
        if (ask.target == AskTarget::median) head.push_back(ask.lever);
    figures.table.add(std::move(head));
    for (std::size_t i = 0; i < answer.asks.size();) {
        const AskTarget target = answer.asks[i].target;
        std::vector<std::string> row{target_words(target, answer)};
        for (; i < answer.asks.size() && answer.asks[i].target == target; ++i)
            row.push_back(ask_cell(answer.asks[i]));
        figures.table.add(std::move(row));
    }
    std::vector<std::string> reasons;
    for (const AskAnswer& ask : answer.asks) {
        const std::string reason = fmt::format("More {}: {}.", ask.lever, ask.reason);
        if (!ask.increase && std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
            reasons.push_back(reason);
    }
    if (!reasons.empty()) figures.notes.push_back("Where nothing stands, none is enough.");
    for (std::string& reason : reasons) figures.notes.push_back(std::move(reason));
    return figures;
}

std::string parts_text(const PackageAnswer& package) {
    std::vector<std::string> parts;
    for (const PackageAnswer::Part& part : package.parts)
        parts.push_back(fmt::format("{} {}", part.lever, lever_increase(part.increase, part.unit)));
    return listed(parts);
}

FigureTable package_figures(const NegotiationAnswer& answer) {
    WidestErrors errors;
    FigureTable figures;
    figures.heading = fmt::format("The best ways to spend {}", short_money_text(answer.budget));
    figures.scope = ", of each lever alone and each two at quarters";
    figures.names_rows = true;
    figures.row_name_width = 34;
    figures.table.add(effect_heads("package"));
    const MoneyUnit unit = unit_for(answer.run);
    for (const PackageAnswer& package : answer.packages) {
        errors.add(package.effect);
        std::vector<std::string> row{parts_text(package)};
        for (std::string& cell : effect_cells(package.effect, unit)) row.push_back(std::move(cell));
        figures.table.add(std::move(row));
    }
    figures.notes.push_back(errors.note(unit));
    return figures;
}

FigureTable growth_figures(const NegotiationAnswer& answer) {
    FigureTable figures;
    figures.heading = "How fast the company must grow";
    figures.scope = fmt::format(" for the offer as it stands (assumed: {:.1f} % a year on average)",
                                100 * answer.current_drift);
    figures.names_rows = true;
    figures.row_name_width = 34;
    figures.table.add({fmt::format("for {} to be", shown(answer.subject)), "a year"});
    for (const GrowthAnswer& growth : answer.growth) {
        std::string cell = growth.reason.empty() ? nothing : growth.reason;
        if (growth.is_met_already) cell = "as assumed";
        if (growth.drift)
            cell = fmt::format("{:.1f} % ±{:.1f}", 100 * growth.drift->value,
                               100 * (growth.drift->high - growth.drift->value));
        figures.table.add({target_words(growth.target, answer), std::move(cell)});
    }
    return figures;
}

const AskAnswer* cheapest_ask(const NegotiationAnswer& answer, AskTarget target) {
    const AskAnswer* cheapest = nullptr;
    for (const AskAnswer& ask : answer.asks)
        if (ask.target == target && ask.increase &&
            (cheapest == nullptr || ask.employer_cost < cheapest->employer_cost))
            cheapest = &ask;
    return cheapest;
}

/// "To be worth as much as google at P50, ask for a base of 310k a year instead of 265k."
std::string ask_sentence(const NegotiationAnswer& answer, AskTarget target) {
    const AskAnswer* const ask = cheapest_ask(answer, target);
    const std::string words = target_words(target, answer);
    if (ask == nullptr)
        return fmt::format("Nothing that one lever could give makes {} {}. ", shown(answer.subject), words);
    if (ask->is_met_already) return fmt::format("As it stands, {} is {}. ", shown(answer.subject), words);
    return fmt::format("For {} to be {}, ask for a {} of {} instead of {}, which costs the employer {}. ",
                       shown(answer.subject), words, ask->lever, lever_amount(ask->total, ask->unit),
                       lever_amount(ask->total - ask->increase->value, ask->unit),
                       short_money_text(ask->employer_cost));
}

std::string first_ask(const NegotiationAnswer& answer) {
    const auto best = std::find_if(answer.levers.begin(), answer.levers.end(), [](const LeverAnswer& lever) {
        return lever.worth_per_thousand.has_value();
    });
    if (best == answer.levers.end()) return {};
    const bool by_certainty = best->effect.certainty_equivalent.has_value();
    std::string text =
        fmt::format("Ask for more {} first: 1,000 of the employer's money spent on it is worth {:.0f} to you",
                    best->name, *best->worth_per_thousand);
    text += by_certainty ? " as a sure amount" : " at P50";
    const LeverAnswer* least = nullptr;
    for (const LeverAnswer& lever : answer.levers)
        if (lever.worth_per_thousand) least = &lever;
    if (least != nullptr && least != &*best)
        text += fmt::format(", spent on more {} {:.0f}", least->name, *least->worth_per_thousand);
    text += ". ";
    const LeverAnswer* free = nullptr;
    const MoneyUnit unit = unit_for(answer.run);
    for (const LeverAnswer& lever : answer.levers) {
        const Mean& worth =
            lever.effect.certainty_equivalent ? *lever.effect.certainty_equivalent : lever.effect.p50;
        if (lever.change.empty() || worth.value < 1.96 * worth.standard_error ||
            worth.value <= lever.employer_cost)
            continue;
        if (free == nullptr ||
            worth.value >
                (free->effect.certainty_equivalent ? *free->effect.certainty_equivalent : free->effect.p50)
                    .value)
            free = &lever;
    }
    if (free != nullptr) {
        const Mean& worth =
            free->effect.certainty_equivalent ? *free->effect.certainty_equivalent : free->effect.p50;
        text +=
            fmt::format("Of the other terms, '{}: {}' is worth most: {}, and costs the employer {}.",
                        free->name, free->change, money_text(worth.value, unit),
                        free->employer_cost < 1 ? "nothing on paper" : money_text(free->employer_cost, unit));
    }
    return text;
}

}  // namespace

const char* target_name(AskTarget target) {
    switch (target) {
        case AskTarget::median: return "median";
        case AskTarget::lower_quartile: return "lower_quartile";
        case AskTarget::certainty_equivalent: return "certainty_equivalent";
        case AskTarget::even_odds: return "even_odds";
        case AskTarget::floor: break;
    }
    return "floor";
}

std::string lever_amount(double amount, LeverUnit unit) {
    switch (unit) {
        case LeverUnit::money: return short_money_text(amount);
        case LeverUnit::money_per_year: return short_money_text(amount) + "/yr";
        case LeverUnit::share: return fmt::format("{:.1f} %", 100 * amount);
        case LeverUnit::shares: break;
    }
    return short_money_text(amount) + " shares";
}

std::string lever_increase(double amount, LeverUnit unit) { return "+" + lever_amount(amount, unit); }

StudyPage negotiation_page(const NegotiationAnswer& answer) {
    StudyPage page;
    page.command = "negotiate";
    page.options =
        fmt::format("--offer {} --against {}", shell_word(answer.subject), shell_word(answer.against));
    page.lead = {
        fmt::format("To match {}: ", shown(answer.against)) + ask_sentence(answer, AskTarget::median) +
            ask_sentence(answer, AskTarget::lower_quartile) + ask_sentence(answer, AskTarget::even_odds),
        first_ask(answer)};
    page.figures = {ask_figures(answer), lever_figures(answer), terms_figures(answer),
                    package_figures(answer), growth_figures(answer)};
    return page;
}

std::string negotiation_text(const NegotiationAnswer& answer, const TextReportSettings& settings) {
    return study_text(answer.run, negotiation_page(answer), settings);
}

}  // namespace offersim
