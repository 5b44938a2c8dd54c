#include "report/future_figures.hpp"

#include <fmt/format.h>

#include "report/band.hpp"
#include "report/words.hpp"
#include "scenario/unit.hpp"

namespace offersim {

namespace {

std::string ratio_text(double part, double whole) { return fmt::format("{:.2f}", part / whole); }

/// Of each 1.00 of the headline price.
std::string common_words(const EquityWorth& worth) {
    if (worth.basis == "headline")
        return "a common share is taken to be worth the same, for want of a better figure (`common`)";
    std::string text = fmt::format("for each 1.00 of it a common share is worth {} today",
                                   ratio_text(worth.common_price, worth.headline_price));
    if (worth.basis == "solved") return text + ", solved from who is paid first";
    if (worth.common_low == worth.common_high) return text + ", as given";
    return text + fmt::format(" (assumed: {} to {} in 80 % of futures)",
                              ratio_text(worth.common_low, worth.headline_price),
                              ratio_text(worth.common_high, worth.headline_price));
}

/// "groq: the headline of 14B is what the last round paid; for each 1.00 of it a common share is worth 0.65
/// today (...). So equity of 376k at the headline is worth 244k today, 65 % of it, ..."
std::string worth_paragraph(const OfferAnswer& offer, const MoneyUnit& unit) {
    const EquityWorth& worth = *offer.equity_worth;
    const std::string price =
        worth.headline_price == 1 ? "" : fmt::format(", {:.2f} a share", worth.headline_price);
    return fmt::format(
        "{}: the headline of {} is what the last round paid{}; {}. So equity of {} at the headline is worth "
        "{} today, {:.0f} % of it, if it vests and once it can be sold.",
        shown(offer.name), spell(worth.headline_value, Unit::money), price, common_words(worth),
        money_text(worth.at_headline, unit), money_text(worth.at_common, unit),
        100 * worth.at_common / worth.at_headline);
}

std::string range_cell(const Summary& summary, const MoneyUnit& unit) {
    const std::optional<Band> band = band_of(summary.percentiles);
    if (!band) return money_text(summary.mean.value, unit);
    return fmt::format("{} ({} to {})", money_text(band->middle.value, unit),
                       money_text(band->outer_low.value, unit), money_text(band->outer_high.value, unit));
}

/// "P50 (P10 to P90)"
std::string range_heading(const FutureAnswer& future) {
    const std::optional<Band> band = band_of(future.gross_present.percentiles);
    if (!band) return "mean";
    return fmt::format("P{} (P{} to P{})", band->middle.p, band->outer_low.p, band->outer_high.p);
}

FigureTable figures_of(const RunAnswer& answer, const OfferAnswer& offer, const MoneyUnit& unit) {
    Table table;
    table.add({"future", "chance", range_heading(offer.futures.front()), "mean", "equity zero"});
    for (const auto& versus : offer.futures.front().against)
        table.rows.back().push_back("beats " + shown(versus.offer));
    for (const FutureAnswer& future : offer.futures) {
        const Summary& summary = future.gross_present;
        table.add({shown(future.name), percent_text(future.chance), range_cell(summary, unit),
                   money_text(summary.mean.value, unit), percent_text(future.fate.equity_zero.value)});
        for (const auto& versus : future.against)
            table.rows.back().push_back(percent_text(versus.p_beats.value));
    }
    FigureTable figures;
    figures.heading = "Futures of " + shown(offer.name);
    figures.scope = ", " + measure_words(answer);
    figures.table = std::move(table);
    figures.names_rows = true;
    return figures;
}

}  // namespace

std::vector<std::string> equity_worth_paragraphs(const RunAnswer& answer, const MoneyUnit& unit) {
    std::vector<std::string> paragraphs;
    for (const OfferAnswer& offer : answer.offers)
        if (offer.equity_worth) paragraphs.push_back(worth_paragraph(offer, unit));
    return paragraphs;
}

std::vector<FigureTable> future_figures(const RunAnswer& answer, const MoneyUnit& unit) {
    std::vector<FigureTable> figures;
    for (const OfferAnswer& offer : answer.offers)
        if (!offer.futures.empty()) figures.push_back(figures_of(answer, offer, unit));
    return figures;
}

}  // namespace offersim
