#include <fmt/format.h>

#include <algorithm>

#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/html_text.hpp"
#include "report/versus.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr PlotArea area{6, 474, 52, 196};

std::optional<Versus> versus_of(const PageContext& page, int rival) {
    for (Versus& versus : versus_others(page.run))
        if (versus.other == &page.offer(rival)) return std::move(versus);
    return std::nullopt;
}

/// The slices between two edges as steps.
void draw_steps(const Slices& slices, std::size_t first, std::size_t last, const Scale& x, const Scale& y,
                std::string_view classes, Svg& picture) {
    std::vector<SvgPoint> top, ground;
    for (std::size_t k = first; k < last; ++k)
        for (const std::size_t edge : {k, k + 1}) {
            top.emplace_back(x(slices.edge(edge)), y(slices.share[k]));
            ground.emplace_back(x(slices.edge(edge)), y(0));
        }
    if (!top.empty()) picture.area(top, ground, classes);
}

void fill_table(const PageContext& page, const Slices& slices, const Scale& x, HtmlChart& chart) {
    chart.table.add({"difference", "share of futures"});
    const auto add = [&](const std::string& name, double share, double at) {
        chart.table.add({name, percent_text(share)});
        chart.positions.push_back(x(at));
    };
    for (std::size_t k = 0; k < slices.share.size(); ++k) {
        if (slices.zero > 0 && slices.edge(k) == 0) add("exactly the same", slices.zero, 0);
        add(fmt::format("{} to {}", page.signed_money(slices.edge(k)), page.signed_money(slices.edge(k + 1))),
            slices.share[k], slices.edge(k) + slices.width / 2);
    }
}

HtmlChart difference_chart(const PageContext& page, const RivalPicture& rival, const Versus& versus) {
    const Slices& slices = rival.difference;
    const double high = slices.edge(slices.share.size());
    const double highest = std::max(*std::max_element(slices.share.begin(), slices.share.end()), slices.zero);
    const Scale x{slices.low, high, area.left, area.right};
    const Scale y{0, highest * 1.05, area.bottom, area.top};
    const auto zero_at = static_cast<std::size_t>(std::max(0.0, -slices.low / slices.width + 0.5));
    const std::string self = shown(versus.self->name), other = shown(versus.other->name);

    HtmlChart chart;
    chart.id = fmt::format("difference-{}", rival.offer);
    chart.heading = fmt::format("{} minus {}", self, other);
    chart.width = 480, chart.height = 226;
    chart.description = fmt::format(
        "The share of futures by the difference between {} and {}, from {} to {}: {} loses in {} and wins "
        "in {} of futures.",
        self, other, page.signed_money(slices.low), page.signed_money(high), self,
        percent_text(versus.loses()), percent_text(versus.wins.value));
    const std::vector<double> ticks = ticks_of(slices.low, high, 6);
    draw_axes(chart.picture, area, x, ticks, page.money_labels(ticks, true), y, {0}, {""});
    draw_steps(slices, 0, zero_at, x, y, "fill lose", chart.picture);
    draw_steps(slices, zero_at, slices.share.size(), x, y, "fill win", chart.picture);
    if (slices.zero > 0)
        chart.picture.rectangle(x(-slices.width / 2), y(slices.zero), x(slices.width) - x(0),
                                y(0) - y(slices.zero), "fill tie outlined");
    chart.picture.line(x(0), area.top - 4, x(0), area.bottom, "zero-line");
    chart.picture.text(area.left, 18, fmt::format("loses {}", percent_text(versus.loses())), "start",
                       "label lose-text");
    chart.picture.text(area.right, 18, fmt::format("wins {}", percent_text(versus.wins.value)), "end",
                       "label win-text");
    if (versus.loses() > 1e-12)
        chart.picture.text(area.left, 38, fmt::format("{} behind on average", page.money(versus.behind())),
                           "start", "tick");
    if (versus.wins.value > 0)
        chart.picture.text(area.right, 38, fmt::format("{} ahead on average", page.money(versus.ahead())),
                           "end", "tick");
    fill_table(page, slices, x, chart);
    if (slices.below + slices.above > 0)
        chart.note = fmt::format("Beyond the edges: {} to the left, {} to the right.",
                                 percent_text(slices.below), percent_text(slices.above));
    return chart;
}

