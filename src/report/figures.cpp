#include "report/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/band.hpp"
#include "report/versus.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr double visible_share = 0.0005;
constexpr const char* nothing = "-";

/// A table with a column for each offer.
class OfferTable {
public:
    explicit OfferTable(const RunAnswer& answer) : answer_(answer) {
        std::vector<std::string> row{""};
        for (const OfferAnswer& offer : answer.offers) row.push_back(shown(offer.name));
        table_.add(std::move(row));
    }

    /// A row of `cell(offer)`; left out where no offer has anything to say.
    template <typename Cell>
    void add(std::string name, Cell cell) {
        std::vector<std::string> row{std::move(name)};
        for (const OfferAnswer& offer : answer_.offers) row.push_back(cell(offer));
        if (std::any_of(row.begin() + 1, row.end(), [](const std::string& text) { return text != nothing; }))
            table_.add(std::move(row));
    }

    Table take() { return std::move(table_); }

private:
    const RunAnswer& answer_;
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
    std::vector<std::string> notes() const {
        if (heaviest_ == 0) return {};
        return {fmt::format(
            "* A few rare futures make up much of this mean: the best 1 % of paths carry {} of it. Its "
            "margin is too narrow; go by the percentiles.",
            percent_text(heaviest_))};
    }

private:
    double heaviest_ = 0;
};

/// Percentiles, mean and the chance of nothing of one summary of each offer.
template <typename SummaryOf>
void add_summary_rows(OfferTable& table, MeanCells& means, const RunAnswer& answer, const MoneyUnit& unit,
                      SummaryOf summary_of) {
    const std::vector<Percentile>& percentiles = summary_of(answer.offers.front()).percentiles;
    for (std::size_t index = 0; index < percentiles.size(); ++index) {
        table.add(fmt::format("P{}", percentiles[index].p), [&](const OfferAnswer& offer) {
            return money_text(summary_of(offer).percentiles[index], unit);
        });
    }
    table.add("mean", [&](const OfferAnswer& offer) { return means.text(summary_of(offer), unit); });
    table.add("chance of zero", [&](const OfferAnswer& offer) {
        const double zero = summary_of(offer).p_zero;
        return zero > 0 ? percent_text(zero) : nothing;
    });
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

/// Year 1 against the years that refreshers lead to.
std::vector<std::string> package_notes(const RunAnswer& answer, const MoneyUnit& unit) {
    std::string sentences;
    for (const OfferAnswer& offer : answer.offers)
        if (offer.package)
            sentences +=
                fmt::format("{}{} begins at {} and settles at {} a year", sentences.empty() ? "" : "; ",
                            shown(offer.name), money_text(offer.package->first, unit),
                            money_text(offer.package->steady, unit));
    if (sentences.empty()) return {};
    return {fmt::format(
        "On paper, at the price of each grant and before raises: {}, once refreshers have replaced "
        "what it started with.",
        sentences)};
}

}  // namespace

MoneyUnit unit_for(const RunAnswer& answer) {
    double largest = 0;
    for (const OfferAnswer& offer : answer.offers) {
        const Summary& summary = primary_summary(answer, offer);
        const double median = median_of(summary).value_or(0);
        largest = std::max(largest, std::abs(median != 0 ? median : summary.mean.value));
    }
    return money_unit(largest);
}

std::optional<double> median_of(const Summary& summary) {
    const std::optional<Band> band = band_of(summary.percentiles);
    return band && band->middle.p == 50 ? std::optional(band->middle.value) : std::nullopt;
}

std::string component_label(int component) {
    std::string name = component_names[component];
    std::replace(name.begin(), name.end(), '_', '-');
    return name == "after" ? "after leaving" : name;
}

FigureTable head_to_head_figures(const RunAnswer& answer, const MoneyUnit& unit) {
    const std::vector<Versus> list = versus_others(answer);
    if (list.empty()) return {};
    const bool has_ties =
        std::any_of(list.begin(), list.end(), [](const Versus& v) { return v.ties >= visible_share; });
    Table table;
    table.add({"against", "wins in (95 % interval)", "ahead, if so", "behind, if not", "median gap"});
    if (has_ties) table.rows.back().push_back("ties");
    for (const Versus& versus : list) {
        const std::optional<double> gap = median_of(versus.difference);
        table.add({shown(versus.other->name), percent_range_text(versus.wins),
                   versus.wins.value > 0 ? money_text(versus.ahead(), unit) : nothing,
                   versus.loses() > 1e-12 ? money_text(versus.behind(), unit) : nothing,
                   gap ? signed_money_text(*gap, unit) : nothing});
        if (has_ties) table.rows.back().push_back(percent_text(versus.ties));
    }
    return {shown(subject_of(answer).name) + " head to head", "", std::move(table), {}, true};
}

