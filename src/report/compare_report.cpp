#include "report/compare_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/versus.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr double shown_gammas[] = {0, 0.5, 1, 2, 3, 5, 7, 10};
constexpr const char* nothing = "-";

std::string exit_text(const BreakEven& break_even, double value) {
    return break_even.is_price ? fmt::format("{:.4g}", value) : short_money_text(value);
}

/// "Anyone who dislikes risk does better with nvidia or google, whatever else they like."
std::string dominance_sentence(const CompareAnswer& answer) {
    const std::string subject = shown(answer.run.compare);
    std::vector<std::string> first_over, second_over, first_under, second_under;
    for (const RivalAnswer& rival : answer.rivals) {
        const auto sort = [&](const Dominance& dominance, auto& first, auto& second) {
            if (dominance.first == Verdict::shown)
                first.push_back(shown(rival.name));
            else if (dominance.second == Verdict::shown)
                second.push_back(shown(rival.name));
        };
        sort(rival.over, first_over, second_over);
        sort(rival.under, first_under, second_under);
    }
    std::string text;
    const auto add = [&](const std::vector<std::string>& names, std::string_view who, bool subject_wins) {
        if (names.empty()) return;
        text += subject_wins
                    ? fmt::format("{} does better with {} than with {}. ", who, subject, listed(names))
                    : fmt::format("{} does better with {} than with {}. ", who, listed(names), subject);
    };
    constexpr std::string_view everyone = "Whatever their taste for risk, everyone";
    constexpr std::string_view averse = "Whatever their taste otherwise, everyone who dislikes risk";
    add(first_over, everyone, true);
    add(first_under, everyone, false);
    add(second_over, averse, true);
    add(second_under, averse, false);
    return text;
}

std::string break_even_sentence(const std::string& subject, const RivalAnswer& rival) {
    const BreakEven& even = rival.break_even;
    if (even.company.empty()) return {};
    const std::string company = shown(even.company);
    if (!even.exit_value)
        return even.reason.empty() || even.curve.empty()
                   ? std::string()
                   : fmt::format("Against {}, by what {} is worth in the end: {}.", shown(rival.name),
                                 company, even.reason);
    if (even.is_price)
        return fmt::format(
            "To be ahead of {} more often than not, {} needs a share of {} to stand at {} (today {}) at the "
            "end of the horizon; that comes about {}.",
            shown(rival.name), subject, company, exit_text(even, even.exit_value->value),
            exit_text(even, even.value_today), futures_words(even.p_reached.value));
    const std::string must = company == subject ? fmt::format("{} must be", subject)
                                                : fmt::format("{} needs {} to be", subject, company);
    return fmt::format(
        "To be ahead of {} more often than not, {} listed or sold at {} or more (counting today's shares at "
        "what a "
        "common share gets; the headline is {}); that comes about {}.",
        shown(rival.name), must, exit_text(even, even.exit_value->value), exit_text(even, even.value_today),
        futures_words(even.p_reached.value));
}

std::string averse_sentence(const std::string& subject, const RivalAnswer& rival) {
    const UtilityCrossing& crossing = rival.relative;
    if (!crossing.gamma) return {};
    return fmt::format("To prefer {} to {} you would have to be {} averse to risk than γ = {:.1f}.", subject,
                       shown(rival.name), crossing.a_is_better_below ? "less" : "more",
                       crossing.gamma->value);
}

std::vector<std::string> lead_of(const CompareAnswer& answer) {
    const std::string subject = shown(answer.run.compare);
    std::string second = dominance_sentence(answer);
    const std::vector<Versus> list = versus_others(answer.run);
    const auto strongest = std::min_element(list.begin(), list.end(), [](const Versus& a, const Versus& b) {
        return a.wins.value < b.wins.value;
    });
    for (const RivalAnswer& rival : answer.rivals) {
        if (const std::string averse = averse_sentence(subject, rival); !averse.empty())
            second += averse + " ";
        if (strongest != list.end() && strongest->other->name == rival.name)
            if (const std::string even = break_even_sentence(subject, rival); !even.empty())
                second += even + " ";
    }
    return {answer_sentences(answer.run, unit_for(answer.run)), second};
}

/// What is gained or regretted on average over all futures, those that go the other way counting as nothing.
FigureTable regret_figures(const CompareAnswer& answer) {
    FigureTable figures;
    figures.heading = "Gain and regret";
    figures.scope = fmt::format(", on average over all futures, of taking {}", shown(answer.run.compare));
    figures.names_rows = true;
    figures.table.add({"rather than", "gain", "regret"});
    const MoneyUnit unit = unit_for(answer.run);
    for (const Versus& versus : versus_others(answer.run))
        figures.table.add(
            {versus.other->name, money_text(versus.gain, unit), money_text(versus.regret, unit)});
    return figures;
}

FigureTable growth_figures(const CompareAnswer& answer) {
    FigureTable figures;
    figures.heading = "Without assumed growth";
    figures.scope = ": how often it wins if every company grows at the discount rate";
    figures.names_rows = true;
    figures.table.add({"against", "as assumed", "without"});
    const std::vector<Versus> list = versus_others(answer.run);
    for (std::size_t i = 0; i < answer.rivals.size(); ++i)
        figures.table.add({answer.rivals[i].name, percent_text(list[i].wins),
                           percent_text(answer.rivals[i].p_wins_without_growth)});
    return figures;
}

