#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/html_sections.hpp"
#include "report/html_text.hpp"
#include "report/sensitivity_report.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr std::size_t most_bars = 12;
constexpr double row_height = 44, width = 720, left = 8, right = 712;

HtmlChart tornado_chart(const PageContext& page, const SensitivityAnswer& answer) {
    const std::size_t bars = std::min(answer.tornado.size(), most_bars);
    double low = std::min(answer.base.median_difference, 0.0),
           high = std::max(answer.base.median_difference, 0.0);
    for (std::size_t k = 0; k < bars; ++k)
        for (const double gap :
             {answer.tornado[k].at_low.median_difference, answer.tornado[k].at_high.median_difference})
            low = std::min(low, gap), high = std::max(high, gap);
    const Scale x{low, std::max(high, low + 1), left, right};
    HtmlChart chart;
    chart.id = "tornado";
    chart.heading = fmt::format("What moves {} against {}", shown(answer.subject), shown(answer.against));
    chart.words = fmt::format(
        "The median gap with each uncertain number held at its P10 and at its P90. The dashed line is the "
        "gap as "
        "assumed, {}; right of the solid line {} is ahead.",
        page.signed_money(answer.base.median_difference), shown(answer.subject));
    chart.description = "Bars, one a number, the widest first.";
    chart.width = width;
    chart.height = row_height * static_cast<double>(bars) + 8;
    chart.is_upright = false;
    chart.table.add({"number", "from", "to", "median gap there", "and there", "wins there", "and there"});
    const double assumed = x(answer.base.median_difference);
    chart.picture.line(assumed, 20, assumed, chart.height - 4, "horizon");
    chart.picture.line(x(0), 20, x(0), chart.height - 4, "zero-line");
    for (std::size_t k = 0; k < bars; ++k) {
        const TornadoBar& bar = answer.tornado[k];
        const double top = row_height * static_cast<double>(k);
        const double a = bar.at_low.median_difference, b = bar.at_high.median_difference;
        const std::string from = input_text(bar.input_low, bar.is_share),
                          to = input_text(bar.input_high, bar.is_share);
        const std::string name = source_name({SobolRow::Kind::input, bar.key, {}, {}});
        chart.picture.text(left, top + 16, fmt::format("{}: {} to {}", name, from, to), "start", "bar-label");
        chart.picture.rectangle(x(std::min(a, b)), top + 22, x(std::max(a, b)) - x(std::min(a, b)), 14,
                                b >= a ? "fill win" : "fill lose");
        chart.table.add({name, from, to, page.signed_money(a), page.signed_money(b),
                         percent_text(bar.at_low.p_wins.value), percent_text(bar.at_high.p_wins.value)});
        chart.positions.push_back(top + 29);
    }
    chart.legend = {{"fill win", "more of it helps"}, {"fill lose", "more of it hurts"}};
    return chart;
}

}  // namespace

std::string sensitivity_section(const PageContext& page) {
    if (page.sensitivity == nullptr) return {};
    const SensitivityAnswer& answer = *page.sensitivity;
    const StudyPage study = sensitivity_page(answer);
    std::string html =
        "<section id=\"sensitivity\">\n<h2>What it hangs on, and what to find out first</h2>\n";
    for (const std::string& paragraph : study.lead) html += "<p>" + html_escape(paragraph) + "</p>\n";
    if (!answer.tornado.empty()) html += tornado_chart(page, answer).html();
    html += fmt::format("<p class=\"note\">This section is drawn from {} futures.</p>\n",
                        count_text(answer.run.paths));
    html += folded_figures(study.figures);
    return html + "</section>\n";
}

}  // namespace offersim
