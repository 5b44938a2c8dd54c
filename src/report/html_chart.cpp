#include "report/html_chart.hpp"

#include <fmt/format.h>

#include <cmath>

#include "report/html_table.hpp"
#include "report/html_text.hpp"

namespace offersim {

namespace {

/// The table of a chart, each row with its place in the picture for the script.
std::string placed_table(const HtmlChart& chart) {
    std::string html = html_table(chart.table, chart.heading);
    std::size_t at = html.find("<tbody>");
    for (const double position : chart.positions) {
        at = html.find("<tr>", at);
        if (at == std::string::npos) break;
        const std::string place = fmt::format("<tr data-at=\"{}\">", coordinate(position));
        html.replace(at, 4, place);
        at += place.size();
    }
    return html;
}

std::string legend_list(const std::vector<LegendEntry>& legend) {
    if (legend.empty()) return {};
    std::string html = "<ul class=\"legend\">\n";
    for (const LegendEntry& entry : legend)
        html += fmt::format(
            "<li><svg class=\"key\" viewBox=\"0 0 28 12\" aria-hidden=\"true\">{}</svg>{}</li>\n",
            entry.classes.starts_with("line")
                ? fmt::format("<line x1=\"1\" y1=\"6\" x2=\"27\" y2=\"6\" class=\"{}\"/>", entry.classes)
                : fmt::format("<rect x=\"6\" width=\"16\" height=\"12\" class=\"{}\"/>", entry.classes),
            html_escape(entry.label));
    return html + "</ul>\n";
}

}  // namespace

std::string HtmlChart::html() const {
    std::string text =
        fmt::format("<figure class=\"chart\" id=\"{}\">\n<figcaption><h3>{}</h3>", id, html_escape(heading));
    if (!words.empty()) text += "<p>" + html_escape(words) + "</p>";
    text += "</figcaption>\n" + legend_list(legend);
    text += fmt::format(
        "<div class=\"plot\" data-cursor=\"{}\">\n<svg viewBox=\"0 0 {} {}\" role=\"img\" "
        "aria-labelledby=\"{}-title\" aria-describedby=\"{}-description\">\n"
        "<title id=\"{}-title\">{}</title><desc id=\"{}-description\">{}</desc>\n{}</svg>\n</div>\n",
        is_upright ? "x" : "y", coordinate(width), coordinate(height), id, id, id, html_escape(heading), id,
        html_escape(description), picture.body());
    text += "<p class=\"readout\" aria-hidden=\"true\"></p>\n";
    if (!note.empty()) text += "<p class=\"note\">" + html_escape(note) + "</p>\n";
    return text + "<details><summary>The figures of this chart</summary>\n" + placed_table(*this) +
           "</details>\n</figure>\n";
}

void draw_axes(Svg& picture, const PlotArea& area, const Scale& x, const std::vector<double>& x_ticks,
               const std::vector<std::string>& x_labels, const Scale& y, const std::vector<double>& y_ticks,
               const std::vector<std::string>& y_labels) {
    for (std::size_t k = 0; k < y_ticks.size(); ++k) {
        const double at = y(y_ticks[k]);
        picture.line(area.left, at, area.right, at, y_ticks[k] == 0 ? "axis" : "grid");
        if (!y_labels[k].empty()) picture.text(area.left, at - 4, y_labels[k], "start", "tick");
    }
    const double step = x_ticks.size() > 1 ? x_ticks[1] - x_ticks[0] : 1;
    for (std::size_t k = 0; k < x_ticks.size(); ++k) {
        const double at = x(x_ticks[k]);
        const std::string minor = std::llround(x_ticks[k] / step) % 2 != 0 ? " minor" : "";
        picture.line(at, area.bottom, at, area.bottom + 5, "axis");
        const bool is_first = at<area.left + 14, is_last = at> area.right - 24;
        picture.text(at, area.bottom + 20, x_labels[k],
                     is_first  ? "start"
                     : is_last ? "end"
                               : "middle",
                     "tick" + minor);
    }
}

}  // namespace offersim
