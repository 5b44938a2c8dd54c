#include <fmt/format.h>

#include <algorithm>

#include "report/band.hpp"
#include "report/future_figures.hpp"
#include "report/html_sections.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr double row_height = 48, left = 8, right = 712, axis_room = 30;

/// The strongest of the others: the largest middle.
const OfferAnswer* strongest_rival(const RunAnswer& run, const OfferAnswer& offer) {
    const auto middle = [](const OfferAnswer& one) {
        const std::optional<Band> band = band_of(one.gross_present.percentiles);
        return band ? band->middle.value : one.gross_present.mean.value;
    };
    const OfferAnswer* strongest = nullptr;
    for (const OfferAnswer& other : run.offers)
        if (&other != &offer && (strongest == nullptr || middle(other) > middle(*strongest)))
            strongest = &other;
    return strongest;
}

/// "bought: 20 % of futures; ahead of nvidia in 62 % of them"
std::string row_label(const FutureAnswer& future, const OfferAnswer* rival) {
    std::string text = fmt::format("{}: chance {}", shown(future.name), percent_text(future.chance));
    if (rival == nullptr) return text;
    const auto versus =
        std::find_if(future.against.begin(), future.against.end(),
                     [&](const FutureAnswer::Versus& one) { return one.offer == rival->name; });
    if (versus == future.against.end()) return text;
    return text + fmt::format(", wins {}", percent_text(versus->p_beats.value));
}

/// Zero, every future's band and the rival's middle.
Scale scale_of(const OfferAnswer& offer, const std::optional<Band>& rival) {
    double low = 0, high = 1;
    const auto hold = [&](double value) { low = std::min(low, value), high = std::max(high, value); };
    for (const FutureAnswer& future : offer.futures)
        if (const std::optional<Band> band = band_of(future.gross_present.percentiles))
            hold(band->outer_low.value), hold(band->outer_high.value);
    if (rival) hold(rival->middle.value);
    return {low, high, left, right};
}

void draw_band(Svg& picture, const Scale& x, double top, const Band& band) {
    const auto draw = [&](const Percentile& from, const Percentile& to, const char* classes) {
        picture.rectangle(x(from.value), top + 24, x(to.value) - x(from.value), 16, classes);
    };
    draw(band.outer_low, band.outer_high, "band outer");
    draw(band.inner_low, band.inner_high, "band inner");
    picture.rectangle(x(band.middle.value) - 1.5, top + 22, 3, 20, "dot");
}

HtmlChart futures_chart(const PageContext& page, const OfferAnswer& offer, const FigureTable& figures) {
    const OfferAnswer* rival = strongest_rival(page.run, offer);
    const std::optional<Band> middle = rival ? band_of(rival->gross_present.percentiles) : std::nullopt;
    const Scale x = scale_of(offer, middle);
    const double ground = row_height * static_cast<double>(offer.futures.size()) + 4;
    HtmlChart chart;
    chart.id = fmt::format("futures-{}", &offer - page.run.offers.data());
    chart.heading = fmt::format("{}, by what becomes of {}", shown(offer.name), shown(offer.company));
    if (const std::optional<Band> band = band_of(offer.futures.front().gross_present.percentiles))
        chart.words = fmt::format(
            "What it is worth where each future comes true: the pale band from P{} to P{}, the dark one from "
            "P{} to P{}, the mark at P{}.",
            band->outer_low.p, band->outer_high.p, band->inner_low.p, band->inner_high.p, band->middle.p);
    if (rival != nullptr) chart.words += fmt::format(" Wins are against {}", shown(rival->name));
    if (middle)
        chart.words += fmt::format(", whose P{} over all futures is the dashed line, {}", middle->middle.p,
                                   page.money(middle->middle.value));
    if (rival != nullptr) chart.words += ".";
    chart.description =
        fmt::format("Bands, one for each of {} futures, in the order of the file.", offer.futures.size());
    chart.height = ground + axis_room;
    chart.is_upright = false;
    const std::vector<double> ticks = ticks_of(x.low, x.high, 6);
    draw_axes(chart.picture, {left, right, 0, ground}, x, ticks, page.money_labels(ticks), {0, 1, ground, 0},
              {0}, {""});
    if (middle) chart.picture.line(x(middle->middle.value), 0, x(middle->middle.value), ground, "horizon");
    for (std::size_t k = 0; k < offer.futures.size(); ++k) {
        const FutureAnswer& future = offer.futures[k];
        const double top = row_height * static_cast<double>(k);
        if (const std::optional<Band> band = band_of(future.gross_present.percentiles))
            draw_band(chart.picture, x, top, *band);
        chart.picture.text(left, top + 18, row_label(future, rival), "start", "bar-label");
        chart.positions.push_back(top + 32);
    }
    chart.table = figures.table;
    return chart;
}

}  // namespace

std::string future_section(const PageContext& page) {
    std::string charts;
    const std::vector<FigureTable> figures = future_figures(page.run, page.unit);
    auto table = figures.begin();
    for (const OfferAnswer& offer : page.run.offers)
        if (!offer.futures.empty()) charts += futures_chart(page, offer, *table++).html();
    return charts.empty() ? charts
                          : "<section id=\"futures\">\n<h2>Future by future</h2>\n" + charts + "</section>\n";
}

}  // namespace offersim
