#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/compare_report.hpp"
#include "report/html_sections.hpp"
#include "report/html_text.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr PlotArea area{6, 474, 14, 206};

std::string exit_text(const BreakEven& even, double value) {
    return even.is_price ? fmt::format("{:.4g}", value) : short_money_text(value);
}

/// 1, 10, 100 ... between the ends, in logarithms.
std::vector<double> decades(double low, double high) {
    std::vector<double> ticks;
    for (double power = std::ceil(low - 1e-9); power <= high + 1e-9; ++power) ticks.push_back(power);
    return ticks;
}

HtmlChart break_even_chart(const PageContext& page, const RivalAnswer& rival, std::size_t index) {
    BreakEven even = rival.break_even;
    // A logarithmic scale has no place for exits that leave common nothing.
    std::erase_if(even.curve, [](const BreakEvenPoint& point) { return point.exit_value <= 0; });
    if (even.curve.size() < 2) return {};
    const Scale x{std::log10(even.curve.front().exit_value), std::log10(even.curve.back().exit_value),
                  area.left, area.right};
    const Scale y{0, 1, area.bottom, area.top};
    HtmlChart chart;
    chart.id = fmt::format("break-even-{}", index);
    chart.heading = fmt::format("against {}", shown(rival.name));
    chart.width = 480, chart.height = 236;
    chart.description =
        even.exit_value
            ? fmt::format("A curve of the chance of winning by exit value; it passes one half at {}.",
                          exit_text(even, even.exit_value->value))
            : "A curve of the chance of winning by exit value: " + even.reason + ".";
    const std::vector<double> x_ticks = decades(x.low, x.high);
    std::vector<std::string> x_labels;
    for (const double tick : x_ticks) x_labels.push_back(exit_text(even, std::pow(10, tick)));
    std::vector<SvgPoint> low, high, curve;
    chart.table.add({even.is_price ? "share price" : "exit value", "wins", "median gap"});
    for (const BreakEvenPoint& point : even.curve) {
        const double at = x(std::log10(point.exit_value));
        low.emplace_back(at, y(point.p_wins.low));
        high.emplace_back(at, y(point.p_wins.high));
        curve.emplace_back(at, y(point.p_wins.value));
        chart.table.add({exit_text(even, point.exit_value), percent_text(point.p_wins),
                         page.signed_money(point.median_difference)});
        chart.positions.push_back(at);
    }
    chart.picture.area(high, low, "band outer");
    draw_axes(chart.picture, area, x, x_ticks, x_labels, y, {0, 0.5, 1}, {"", "50 %", ""});
    chart.picture.polyline(curve, "line s0");
    const auto mark = [&](double value, std::string_view words, double height) {
        const double at = x(std::log10(value));
        if (!(at >= area.left && at <= area.right)) return;
        chart.picture.line(at, area.top, at, area.bottom, "horizon");
        const bool is_late = at > (area.left + area.right) / 2;
        chart.picture.text(is_late ? at - 4 : at + 4, height, words, is_late ? "end" : "start", "tick");
    };
    mark(even.value_today, "today", area.bottom - 8);
    if (even.exit_value)
        mark(even.exit_value->value, "even at " + exit_text(even, even.exit_value->value), area.top + 12);
    if (even.exit_value)
        chart.note = fmt::format("Reached in {} of futures.", percent_text(even.p_reached.value));
    else
        chart.note = even.reason.empty() ? "" : even.reason + ".";
    return chart;
}

std::string break_even_charts(const PageContext& page) {
    std::string charts;
    for (std::size_t k = 0; k < page.compare->rivals.size() && k < 5; ++k)
        if (page.compare->rivals[k].break_even.curve.size() > 1)
            if (const HtmlChart chart = break_even_chart(page, page.compare->rivals[k], k); !chart.id.empty())
                charts += chart.html();
    if (charts.empty()) return {};
    return fmt::format(
               "<h2>What {} must become worth</h2>\n<p>How often it wins, by what the company is worth when "
               "its shares "
               "become money; above one half it is ahead more often than not.</p>\n<div class=\"several\">\n",
               html_name(page.compare->rivals.front().break_even.company)) +
           charts + "</div>\n";
}

