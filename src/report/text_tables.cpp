#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "report/band.hpp"
#include "report/layout.hpp"
#include "report/text_sections.hpp"
#include "report/versus.hpp"

namespace offersim {

namespace {

constexpr int widest_name = 18;
constexpr const char* nothing = "-";

/// A table with a column for each offer.
class OfferTable {
public:
    explicit OfferTable(const TextContext& context) : context_(context) {
        std::vector<std::string> row{""};
        for (const OfferAnswer& offer : context.answer.offers)
            row.push_back(shorten(shown(offer.name), widest_name));
        table_.add(std::move(row));
    }

    /// A row of `cell(offer)`; left out where no offer has anything to say.
    template <typename Cell>
    void add(std::string name, Cell cell) {
        std::vector<std::string> row{std::move(name)};
        for (const OfferAnswer& offer : context_.answer.offers) row.push_back(cell(offer));
        if (std::any_of(row.begin() + 1, row.end(), [](const std::string& text) { return text != nothing; }))
            table_.add(std::move(row));
    }

    std::string text() const { return table_.text(context_.width); }

private:
    const TextContext& context_;
    Table table_;
};

/// A mean, starred where rare paths dominate it.
class MeanCells {
public:
    std::string text(const Summary& summary, const MoneyUnit& unit) {
        if (!summary.mean_is_heavy_tailed) return money_text(summary.mean, unit);
        heaviest_ = std::max(heaviest_, summary.top_percent_share);
        return fmt::format("*{}", money_text(summary.mean, unit));
    }
    std::string note(int width) const {
        if (heaviest_ == 0) return {};
        return wrap(
            fmt::format(
                "A few rare futures make up much of this mean: the best 1 % of paths carry {} of it. Its "
                "margin is too narrow; go by the percentiles.",
                percent_text(heaviest_)),
            width, "* ", "  ");
    }

private:
    double heaviest_ = 0;
};

/// Percentiles, mean and the chance of nothing of one summary of each offer.
template <typename SummaryOf>
void add_summary_rows(OfferTable& table, MeanCells& means, const TextContext& context, SummaryOf summary_of) {
    const std::vector<Percentile>& percentiles = summary_of(context.answer.offers.front()).percentiles;
    for (std::size_t index = 0; index < percentiles.size(); ++index) {
        table.add(fmt::format("P{}", percentiles[index].p), [&](const OfferAnswer& offer) {
            return money_text(summary_of(offer).percentiles[index], context.unit);
        });
    }
    table.add("mean", [&](const OfferAnswer& offer) { return means.text(summary_of(offer), context.unit); });
    table.add("chance of zero", [&](const OfferAnswer& offer) {
        const double zero = summary_of(offer).p_zero;
        return zero > 0 ? percent_text(zero) : nothing;
    });
}

std::string section(const TextContext& context, std::string_view heading, std::string_view rest,
                    std::string_view body) {
    if (body.empty()) return {};
    return context.style.heading(heading) + std::string(rest) + "\n\n" + std::string(body);
}

/// "355k (340k to 395k)"; where the percentiles are all zero, what rare paths leave on average.
std::string year_cell(const OfferAnswer& offer, std::size_t index, const MoneyUnit& unit) {
    if (index >= offer.years.size()) return nothing;
    const Summary& summary = offer.years[index].primary;
    const std::optional<Band> band = band_of(summary.percentiles);
    if (!band || (band->outer_low.value == 0 && band->outer_high.value == 0))
        return summary.mean.value == 0 ? nothing
                                       : fmt::format("0 (mean {})", money_text(summary.mean.value, unit));
    return fmt::format("{} ({} to {})", money_text(band->middle.value, unit),
                       money_text(band->outer_low.value, unit), money_text(band->outer_high.value, unit));
}

std::string fate_cell(const Probability& probability) {
    return probability.value > 0 ? percent_text(probability) : nothing;
}

std::string component_label(int component) {
    std::string name = component_names[component];
    std::replace(name.begin(), name.end(), '_', '-');
    return name == "after" ? "after leaving" : name;
}

}  // namespace

std::string measures_section(const TextContext& context) {
    const RunAnswer& answer = context.answer;
    OfferTable table(context);
    MeanCells means;
    add_summary_rows(table, means, context, [&](const OfferAnswer& offer) -> const Summary& {
        return primary_summary(answer, offer);
    });
    table.add("worth a sure", [&](const OfferAnswer& offer) {
        return offer.certainty_equivalent ? money_text(*offer.certainty_equivalent, context.unit) : nothing;
    });
    const std::optional<double> floor = answer.offers.front().floor_per_year;
    if (floor) {
        table.add(fmt::format("below {}/yr", money_text(*floor, context.unit)),
                  [&](const OfferAnswer& offer) {
                      return offer.floor_p_below ? percent_text(*offer.floor_p_below) : nothing;
                  });
    }
    table.add("still paper", [&](const OfferAnswer& offer) {
        return offer.paper_at_settlement.value > 0 ? money_text(offer.paper_at_settlement, context.unit)
                                                   : nothing;
    });
    const bool has_paper =
        std::any_of(answer.offers.begin(), answer.offers.end(),
                    [](const OfferAnswer& offer) { return offer.paper_at_settlement.value > 0; });
    std::string notes = means.note(context.width);
    if (has_paper) {
        notes += wrap(
            fmt::format("Still paper: mean value of vested shares that never became money within {} years; "
                        "counted nowhere else.",
                        answer.settle_months / 12.0),
            context.width);
    }
    return section(context, "In figures", fmt::format(", {}, ± 95 % interval", measure_words(answer)),
                   table.text() + notes);
}

std::string years_section(const TextContext& context) {
    std::size_t years = 0;
    for (const OfferAnswer& offer : context.answer.offers) years = std::max(years, offer.years.size());
    OfferTable table(context);
    for (std::size_t index = 0; index < years; ++index) {
        table.add(fmt::format("year {}", index + 1),
                  [&](const OfferAnswer& offer) { return year_cell(offer, index, context.unit); });
    }
    if (years == 0) return {};
    std::string words;
    for (const OfferAnswer& offer : context.answer.offers) {
        if (offer.years.empty()) continue;
        if (const std::optional<Band> band = band_of(offer.years.front().primary.percentiles)) {
            words = fmt::format(": P{} (P{} to P{}), {}", band->middle.p, band->outer_low.p,
                                band->outer_high.p, measure_words(context.answer));
        }
        break;
    }
    return section(context, "Year by year", words, table.text());
}

std::string components_section(const TextContext& context) {
    OfferTable table(context);
    for (int component = 0; component < component_count; ++component) {
        table.add(component_label(component), [&](const OfferAnswer& offer) {
            const auto index = static_cast<std::size_t>(component);
            if (index >= offer.components.size() || offer.components[index].value == 0)
                return std::string(nothing);
            return money_text(offer.components[index], context.unit);
        });
    }
    MeanCells means;
    if (!context.answer.offers.front().components.empty()) {
        table.add("together", [&](const OfferAnswer& offer) {
            return means.text(offer.net_nominal ? *offer.net_nominal : offer.gross_nominal, context.unit);
        });
    }
    const std::string body = table.text();
    return section(context, "What it is made of", ": means, as paid, not discounted",
                   body.empty() ? body : body + means.note(context.width));
}

std::string fates_section(const TextContext& context) {
    struct Row {
        const char* name;
        Probability Fate::*probability;
    };
    static constexpr Row rows[] = {
        {"company goes public", &Fate::ipo},     {"company is bought", &Fate::acquired},
        {"company shuts down", &Fate::shutdown}, {"still illiquid at the end", &Fate::illiquid},
        {"you leave early", &Fate::left_early},  {"equity comes to nothing", &Fate::equity_zero}};
    OfferTable table(context);
    for (const Row& row : rows)
        table.add(row.name, [&](const OfferAnswer& offer) { return fate_cell(offer.fate.*row.probability); });
    return section(
        context, "What happens",
        fmt::format(": chances within {} years, ± 95 % interval", context.answer.settle_months / 12.0),
        table.text());
}

std::string details_section(const TextContext& context) {
    const RunAnswer& answer = context.answer;
    std::string text;
    const auto add = [&](std::string_view heading, auto summary_of) {
        OfferTable table(context);
        MeanCells means;
        add_summary_rows(table, means, context, summary_of);
        if (!text.empty()) text += '\n';
        text += section(context, heading, ", ± 95 % interval", table.text() + means.note(context.width));
    };
    if (answer.primary_measure != "gross_present")
        add("Present value before tax",
            [](const OfferAnswer& offer) -> const Summary& { return offer.gross_present; });
    add("As paid, before tax",
        [](const OfferAnswer& offer) -> const Summary& { return offer.gross_nominal; });
    const bool has_net = std::all_of(answer.offers.begin(), answer.offers.end(),
                                     [](const OfferAnswer& offer) { return offer.net_nominal.has_value(); });
    if (has_net)
        add("As paid, after tax",
            [](const OfferAnswer& offer) -> const Summary& { return *offer.net_nominal; });
    for (std::size_t component = 0; component < static_cast<std::size_t>(component_count); ++component) {
        const bool is_known =
            std::all_of(answer.offers.begin(), answer.offers.end(),
                        [&](const OfferAnswer& offer) { return component < offer.component_details.size(); });
        const bool is_paid =
            std::any_of(answer.offers.begin(), answer.offers.end(), [&](const OfferAnswer& offer) {
                return component < offer.components.size() && offer.components[component].value != 0;
            });
        if (!is_known || !is_paid) continue;
        add(fmt::format("Only {}, as paid", component_label(static_cast<int>(component))),
            [&](const OfferAnswer& offer) -> const Summary& { return offer.component_details[component]; });
    }
    return text;
}

}  // namespace offersim
