#include <fmt/format.h>

#include <algorithm>

#include "report/html_sections.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr PlotArea area{8, 712, 14, 268};

std::string beyond_note(const PageContext& page) {
    std::vector<std::string> items;
    for (const OfferPicture& offer : page.pictures.offers) {
        if (offer.worth.above > 0)
            items.push_back(fmt::format("{} of {}", percent_text(offer.worth.above), page.name(offer.offer)));
    }
    if (items.empty()) return {};
    const Slices& any = page.pictures.offers.front().worth;
    return fmt::format("Beyond the right edge, above {}: {}.", page.money(any.edge(any.share.size())),
                       listed(items));
}

std::vector<LegendEntry> offer_legend(const PageContext& page) {
    std::vector<LegendEntry> legend;
    for (std::size_t k = 0; k < page.pictures.offers.size(); ++k)
        legend.push_back({"line " + series_class(k), page.name(page.pictures.offers[k].offer)});
    return legend;
}

std::vector<std::string> heading_row(const PageContext& page, std::string first) {
    std::vector<std::string> row{std::move(first)};
    for (const OfferPicture& offer : page.pictures.offers) row.push_back(page.name(offer.offer));
    return row;
}

/// Exact zeros are a column of one slice's width left of zero, so that their area compares with the curves'.
HtmlChart density_chart(const PageContext& page) {
    const std::vector<OfferPicture>& offers = page.pictures.offers;
    const Slices& any = offers.front().worth;
    double highest = 1e-9, zero = 0;
    for (const OfferPicture& offer : offers) {
        zero = std::max(zero, offer.worth.zero);
        highest = std::max({highest, offer.worth.zero,
                            *std::max_element(offer.worth.share.begin(), offer.worth.share.end())});
    }
    const double left = std::min(any.low, zero > 0 ? -any.width : any.low);
    const Scale x{left, any.edge(any.share.size()), area.left, area.right};
    const Scale y{0, highest * 1.08, area.bottom, area.top};

    HtmlChart chart;
    chart.id = "density";
    chart.heading = "What each offer is worth";
    chart.words =
        fmt::format("The share of futures in every {} of {}. Where a curve is high, that outcome is likely.",
                    page.money(any.width), measure_words(page.run));
    chart.description = fmt::format("Overlaid curves of {} offers from {} to {}.", offers.size(),
                                    page.money(left), page.money(any.edge(any.share.size())));
    chart.legend = offer_legend(page);
    chart.note = beyond_note(page);
    const std::vector<double> x_ticks = ticks_of(any.low, any.edge(any.share.size()), 6);
    const std::vector<double> y_ticks = ticks_of(0, highest * 1.08, 4);
    draw_axes(chart.picture, area, x, x_ticks, page.money_labels(x_ticks), y, y_ticks,
              percent_labels(y_ticks));

    for (std::size_t k = offers.size(); k-- > 0;) {
        const Slices& worth = offers[k].worth;
        std::vector<SvgPoint> curve, ground;
        for (std::size_t slice = 0; slice < worth.share.size(); ++slice) {
            const double at = x(worth.edge(slice) + worth.width / 2);
            curve.emplace_back(at, y(worth.share[slice]));
            ground.emplace_back(at, y(0));
        }
        chart.picture.area(curve, ground, "area " + series_class(k));
        chart.picture.polyline(curve, "line " + series_class(k));
        if (worth.zero > 0)
            chart.picture.rectangle(x(-worth.width), y(worth.zero), x(0) - x(-worth.width),
                                    y(0) - y(worth.zero), "zero " + series_class(k));
    }

    chart.table.add(heading_row(page, "worth"));
    const auto add_row = [&](std::string name, double at, auto share_of) {
        std::vector<std::string> row{std::move(name)};
        for (const OfferPicture& offer : offers) row.push_back(percent_text(share_of(offer.worth)));
        chart.table.add(std::move(row));
        chart.positions.push_back(x(at));
    };
    if (zero > 0) {
        chart.description += " Columns at the left edge show futures that pay exactly nothing.";
        add_row("exactly zero", -any.width / 2, [](const Slices& worth) { return worth.zero; });
    }
    for (std::size_t slice = 0; slice < any.share.size(); ++slice)
        add_row(fmt::format("{} to {}", page.money(any.edge(slice)), page.money(any.edge(slice + 1))),
                any.edge(slice) + any.width / 2, [slice](const Slices& worth) { return worth.share[slice]; });
    return chart;
}

HtmlChart at_least_chart(const PageContext& page) {
    const std::vector<OfferPicture>& offers = page.pictures.offers;
    const Slices& any = offers.front().worth;
    const double high = any.edge(any.share.size());
    const Scale x{any.low, high, area.left, area.right};
    const Scale y{0, 1, area.bottom, area.top};

    HtmlChart chart;
    chart.id = "at-least";
    chart.heading = "The chance of at least so much";
    chart.words = "Read across from a sum to see how often each offer reaches it.";
    chart.description =
        fmt::format("Falling curves of {} offers: the chance of at least a sum, from {} to {}.",
                    offers.size(), page.money(any.low), page.money(high));
    chart.legend = offer_legend(page);
    const std::vector<double> x_ticks = ticks_of(any.low, high, 6), y_ticks{0, 0.25, 0.5, 0.75, 1};
    draw_axes(chart.picture, area, x, x_ticks, page.money_labels(x_ticks), y, y_ticks,
              {"", "25 %", "50 %", "75 %", ""});

    std::vector<std::vector<double>> at_least;
    for (std::size_t k = offers.size(); k-- > 0;) {
        const Slices& worth = offers[k].worth;
        std::vector<SvgPoint> curve;
        for (std::size_t edge = 0; edge <= worth.share.size(); ++edge) {
            const double share = worth.at_least(edge);
            curve.emplace_back(x(worth.edge(edge)), y(share));
            if (worth.edge(edge) == 0 && worth.zero > 0) curve.emplace_back(x(0), y(share - worth.zero));
        }
        chart.picture.polyline(curve, "line " + series_class(k));
    }
    chart.table.add(heading_row(page, "at least"));
    const auto add_row = [&](std::string name, double at, auto share_of) {
        std::vector<std::string> row{std::move(name)};
        for (const OfferPicture& offer : offers) row.push_back(percent_text(share_of(offer.worth)));
        chart.table.add(std::move(row));
        chart.positions.push_back(x(at));
    };
    for (std::size_t edge = 0; edge <= any.share.size(); ++edge) {
        if (any.edge(edge) == 0)
            add_row("more than zero", 0,
                    [edge](const Slices& worth) { return worth.at_least(edge) - worth.zero; });
        else
            add_row(page.money(any.edge(edge)), any.edge(edge),
                    [edge](const Slices& worth) { return worth.at_least(edge); });
    }
    return chart;
}

}  // namespace

std::string worth_section(const PageContext& page) {
    if (page.pictures.offers.empty()) return {};
    return "<section id=\"worth\">\n<h2>What the offers are worth</h2>\n" + density_chart(page).html() +
           at_least_chart(page).html() + "</section>\n";
}

}  // namespace offersim