FigureTable measure_figures(const RunAnswer& answer, const MoneyUnit& unit) {
    OfferTable table(answer);
    MeanCells means;
    add_summary_rows(table, means, answer, unit, [&](const OfferAnswer& offer) -> const Summary& {
        return primary_summary(answer, offer);
    });
    table.add("worth a sure", [&](const OfferAnswer& offer) {
        return offer.certainty_equivalent ? money_text(*offer.certainty_equivalent, unit) : nothing;
    });
    if (const std::optional<double> floor = answer.offers.front().floor_per_year) {
        table.add(fmt::format("below {}/yr", money_text(*floor, unit)), [&](const OfferAnswer& offer) {
            return offer.floor_p_below ? percent_text(*offer.floor_p_below) : nothing;
        });
    }
    table.add("still paper", [&](const OfferAnswer& offer) {
        return offer.paper_at_settlement.value > 0 ? money_text(offer.paper_at_settlement, unit) : nothing;
    });
    const bool has_paper =
        std::any_of(answer.offers.begin(), answer.offers.end(),
                    [](const OfferAnswer& offer) { return offer.paper_at_settlement.value > 0; });
    std::vector<std::string> notes = means.notes();
    if (has_paper) {
        notes.push_back(
            fmt::format("Still paper: mean value of vested shares that never became money within {} years; "
                        "counted nowhere else.",
                        answer.settle_months / 12.0));
    }
    return {"In figures", fmt::format(", {}, ± 95 % interval", measure_words(answer)), table.take(),
            std::move(notes)};
}

FigureTable year_figures(const RunAnswer& answer, const MoneyUnit& unit) {
    std::size_t years = 0;
    for (const OfferAnswer& offer : answer.offers) years = std::max(years, offer.years.size());
    OfferTable table(answer);
    for (std::size_t index = 0; index < years; ++index) {
        table.add(fmt::format("year {}", index + 1),
                  [&](const OfferAnswer& offer) { return year_cell(offer, index, unit); });
    }
    if (years == 0) return {};
    std::string words;
    for (const OfferAnswer& offer : answer.offers) {
        if (offer.years.empty()) continue;
        if (const std::optional<Band> band = band_of(offer.years.front().primary.percentiles)) {
            words = fmt::format(": P{} (P{} to P{}), {}", band->middle.p, band->outer_low.p,
                                band->outer_high.p, measure_words(answer));
        }
        break;
    }
    return {"Year by year", std::move(words), table.take(), package_notes(answer, unit)};
}

FigureTable component_figures(const RunAnswer& answer, const MoneyUnit& unit) {
    OfferTable table(answer);
    for (int component = 0; component < component_count; ++component) {
        table.add(component_label(component), [&](const OfferAnswer& offer) {
            const auto index = static_cast<std::size_t>(component);
            if (index >= offer.components.size() || offer.components[index].value == 0)
                return std::string(nothing);
            return money_text(offer.components[index], unit);
        });
    }
    MeanCells means;
    if (!answer.offers.front().components.empty()) {
        table.add("together", [&](const OfferAnswer& offer) {
            return means.text(offer.net_nominal ? *offer.net_nominal : offer.gross_nominal, unit);
        });
    }
    return {"What it is made of", ": means, as paid, not discounted", table.take(), means.notes()};
}

FigureTable fate_figures(const RunAnswer& answer) {
    struct Row {
        const char* name;
        Probability Fate::*probability;
    };
    static constexpr Row rows[] = {
        {"company goes public", &Fate::ipo},     {"company is bought", &Fate::acquired},
        {"company shuts down", &Fate::shutdown}, {"still illiquid at the end", &Fate::illiquid},
        {"you leave early", &Fate::left_early},  {"equity comes to nothing", &Fate::equity_zero}};
    OfferTable table(answer);
    for (const Row& row : rows)
        table.add(row.name, [&](const OfferAnswer& offer) { return fate_cell(offer.fate.*row.probability); });
    return {"What happens",
            fmt::format(": chances within {} years, ± 95 % interval", answer.settle_months / 12.0),
            table.take(),
            {}};
}

std::vector<FigureTable> detail_figures(const RunAnswer& answer, const MoneyUnit& unit) {
    std::vector<FigureTable> figures;
    const auto add = [&](std::string heading, auto summary_of) {
        OfferTable table(answer);
        MeanCells means;
        add_summary_rows(table, means, answer, unit, summary_of);
        figures.push_back({std::move(heading), ", ± 95 % interval", table.take(), means.notes()});
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
            [component](const OfferAnswer& offer) -> const Summary& {
                return offer.component_details[component];
            });
    }
    return figures;
}

}  // namespace offersim