HtmlChart ask_chart(const PageContext& page) {
    const std::vector<RivalPicture>& rivals = page.pictures.rivals;
    const double high = rivals.front().asks.back().extra;
    constexpr PlotArea plot{8, 712, 14, 268};
    const Scale x{0, high, plot.left, plot.right};
    const Scale y{0, 1, plot.bottom, plot.top};
    HtmlChart chart;
    chart.id = "ask-for-more";
    chart.heading = "How often you win with a sure sum more";
    chart.words =
        "The sum is present value, paid at the start and kept whatever happens: what a signing bonus without "
        "a "
        "clawback is worth.";
    chart.description = fmt::format(
        "Rising curves, one a rival: the chance of winning with a sum more, from 0 to {}.", page.money(high));
    const std::vector<double> x_ticks = ticks_of(0, high, 6), y_ticks{0, 0.25, 0.5, 0.75, 1};
    draw_axes(chart.picture, plot, x, x_ticks, page.money_labels(x_ticks, true), y, y_ticks,
              {"", "25 %", "50 %", "75 %", ""});
    chart.table.add({"with more"});
    for (std::size_t k = 0; k < rivals.size(); ++k) {
        chart.legend.push_back({"line " + series_class(k + 1), "against " + page.name(rivals[k].offer)});
        chart.table.rows.front().push_back("against " + page.name(rivals[k].offer));
        std::vector<SvgPoint> curve;
        for (const AskPoint& ask : rivals[k].asks) curve.emplace_back(x(ask.extra), y(ask.p_wins));
        chart.picture.polyline(curve, "line " + series_class(k + 1));
    }
    for (std::size_t point = 0; point < rivals.front().asks.size(); ++point) {
        std::vector<std::string> row{page.signed_money(rivals.front().asks[point].extra)};
        for (const RivalPicture& rival : rivals) row.push_back(percent_text(rival.asks[point].p_wins));
        chart.table.add(std::move(row));
        chart.positions.push_back(x(rivals.front().asks[point].extra));
    }
    return chart;
}

std::string ask_cell(const PageContext& page, double extra) {
    return extra > 0 ? page.signed_money(extra) : fmt::format("nothing ({} to spare)", page.money(-extra));
}

}  // namespace

std::string difference_section(const PageContext& page) {
    std::string charts;
    for (const RivalPicture& rival : page.pictures.rivals)
        if (const std::optional<Versus> versus = versus_of(page, rival.offer))
            charts += difference_chart(page, rival, *versus).html();
    if (charts.empty()) return {};
    return "<section id=\"difference\">\n<h2>Head to head, future by future</h2>\n<div class=\"several\">\n" +
           charts + "</div>\n</section>\n";
}

std::string ask_section(const PageContext& page) {
    const std::vector<RivalPicture>& rivals = page.pictures.rivals;
    if (rivals.empty() || rivals.front().asks.empty()) return {};
    Table table;
    table.add({"to beat", "in half of futures", "in three of four", "in nine of ten"});
    for (const RivalPicture& rival : rivals)
        table.add({page.name(rival.offer), ask_cell(page, rival.extra_for_half),
                   ask_cell(page, rival.extra_for_three_quarters),
                   ask_cell(page, rival.extra_for_nine_tenths)});
    return "<section id=\"ask\">\n<h2>What to ask for</h2>\n" +
           html_table(table, "The sure sum more that it takes, in present value at the start") +
           ask_chart(page).html() + lever_charts(page) + "</section>\n";
}

}  // namespace offersim