HtmlChart utility_chart(const PageContext& page) {
    const UtilityCurve& utility = page.compare->relative;
    const std::vector<OfferPicture>& drawn = page.pictures.offers;
    double low = 1e300, high = 0;
    for (const OfferPicture& offer : drawn)
        for (const UtilityPoint& point : utility.offers[static_cast<std::size_t>(offer.offer)])
            if (point.value)
                low = std::min(low, point.value->value), high = std::max(high, point.value->value);
    constexpr PlotArea plot{8, 712, 14, 268};
    const Scale x{0, greatest_gamma, plot.left, plot.right};
    const Scale y{std::min(low, 0.0), std::max(high, low + 1) * 1.04, plot.bottom, plot.top};
    HtmlChart chart;
    chart.id = "risk";
    chart.heading = "What each is worth to you as a sure sum";
    chart.words =
        "By how averse to risk you are: 0 takes every fair bet, 3 is typical, 10 hardly any. Where two lines "
        "cross, "
        "the better choice changes.";
    chart.description = "Falling curves, one an offer: the certainty equivalent by relative risk aversion.";
    std::vector<double> x_ticks{0, 2, 4, 6, 8, 10}, y_ticks = ticks_of(y.low, y.high, 4);
    draw_axes(chart.picture, plot, x, x_ticks, {"0", "2", "4", "6", "8", "10"}, y, y_ticks,
              page.money_labels(y_ticks));
    chart.table.add({"aversion"});
    for (std::size_t k = 0; k < drawn.size(); ++k) {
        chart.legend.push_back({"line " + series_class(k), page.name(drawn[k].offer)});
        chart.table.rows.front().push_back(page.name(drawn[k].offer));
        std::vector<SvgPoint> curve;
        for (const UtilityPoint& point : utility.offers[static_cast<std::size_t>(drawn[k].offer)])
            if (point.value) curve.emplace_back(x(point.gamma), y(point.value->value));
        chart.picture.polyline(curve, "line " + series_class(k));
    }
    const auto& first = utility.offers[static_cast<std::size_t>(drawn.front().offer)];
    for (std::size_t point = 0; point < first.size(); ++point) {
        std::vector<std::string> row{fmt::format("{:g}", first[point].gamma)};
        for (const OfferPicture& offer : drawn) {
            const auto& value = utility.offers[static_cast<std::size_t>(offer.offer)][point].value;
            row.push_back(value ? page.money(value->value) : "-");
        }
        chart.table.add(std::move(row));
        chart.positions.push_back(x(first[point].gamma));
    }
    chart.note = utility.reason;
    return chart;
}

}  // namespace

std::string compare_section(const PageContext& page) {
    if (page.compare == nullptr || page.pictures.offers.empty()) return {};
    StudyPage study = compare_page(*page.compare);
    std::string html =
        "<section id=\"compare\">\n" + break_even_charts(page) + "<h2>How much risk you can bear</h2>\n";
    for (std::size_t k = 1; k < study.lead.size(); ++k)  // the first says what the page opens with
        html += "<p>" + html_escape(study.lead[k]) + "</p>\n";
    html += utility_chart(page).html();
    html += fmt::format("<p class=\"note\">This section is drawn from {} futures.</p>\n",
                        count_text(page.compare->run.paths));
    // What the run itself says stands among the figures below.
    const std::string known[] = {head_to_head_figures(page.run, page.unit).heading,
                                 measure_figures(page.run, page.unit).heading};
    std::erase_if(study.figures, [&](const FigureTable& figures) {
        return std::find(std::begin(known), std::end(known), figures.heading) != std::end(known);
    });
    return html + folded_figures(study.figures) + "</section>\n";
}

}  // namespace offersim