FigureTable break_even_figures(const CompareAnswer& answer) {
    FigureTable figures;
    figures.heading = "What it takes";
    figures.names_rows = true;
    bool has_price = false;
    figures.table.add({"against", "worth at exit (95 % interval)", "reached in", "becomes money in"});
    for (const RivalAnswer& rival : answer.rivals) {
        const BreakEven& even = rival.break_even;
        if (even.company.empty()) continue;
        has_price |= even.is_price;
        const std::string value =
            even.exit_value
                ? fmt::format("{} ({} to {})", exit_text(even, even.exit_value->value),
                              exit_text(even, even.exit_value->low), exit_text(even, even.exit_value->high))
                : nothing;
        figures.table.add({rival.name, value, even.exit_value ? percent_text(even.p_reached) : nothing,
                           percent_text(even.p_exit)});
        if (!even.exit_value)
            figures.notes.push_back(fmt::format("Against {}: {}.", shown(rival.name), even.reason));
    }
    figures.scope = has_price ? ": the price of a share from which on it wins more often than not"
                              : ": the exit value from which on it wins more often than not";
    return figures;
}

/// How winning hangs on the exit value, against the rival that it beats least often.
FigureTable exit_figures(const CompareAnswer& answer) {
    FigureTable figures;
    const std::vector<Versus> list = versus_others(answer.run);
    std::size_t strongest = 0;
    for (std::size_t i = 1; i < list.size(); ++i)
        if (list[i].wins.value < list[strongest].wins.value) strongest = i;
    const BreakEven& even = answer.rivals[strongest].break_even;
    figures.heading = fmt::format("By what {} is worth at exit", shown(even.company));
    figures.scope = fmt::format(", against {}", shown(answer.rivals[strongest].name));
    figures.names_rows = true;
    figures.table.add({even.is_price ? "price" : "exit value", "wins in", "median gap"});
    const MoneyUnit unit = unit_for(answer.run);
    for (std::size_t i = 1; i < even.curve.size(); i += 3)
        figures.table.add({exit_text(even, even.curve[i].exit_value), percent_text(even.curve[i].p_wins),
                           signed_money_text(even.curve[i].median_difference, unit)});
    return figures;
}

FigureTable leaving_figures(const CompareAnswer& answer) {
    FigureTable figures;
    figures.heading = "By when you leave";
    figures.scope = ": how often it wins, and the median gap";
    std::vector<std::string> head{"", "chance"};
    for (const RivalAnswer& rival : answer.rivals) head.push_back(rival.name);
    figures.table.add(std::move(head));
    const MoneyUnit unit = unit_for(answer.run);
    const std::vector<LeavingRow>& rows = answer.rivals.front().by_leaving;
    if (rows.size() < 2) return figures;  // nobody leaves: nothing to tell apart
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<std::string> row{rows[i].year == 0 ? "you stay" : fmt::format("in year {}", rows[i].year),
                                     percent_text(rows[i].share.value)};
        for (const RivalAnswer& rival : answer.rivals)
            row.push_back(fmt::format("{}, {}", percent_text(rival.by_leaving[i].p_wins.value),
                                      signed_money_text(rival.by_leaving[i].median_difference, unit)));
        figures.table.add(std::move(row));
    }
    return figures;
}

FigureTable utility_figures(const CompareAnswer& answer) {
    FigureTable figures;
    figures.heading = "Worth a sure";
    figures.scope = " amount, by how averse to risk you are (CRRA, wealth counted)";
    std::vector<std::string> head{"γ"};
    for (const OfferAnswer& offer : answer.run.offers) head.push_back(offer.name);
    figures.table.add(std::move(head));
    const MoneyUnit unit = unit_for(answer.run);
    for (const double gamma : shown_gammas) {
        std::vector<std::string> row{fmt::format("{:g}", gamma)};
        for (const auto& points : answer.relative.offers)
            for (const UtilityPoint& point : points)
                if (point.gamma == gamma)
                    row.push_back(point.value ? money_text(*point.value, unit) : nothing);
        figures.table.add(std::move(row));
    }
    if (!answer.relative.reason.empty())
        figures.notes.push_back("Where nothing stands, " + answer.relative.reason + ".");
    figures.notes.push_back(
        "γ is the person's risk_aversion: 0 goes by the mean, 1 to 5 is what people show. An illiquid offer "
        "is "
        "discounted here once, by its risk.");
    return figures;
}

}  // namespace

StudyPage compare_page(const CompareAnswer& answer) {
    StudyPage page;
    page.command = "compare";
    page.lead = lead_of(answer);
    page.figures = {head_to_head_figures(answer.run, unit_for(answer.run)),
                    measure_figures(answer.run, unit_for(answer.run)),
                    regret_figures(answer),
                    growth_figures(answer),
                    break_even_figures(answer),
                    exit_figures(answer),
                    leaving_figures(answer),
                    utility_figures(answer)};
    return page;
}

std::string compare_text(const CompareAnswer& answer, const TextReportSettings& settings) {
    return study_text(answer.run, compare_page(answer), settings);
}

}  // namespace offersim
