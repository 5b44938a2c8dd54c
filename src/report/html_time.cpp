#include <fmt/format.h>

#include <algorithm>

#include "report/figures.hpp"
#include "report/html_sections.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr PlotArea area{6, 474, 14, 206};
constexpr double chart_width = 480, chart_height = 236;

std::vector<double> year_ticks(int months) {
    const int step = months > 180 ? 60 : months > 84 ? 24 : 12;
    std::vector<double> ticks;
    for (int month = 0; month <= months; month += step) ticks.push_back(month);
    return ticks;
}

std::vector<std::string> year_labels(const std::vector<double>& ticks) {
    std::vector<std::string> labels;
    for (const double tick : ticks) labels.push_back(tick == 0 ? "start" : fmt::format("{:g} y", tick / 12));
    return labels;
}

std::string month_name(std::size_t month) { return fmt::format("month {}", month); }

void mark_horizon(const PageContext& page, const Scale& x, Svg& picture) {
    if (page.run.horizon_months >= page.run.settle_months) return;
    const double at = x(page.run.horizon_months);
    picture.line(at, area.top, at, area.bottom, "horizon");
    picture.text(at + 4, area.top + 10, "pay ends", "start", "tick");
}

HtmlChart fan_chart(const PageContext& page, const OfferPicture& offer, double highest) {
    const Scale x{0, static_cast<double>(page.run.settle_months), area.left, area.right};
    const Scale y{0, highest, area.bottom, area.top};
    HtmlChart chart;
    chart.id = fmt::format("fan-{}", offer.offer);
    chart.heading = page.name(offer.offer);
    chart.width = chart_width, chart.height = chart_height;
    chart.description = fmt::format(
        "Money received so far, by month: at the end P10 is {}, P50 {} and P90 {}.",
        page.money(offer.fan.back()[0]), page.money(offer.fan.back()[2]), page.money(offer.fan.back()[4]));
    const std::vector<double> x_ticks = year_ticks(page.run.settle_months), y_ticks = ticks_of(0, highest, 4);
    std::vector<std::vector<SvgPoint>> edges(fan_percentiles.size());
    for (std::size_t month = 0; month < offer.fan.size(); ++month)
        for (std::size_t k = 0; k < edges.size(); ++k)
            edges[k].emplace_back(x(static_cast<double>(month)), y(offer.fan[month][k]));
    chart.picture.area(edges[4], edges[0], "band outer");
    chart.picture.area(edges[3], edges[1], "band inner");
    draw_axes(chart.picture, area, x, x_ticks, year_labels(x_ticks), y, y_ticks, page.money_labels(y_ticks));
    chart.picture.polyline(edges[2], "line s0");
    mark_horizon(page, x, chart.picture);
    chart.table.add({"received by", "P10", "P25", "P50", "P75", "P90"});
    for (std::size_t month = 0; month < offer.fan.size(); ++month) {
        std::vector<std::string> row{month_name(month)};
        for (const double value : offer.fan[month]) row.push_back(page.money(value));
        chart.table.add(std::move(row));
        chart.positions.push_back(x(static_cast<double>(month)));
    }
    return chart;
}

std::string fans(const PageContext& page) {
    double highest = 1;
    for (const OfferPicture& offer : page.pictures.offers)
        for (const auto& month : offer.fan) highest = std::max(highest, month[4]);
    std::string charts;
    for (const OfferPicture& offer : page.pictures.offers)
        if (!offer.fan.empty()) charts += fan_chart(page, offer, highest * 1.04).html();
    if (charts.empty()) return {};
    return fmt::format(
               "<h2>When the money comes</h2>\n<p>What has been received so far, in {}: the line is the "
               "middle future "
               "(P50), the dark band holds half of them (P25 to P75), the pale one eight in ten (P10 to "
               "P90). Shares "
               "count once they are sold. Drawn from the first {} futures.</p>\n<div class=\"several\">\n",
               measure_words(page.run), count_text(page.pictures.month_paths)) +
           charts + "</div>\n";
}

