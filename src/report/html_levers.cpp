#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/html_sections.hpp"
#include "report/html_text.hpp"
#include "report/negotiation_report.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr double row_height = 44, width = 720, left = 8, right = 712;

/// "+1.2 points"
std::string points_text(double share) { return fmt::format("{:+.1f} points", 100 * share); }

std::string lever_label(const LeverAnswer& lever) {
    if (!lever.change.empty()) return fmt::format("{}: {}", shown(lever.name), shown(lever.change));
    return fmt::format("{} {}", shown(lever.name), lever_increase(lever.increase, lever.unit));
}

/// Levers of money: what each does to the chance of winning for the same cost to the employer.
HtmlChart lever_chart(const PageContext& page, const NegotiationAnswer& answer,
                      const std::vector<const LeverAnswer*>& levers) {
    double low = 0, high = 1e-4;
    for (const LeverAnswer* lever : levers) {
        low = std::min(low, lever->effect.p_wins.value);
        high = std::max(high, lever->effect.p_wins.value);
    }
    const Scale x{low, high, left, right};
    HtmlChart chart;
    chart.id = "levers";
    chart.heading = fmt::format("What {} of the employer's money does", page.money(answer.budget));
    chart.words = fmt::format("How much it adds to the chance of beating {}, by the term it goes into.",
                              shown(answer.against));
    chart.description = "Bars, one a term, from the most effective down.";
    chart.width = width;
    chart.height = row_height * static_cast<double>(levers.size()) + 8;
    chart.is_upright = false;
    chart.table.add({"term", "chance of winning", "P25", "P50", "as a sure amount", "worth per 1,000"});
    for (std::size_t k = 0; k < levers.size(); ++k) {
        const LeverAnswer& lever = *levers[k];
        const double top = row_height * static_cast<double>(k), gain = lever.effect.p_wins.value;
        chart.picture.text(left, top + 16, fmt::format("{}: {}", lever_label(lever), points_text(gain)),
                           "start", "bar-label");
        chart.picture.rectangle(std::min(x(0), x(gain)), top + 22, std::abs(x(gain) - x(0)), 14,
                                gain < 0 ? "fill lose" : "fill win");
        const TermsEffect& effect = lever.effect;
        chart.table.add(
            {lever_label(lever), points_text(gain), page.signed_money(effect.p25.value),
             page.signed_money(effect.p50.value),
             effect.certainty_equivalent ? page.signed_money(effect.certainty_equivalent->value) : "-",
             lever.worth_per_thousand ? fmt::format("{:.0f}", *lever.worth_per_thousand) : "-"});
        chart.positions.push_back(top + 29);
    }
    chart.picture.line(x(0), 4, x(0), chart.height - 4, "axis");
    return chart;
}

}  // namespace

std::string lever_charts(const PageContext& page) {
    if (page.negotiation == nullptr) return {};
    const NegotiationAnswer& answer = *page.negotiation;
    std::vector<const LeverAnswer*> levers;
    for (const LeverAnswer& lever : answer.levers)
        if (lever.worth_per_thousand) levers.push_back(&lever);
    std::stable_sort(levers.begin(), levers.end(), [](const LeverAnswer* a, const LeverAnswer* b) {
        return a->effect.p_wins.value > b->effect.p_wins.value;
    });
    const StudyPage study = negotiation_page(answer);
    std::string html =
        fmt::format("<p class=\"note\">The terms, from {} futures.</p>\n", count_text(answer.run.paths));
    for (const std::string& paragraph : study.lead) html += "<p>" + html_escape(paragraph) + "</p>\n";
    if (!levers.empty()) html += lever_chart(page, answer, levers).html();
    if (!study.figures.empty()) html += figure_block(study.figures.front());
    return html + folded_figures({study.figures.begin() + 1, study.figures.end()});
}

}  // namespace offersim
