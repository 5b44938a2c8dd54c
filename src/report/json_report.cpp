#include "report/json_report.hpp"

#include <cmath>

#include "report/json_parts.hpp"

namespace offersim {

namespace {

using Layout = JsonWriter::Layout;

/// Means or summaries by component; empty where --brief left them out.
template <typename Value>
void put_components(JsonWriter& json, std::string_view name, const std::vector<Value>& components) {
    json.key(name).begin_object();
    for (std::size_t component = 0; component < components.size(); ++component)
        put(json, component_names[component], components[component]);
    json.end_object();
}

void put_measures(JsonWriter& json, const OfferAnswer& offer) {
    json.key("measures").begin_object();
    put(json, "gross_nominal", offer.gross_nominal);
    put(json, "gross_present", offer.gross_present);
    put_or_null(json, "net_nominal", offer.net_nominal);
    put_or_null(json, "net_present", offer.net_present);
    if (!offer.net_present || !offer.net_nominal) json.member("net_reason", offer.net_reason);
    json.end_object();
}

void put_years(JsonWriter& json, const OfferAnswer& offer) {
    json.key("years").begin_array();
    for (const YearAnswer& year : offer.years) {
        json.begin_object();
        json.member("year", year.year);
        put(json, "primary", year.primary);
        put_components(json, "components", year.components);
        if (!year.component_details.empty())
            put_components(json, "component_details", year.component_details);
        json.end_object();
    }
    json.end_array();
}

void put_fate(JsonWriter& json, const Fate& fate) {
    json.key("fate").begin_object();
    put(json, "ipo", fate.ipo);
    put(json, "acquired", fate.acquired);
    put(json, "shutdown", fate.shutdown);
    put(json, "illiquid", fate.illiquid);
    put(json, "left_early", fate.left_early);
    put(json, "equity_zero", fate.equity_zero);
    json.end_object();
}

void put_floor(JsonWriter& json, const OfferAnswer& offer) {
    json.key("floor");
    if (!offer.floor_per_year) {
        json.null();
        json.member("floor_reason", "the scenario gives no 'floor'");
        return;
    }
    json.begin_object();
    json.member("per_year", *offer.floor_per_year);
    put_or_null(json, "p_below", offer.floor_p_below);
    json.end_object();
}

void put_futures(JsonWriter& json, const OfferAnswer& offer) {
    json.key("futures").begin_array();
    for (const FutureAnswer& future : offer.futures) {
        json.begin_object();
        json.member("name", future.name);
        json.member("chance", future.chance);
        json.member("paths", future.paths);
        json.key("measures").begin_object();
        put(json, "gross_nominal", future.gross_nominal);
        put(json, "gross_present", future.gross_present);
        json.key("net_nominal").null();
        json.key("net_present").null();
        json.member("net_reason", offer.net_reason);
        json.end_object();
        put_fate(json, future.fate);
        json.key("comparisons").begin_array();
        for (const FutureAnswer::Versus& versus : future.against) {
            json.begin_object();
            json.member("b", versus.offer);
            put(json, "p_a_beats_b", versus.p_beats);
            json.member("p_tie", versus.p_tie.value);
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

void put_equity_worth(JsonWriter& json, const OfferAnswer& offer) {
    json.key("equity_worth");
    if (!offer.equity_worth) {
        json.null();
        return;
    }
    const EquityWorth& worth = *offer.equity_worth;
    json.begin_object();
    json.member("headline_value", worth.headline_value);
    json.member("headline_price", worth.headline_price);
    json.member("common_price", worth.common_price);
    json.member("common_price_p10", worth.common_low);
    json.member("common_price_p90", worth.common_high);
    json.member("basis", worth.basis);
    json.member("at_headline", worth.at_headline);
    json.member("at_common", worth.at_common);
    json.end_object();
}

void put_offer(JsonWriter& json, const OfferAnswer& offer) {
    json.begin_object();
    json.member("name", offer.name);
    json.member("company", offer.company);
    json.member("has_equity", offer.has_equity);
    put_measures(json, offer);
    put_years(json, offer);
    put_components(json, "components", offer.components);
    if (!offer.component_details.empty()) put_components(json, "component_details", offer.component_details);
    put_fate(json, offer.fate);
    put_equity_worth(json, offer);
    if (!offer.futures.empty()) put_futures(json, offer);
    put(json, "paper_at_settlement", offer.paper_at_settlement);
    if (offer.certainty_equivalent && std::isfinite(*offer.certainty_equivalent)) {
        json.member("certainty_equivalent", *offer.certainty_equivalent);
    } else {
        json.key("certainty_equivalent").null();
        json.member("certainty_equivalent_reason", offer.certainty_equivalent_reason);
    }
    put_floor(json, offer);
    if (offer.package) {
        json.key("package").begin_object();
        json.member("year_1", offer.package->first);
        json.member("steady_state", offer.package->steady);
        json.end_object();
    }
    json.end_object();
}

void put_comparison(JsonWriter& json, const ComparisonAnswer& comparison) {
    json.begin_object();
    json.member("a", comparison.a);
    json.member("b", comparison.b);
    put(json, "p_a_beats_b", comparison.p_a_beats_b);
    json.member("p_tie", comparison.p_tie.value);
    put(json, "difference", comparison.difference);
    put(json, "expected_gain", comparison.expected_gain);
    put(json, "expected_regret", comparison.expected_regret);
    json.end_object();
}

}  // namespace

std::string json_report(const RunAnswer& answer) {
    JsonWriter json;
    json.begin_object();
    put_head(json, "offersim.report/1", answer);
    json.member("primary_measure", answer.primary_measure);
    json.member("compare", answer.compare);
    json.key("offers").begin_array();
    for (const OfferAnswer& offer : answer.offers) put_offer(json, offer);
    json.end_array();
    json.key("comparisons").begin_array();
    for (const ComparisonAnswer& comparison : answer.comparisons) put_comparison(json, comparison);
    json.end_array();
    put_texts(json, "warnings", answer.warnings);
    json.end_object();
    return json.text();
}

}  // namespace offersim