/// The lowest and the highest stack of any year.
std::pair<double, double> stack_range(const PageContext& page) {
    double low = 0, high = 1;
    for (const OfferPicture& picture : page.pictures.offers)
        for (const YearAnswer& year : page.offer(picture.offer).years) {
            double down = 0, up = 0;
            for (const Mean& mean : year.components) (mean.value < 0 ? down : up) += mean.value;
            low = std::min(low, down), high = std::max(high, up);
        }
    return {low, high};
}

/// The components that any drawn offer pays, as indices.
std::vector<int> components_paid(const PageContext& page) {
    std::vector<int> paid;
    for (int component = 0; component < component_count; ++component)
        for (const OfferPicture& picture : page.pictures.offers) {
            const std::vector<Mean>& means = page.offer(picture.offer).components;
            if (static_cast<std::size_t>(component) < means.size() &&
                means[static_cast<std::size_t>(component)].value != 0) {
                paid.push_back(component);
                break;
            }
        }
    return paid;
}

HtmlChart years_chart(const PageContext& page, int offer, const std::vector<int>& paid,
                      const std::pair<double, double>& range) {
    const std::vector<YearAnswer>& years = page.offer(offer).years;
    const Scale x{0, static_cast<double>(years.size()), area.left + 44, area.right};
    const Scale y{range.first * 1.04, range.second * 1.04, area.bottom, area.top};
    HtmlChart chart;
    chart.id = fmt::format("years-{}", offer);
    chart.heading = page.name(offer);
    chart.width = chart_width, chart.height = chart_height;
    chart.description = "Stacked bars by year: what each component pays on average, as paid.";
    const std::vector<double> y_ticks = ticks_of(range.first, range.second * 1.04, 4);
    draw_axes(chart.picture, area, x, {}, {}, y, y_ticks, page.money_labels(y_ticks));
    chart.table.add({"year"});
    for (const int component : paid) chart.table.rows.front().push_back(component_label(component));
    const double width = x(0.72) - x(0);
    for (std::size_t k = 0; k < years.size(); ++k) {
        const double middle = x(static_cast<double>(k) + 0.5);
        std::vector<std::string> row{fmt::format("year {}", years[k].year)};
        double up = 0, down = 0;
        for (const int component : paid) {
            const double value = years[k].components[static_cast<std::size_t>(component)].value;
            double& from = value < 0 ? down : up;
            if (value != 0)
                chart.picture.rectangle(middle - width / 2, std::min(y(from), y(from + value)), width,
                                        std::abs(y(from + value) - y(from)),
                                        fmt::format("fill c{}", component));
            from += value;
            row.push_back(page.money(value));
        }
        chart.picture.text(middle, area.bottom + 20, fmt::format("{}", years[k].year), "middle",
                           k % 2 == 1 ? "tick minor" : "tick");
        chart.table.add(std::move(row));
        chart.positions.push_back(middle);
    }
    return chart;
}

std::string years(const PageContext& page) {
    const std::vector<int> paid = components_paid(page);
    if (paid.empty()) return {};
    const std::pair<double, double> range = stack_range(page);
    std::string legend = "<ul class=\"legend\">\n", charts;
    for (const int component : paid)
        legend += fmt::format(
            "<li><svg class=\"key\" viewBox=\"0 0 28 12\" aria-hidden=\"true\"><rect x=\"6\" width=\"16\" "
            "height=\"12\" class=\"fill c{}\"/></svg>{}</li>\n",
            component, component_label(component));
    for (const OfferPicture& picture : page.pictures.offers)
        if (!page.offer(picture.offer).years.empty())
            charts += years_chart(page, picture.offer, paid, range).html();
    if (charts.empty()) return {};
    return "<h2>What it is made of, year by year</h2>\n<p>Means over all futures, as paid and not "
           "discounted. Means "
           "count rare great futures; the bands above say what is likely.</p>\n" +
           legend + "</ul>\n<div class=\"several\">\n" + charts + "</div>\n";
}

}  // namespace

std::string time_section(const PageContext& page) {
    const std::string content = fans(page) + years(page);
    return content.empty() ? content : "<section id=\"time\">\n" + content + "</section>\n";
}

}  // namespace offersim
