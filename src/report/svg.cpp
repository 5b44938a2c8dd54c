#include "report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/html_text.hpp"

namespace offersim {

namespace {

void append_points(const std::vector<SvgPoint>& points, std::string& text) {
    for (const auto& [x, y] : points) text += coordinate(x) + "," + coordinate(y) + " ";
    if (!points.empty()) text.pop_back();
}

}  // namespace

std::string coordinate(double value) {
    const double tenths = std::round(value * 10);
    if (tenths == 0) return "0";
    return std::fmod(tenths, 10) == 0 ? fmt::format("{:.0f}", tenths / 10)
                                      : fmt::format("{:.1f}", tenths / 10);
}

std::vector<double> ticks_of(double low, double high, int count) {
    const double least = (high - low) / count;
    if (!(least > 0)) return {low};
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    double step = 10 * power;
    for (const double round : {1.0, 2.0, 2.5, 5.0})
        if (round * power >= least * (1 - 1e-9)) {
            step = round * power;
            break;
        }
    std::vector<double> ticks;
    for (double k = std::ceil(low / step - 1e-9); k <= std::floor(high / step + 1e-9); ++k)
        ticks.push_back(k * step);
    return ticks;
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view classes) {
    body_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"{}\"/>\n", coordinate(x1),
                         coordinate(y1), coordinate(x2), coordinate(y2), classes);
}

void Svg::rectangle(double x, double y, double width, double height, std::string_view classes) {
    body_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{}\"/>\n", coordinate(x),
                         coordinate(y), coordinate(std::max(width, 0.0)), coordinate(std::max(height, 0.0)),
                         classes);
}

void Svg::polyline(const std::vector<SvgPoint>& points, std::string_view classes) {
    body_ += fmt::format("<polyline class=\"{}\" points=\"", classes);
    append_points(points, body_);
    body_ += "\"/>\n";
}

void Svg::area(const std::vector<SvgPoint>& upper, const std::vector<SvgPoint>& lower,
               std::string_view classes) {
    body_ += fmt::format("<polygon class=\"{}\" points=\"", classes);
    append_points(upper, body_);
    body_ += " ";
    append_points({lower.rbegin(), lower.rend()}, body_);
    body_ += "\"/>\n";
}

void Svg::text(double x, double y, std::string_view words, std::string_view anchor,
               std::string_view classes) {
    body_ += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" class=\"{}\">{}</text>\n", coordinate(x),
                         coordinate(y), anchor, classes, html_escape(words));
}

}  // namespace offersim
