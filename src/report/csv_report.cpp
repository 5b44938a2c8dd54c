#include "report/csv_report.hpp"

#include <array>
#include <cmath>

#include "report/json_writer.hpp"

namespace offersim {

namespace {

/// What a figure belongs to: the leading cells of its record.
struct Place {
    std::string section, offer, against, measure;
    int year = 0;  ///< 0: none
    std::string component;
};

class Records {
public:
    Records() {
        line({"section", "offer", "against", "measure", "year", "component", "statistic", "p", "value", "low",
              "high", "se", "text"});
    }

    void number(const Place& place, std::string_view statistic, double value) {
        put(place, statistic, {cell(value)});
    }
    void add(const Place& place, std::string_view statistic, const Mean& mean) {
        put(place, statistic, {cell(mean.value), "", "", cell(mean.standard_error)});
    }
    void add(const Place& place, std::string_view statistic, const Probability& probability) {
        put(place, statistic, {cell(probability.value), cell(probability.low), cell(probability.high), ""});
    }
    void add(const Place& place, const Summary& summary) {
        add(place, "mean", summary.mean);
        number(place, "sd", summary.standard_deviation);
        for (const Percentile& percentile : summary.percentiles)
            put(place, "percentile",
                {cell(percentile.value), cell(percentile.low), cell(percentile.high), ""},
                cell(percentile.p));
        number(place, "p_zero", summary.p_zero);
    }
    void text(const Place& place, std::string_view statistic, std::string_view text) {
        put(place, statistic, {}, {}, csv_text_field(text));
    }

    std::string take() { return std::move(text_); }

private:
    static std::string cell(double number) {
        return std::isfinite(number) ? shortest_number(number) : std::string();
    }

    void put(const Place& place, std::string_view statistic, const std::array<std::string, 4>& figures,
             const std::string& p = {}, const std::string& text = {}) {
        line({place.section, csv_text_field(place.offer), csv_text_field(place.against), place.measure,
              place.year == 0 ? std::string() : std::to_string(place.year), place.component,
              std::string(statistic), p, figures[0], figures[1], figures[2], figures[3], text});
    }
    void line(const std::array<std::string, 13>& cells) {
        for (std::size_t index = 0; index < cells.size(); ++index)
            text_ += (index == 0 ? "" : ",") + cells[index];
        text_ += "\r\n";
    }

