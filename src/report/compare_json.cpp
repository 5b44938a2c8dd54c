#include "report/compare_report.hpp"
#include "report/json_parts.hpp"
#include "report/versus.hpp"

namespace offersim {

namespace {

using Layout = JsonWriter::Layout;

const char* verdict_name(Verdict verdict) {
    if (verdict == Verdict::shown) return "shown";
    return verdict == Verdict::undecided ? "undecided" : "ruled_out";
}

void put_dominance(JsonWriter& json, std::string_view name, const Dominance& dominance) {
    json.key(name).begin_object(Layout::line);
    json.member("first_order", verdict_name(dominance.first));
    json.member("second_order", verdict_name(dominance.second));
    json.member("tail", dominance.tail);
    json.end_object();
}

void put_crossing(JsonWriter& json, std::string_view name, const UtilityCrossing& crossing,
                  const std::string& subject, const std::string& rival) {
    json.key(name).begin_object();
    put_or_null(json, "gamma", crossing.gamma);
    const auto put_name = [&](std::string_view key, bool is_known, bool is_subject) {
        if (is_known)
            json.member(key, is_subject ? subject : rival);
        else
            json.key(key).null();
    };
    put_name("better_below", crossing.gamma.has_value(), crossing.a_is_better_below);
    put_name("better_throughout", !crossing.gamma && crossing.always != 0, crossing.always > 0);
    json.end_object();
}

void put_break_even(JsonWriter& json, const BreakEven& even) {
    json.key("break_even").begin_object();
    json.member("company", even.company);
    json.member("measure", even.is_price ? "share price" : "company value");
    json.member("value_today", even.value_today);
    put_or_null(json, "exit_value", even.exit_value);
    if (!even.exit_value) json.member("exit_value_reason", even.reason);
    put(json, "p_exit", even.p_exit);
    put(json, "p_reached", even.p_reached);
    json.key("curve").begin_array();
    for (const BreakEvenPoint& point : even.curve) {
        json.begin_object();
        json.member("exit_value", point.exit_value);
        put(json, "p_beats", point.p_wins);
        json.member("median_difference", point.median_difference);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void put_leaving(JsonWriter& json, const std::vector<LeavingRow>& rows) {
    json.key("by_year_of_leaving").begin_array();
    for (const LeavingRow& row : rows) {
        json.begin_object();
        json.key("year");
        if (row.year == 0)
            json.null();
        else
            json.value(row.year);
        put(json, "share", row.share);
        put(json, "p_beats", row.p_wins);
        json.member("median_difference", row.median_difference);
        json.member("ahead", row.ahead);
        json.member("behind", row.behind);
        json.end_object();
    }
    json.end_array();
}

void put_rival(JsonWriter& json, const std::string& subject, const RivalAnswer& rival, const Versus& versus) {
    json.begin_object();
    json.member("name", rival.name);
    json.member("company", rival.company);
    put(json, "p_beats", versus.wins);
    json.member("p_tie", versus.ties);
    put(json, "difference", versus.difference);
    put(json, "expected_gain", versus.gain);
    put(json, "expected_regret", versus.regret);
    json.member("ahead", versus.ahead());
    json.member("behind", versus.behind());
    put(json, "p_beats_without_growth", rival.p_wins_without_growth);
    json.key("dominance").begin_object();
    put_dominance(json, "over_rival", rival.over);
    put_dominance(json, "under_rival", rival.under);
    json.end_object();
    put_crossing(json, "crossing_relative", rival.relative, subject, rival.name);
    put_crossing(json, "crossing_absolute", rival.absolute, subject, rival.name);
    put_break_even(json, rival.break_even);
    put_leaving(json, rival.by_leaving);
    json.end_object();
}

void put_curve(JsonWriter& json, std::string_view name, const UtilityCurve& curve, const RunAnswer& run) {
    json.key(name).begin_object();
    json.key("offers").begin_array();
    for (std::size_t o = 0; o < curve.offers.size(); ++o) {
        json.begin_object();
        json.member("name", run.offers[o].name);
        json.key("points").begin_array();
        for (const UtilityPoint& point : curve.offers[o]) {
            json.begin_object(Layout::line);
            json.member("gamma", point.gamma);
            put_or_null(json, "certainty_equivalent", point.value);
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
    if (!curve.reason.empty()) json.member("null_reason", curve.reason);
    json.end_object();
}

}  // namespace

std::string compare_json(const CompareAnswer& answer) {
    JsonWriter json;
    json.begin_object();
    put_head(json, "offersim.compare/1", answer.run);
    json.member("primary_measure", answer.run.primary_measure);
    json.member("offer", answer.run.compare);
    json.key("rivals").begin_array();
    const std::vector<Versus> list = versus_others(answer.run);
    for (std::size_t i = 0; i < answer.rivals.size(); ++i)
        put_rival(json, answer.run.compare, answer.rivals[i], list[i]);
    json.end_array();
    json.key("utility").begin_object();
    put_curve(json, "relative", answer.relative, answer.run);
    put_curve(json, "absolute", answer.absolute, answer.run);
    json.member("reference_wealth", answer.reference_wealth);
    json.end_object();
    put_texts(json, "warnings", answer.run.warnings);
    json.end_object();
    return json.text();
}

}  // namespace offersim
