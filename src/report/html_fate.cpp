#include <fmt/format.h>

#include "report/html_sections.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr PlotArea area{6, 474, 14, 206};

struct State {
    const char* name;
    const char* classes;
    double FateMonth::*share;
};

/// From the ground up.
constexpr State states[] = {{"public", "fill public", &FateMonth::listed},
                            {"bought", "fill bought", &FateMonth::acquired},
                            {"still private", "fill private", &FateMonth::unsold},
                            {"shut down", "fill shut", &FateMonth::shutdown}};

HtmlChart fate_chart(const PageContext& page, const OfferPicture& offer) {
    const Scale x{0, static_cast<double>(page.run.settle_months), area.left, area.right};
    const Scale y{0, 1, area.bottom, area.top};
    HtmlChart chart;
    chart.id = fmt::format("fate-{}", offer.offer);
    chart.heading = page.name(offer.offer);
    chart.width = 480, chart.height = 236;
    const FateMonth& end = offer.fates.back();
    chart.description = fmt::format(
        "Stacked areas by month. In the end {} of futures have seen the company listed, {} bought, {} shut "
        "down, and in "
        "{} it is still private.",
        percent_text(end.listed), percent_text(end.acquired), percent_text(end.shutdown),
        percent_text(end.unsold));

    std::vector<double> ground(offer.fates.size(), 0.0);
    for (const State& state : states) {
        std::vector<SvgPoint> lower, upper;
        for (std::size_t month = 0; month < offer.fates.size(); ++month) {
            const double at = x(static_cast<double>(month));
            lower.emplace_back(at, y(ground[month]));
            ground[month] += offer.fates[month].*state.share;
            upper.emplace_back(at, y(ground[month]));
        }
        chart.picture.area(upper, lower, state.classes);
    }
    std::vector<SvgPoint> employed;
    for (int month = 0; month <= page.run.horizon_months; ++month)
        employed.emplace_back(x(month), y(offer.fates[static_cast<std::size_t>(month)].employed));
    chart.picture.polyline(employed, "line employed");
    std::vector<double> ticks;
    std::vector<std::string> labels;
    for (int month = 0; month <= page.run.settle_months; month += page.run.settle_months > 84 ? 24 : 12) {
        ticks.push_back(month);
        labels.push_back(month == 0 ? "start" : fmt::format("{} y", month / 12));
    }
    draw_axes(chart.picture, area, x, ticks, labels, y, {0, 0.5}, {"", "50 %"});

    chart.table.add({"by", "public", "bought", "still private", "shut down", "you still there"});
    for (std::size_t month = 0; month < offer.fates.size(); ++month) {
        const FateMonth& fate = offer.fates[month];
        chart.table.add(
            {fmt::format("month {}", month), percent_text(fate.listed), percent_text(fate.acquired),
             percent_text(fate.unsold), percent_text(fate.shutdown),
             static_cast<int>(month) <= page.run.horizon_months ? percent_text(fate.employed) : "-"});
        chart.positions.push_back(x(static_cast<double>(month)));
    }
    return chart;
}

}  // namespace

std::string fate_section(const PageContext& page) {
    std::string charts;
    for (const OfferPicture& offer : page.pictures.offers)
        if (offer.has_events && !offer.fates.empty()) charts += fate_chart(page, offer).html();
    if (charts.empty()) return {};
    std::string legend = "<ul class=\"legend\">\n";
    for (const State& state : states)
        legend += fmt::format(
            "<li><svg class=\"key\" viewBox=\"0 0 28 12\" aria-hidden=\"true\"><rect x=\"6\" width=\"16\" "
            "height=\"12\" class=\"{}\"/></svg>{}</li>\n",
            state.classes, state.name);
    legend +=
        "<li><svg class=\"key\" viewBox=\"0 0 28 12\" aria-hidden=\"true\"><line x1=\"1\" y1=\"6\" x2=\"27\" "
        "y2=\"6\" "
        "class=\"line employed\"/></svg>you still work there</li>\n";
    return fmt::format(
               "<section id=\"fates\">\n<h2>What becomes of the companies</h2>\n<p>The share of futures in "
               "each state, "
               "month by month, from the first {} futures.</p>\n{}</ul>\n<div class=\"several\">\n",
               count_text(page.pictures.month_paths), legend) +
           charts + "</div>\n</section>\n";
}

}  // namespace offersim