    std::string text_;
};

void add_run(Records& records, const RunAnswer& answer) {
    const Place place{.section = "run", .offer = {}, .against = {}, .measure = {}, .component = {}};
    records.text(place, "title", answer.title);
    records.text(place, "file", answer.file);
    records.text(place, "sha256", answer.sha256);
    records.text(place, "start", answer.start);
    records.text(place, "currency", answer.currency);
    for (const std::string& setting : answer.overrides) records.text(place, "override", setting);
    records.text(place, "program", answer.program_version);
    records.text(place, "rng", answer.rng);
    if (answer.sampler != "philox") records.text(place, "sampler", answer.sampler);
    if (answer.worth_paths) records.number(place, "worth_paths", std::round(*answer.worth_paths));
    if (answer.precision) {
        records.number(place, "precision_asked", answer.precision->asked);
        records.number(place, "precision_reached", answer.precision->reached);
    }
    records.text(place, "seed", std::to_string(answer.seed));
    records.text(place, "primary_measure", answer.primary_measure);
    records.number(place, "horizon_months", answer.horizon_months);
    records.number(place, "settle_months", answer.settle_months);
    records.number(place, "paths", static_cast<double>(answer.paths));
    records.number(place, "paths_asked", static_cast<double>(answer.paths_asked));
    records.number(place, "partial", answer.partial ? 1 : 0);
}

void add_components(Records& records, Place place, const std::vector<Mean>& means,
                    const std::vector<Summary>& details) {
    place.measure = "gross_nominal";
    for (std::size_t component = 0; component < means.size(); ++component) {
        place.component = component_names[component];
        if (component < details.size()) {
            records.add(place, details[component]);
        } else {
            records.add(place, "mean", means[component]);
        }
    }
}

void add_fate(Records& records, const Place& place, const Fate& fate) {
    records.add(place, "ipo", fate.ipo);
    records.add(place, "acquired", fate.acquired);
    records.add(place, "shutdown", fate.shutdown);
    records.add(place, "illiquid", fate.illiquid);
    records.add(place, "left_early", fate.left_early);
    records.add(place, "equity_zero", fate.equity_zero);
}

/// A future's name stands where that of a component does.
void add_future(Records& records, const OfferAnswer& offer, const FutureAnswer& future) {
    Place place{"future", offer.name, {}, {}, 0, csv_text_field(future.name)};
    records.number(place, "chance", future.chance);
    records.number(place, "paths", static_cast<double>(future.paths));
    add_fate(records, place, future.fate);
    place.measure = "gross_nominal";
    records.add(place, future.gross_nominal);
    place.measure = "gross_present";
    records.add(place, future.gross_present);
    for (const FutureAnswer::Versus& versus : future.against) {
        place.against = versus.offer;
        records.add(place, "p_a_beats_b", versus.p_beats);
        records.number(place, "p_tie", versus.p_tie.value);
    }
}

void add_equity_worth(Records& records, const OfferAnswer& offer) {
    const Place place{"equity_worth", offer.name, {}, {}, 0, {}};
    const EquityWorth& worth = *offer.equity_worth;
    records.number(place, "headline_value", worth.headline_value);
    records.number(place, "headline_price", worth.headline_price);
    records.number(place, "common_price", worth.common_price);
    records.number(place, "common_price_p10", worth.common_low);
    records.number(place, "common_price_p90", worth.common_high);
    records.text(place, "basis", worth.basis);
    records.number(place, "at_headline", worth.at_headline);
    records.number(place, "at_common", worth.at_common);
}

void add_offer(Records& records, const RunAnswer& answer, const OfferAnswer& offer) {
    Place place{.section = "measure",
                .offer = offer.name,
                .against = {},
                .measure = "gross_nominal",
                .component = {}};
    records.add(place, offer.gross_nominal);
    place.measure = "gross_present";
    records.add(place, offer.gross_present);
    place.measure = "net_nominal";
    if (offer.net_nominal) records.add(place, *offer.net_nominal);
    place.measure = "net_present";
    if (offer.net_present) records.add(place, *offer.net_present);
    for (const YearAnswer& year : offer.years) {
        place = {"year", offer.name, {}, answer.primary_measure, year.year, {}};
        records.add(place, year.primary);
        add_components(records, place, year.components, year.component_details);
    }
    add_components(records, {"component", offer.name, {}, {}, 0, {}}, offer.components,
                   offer.component_details);
    place = {"fate", offer.name, {}, {}, 0, {}};
    add_fate(records, place, offer.fate);
    if (offer.equity_worth) add_equity_worth(records, offer);
    for (const FutureAnswer& future : offer.futures) add_future(records, offer, future);
    place.section = "offer";
    records.add(place, "paper_at_settlement", offer.paper_at_settlement);
    if (offer.certainty_equivalent)
        records.number(place, "certainty_equivalent", *offer.certainty_equivalent);
    if (offer.floor_per_year) records.number(place, "floor_per_year", *offer.floor_per_year);
    if (offer.floor_p_below) records.add(place, "floor_p_below", *offer.floor_p_below);
}

void add_comparison(Records& records, const RunAnswer& answer, const ComparisonAnswer& comparison) {
    const Place place{"comparison", comparison.a, comparison.b, answer.primary_measure, 0, {}};
    records.add(place, "p_a_beats_b", comparison.p_a_beats_b);
    records.add(place, "p_tie", comparison.p_tie);
    records.add(place, "expected_gain", comparison.expected_gain);
    records.add(place, "expected_regret", comparison.expected_regret);
    records.add(place, comparison.difference);
}

}  // namespace

std::string csv_text_field(std::string_view text) {
    std::string field(text);
    if (!field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos)
        field.insert(0, "'");
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    std::string quoted = "\"";
    for (const char letter : field) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + "\"";
}

std::string csv_report(const RunAnswer& answer) {
    Records records;
    add_run(records, answer);
    for (const OfferAnswer& offer : answer.offers) add_offer(records, answer, offer);
    for (const ComparisonAnswer& comparison : answer.comparisons) add_comparison(records, answer, comparison);
    const Place place{.section = "warning", .offer = {}, .against = {}, .measure = {}, .component = {}};
    for (const std::string& warning : answer.warnings) records.text(place, "warning", warning);
    return records.take();
}

}  // namespace offersim
