#include "report/json_parts.hpp"
#include "report/sensitivity_report.hpp"

namespace offersim {

namespace {

void put_figures(JsonWriter& json, std::string_view name, const PairFigures& figures) {
    json.key(name).begin_object();
    json.member("median_difference", figures.median_difference);
    json.key("certainty_difference");
    if (figures.certainty_difference)
        json.value(*figures.certainty_difference);
    else
        json.null();
    put(json, "p_beats", figures.p_wins);
    json.end_object();
}

void put_bar(JsonWriter& json, const TornadoBar& bar) {
    json.begin_object();
    json.member("key", bar.key);
    json.member("p10", bar.input_low);
    json.member("p90", bar.input_high);
    put_figures(json, "at_p10", bar.at_low);
    put_figures(json, "at_p90", bar.at_high);
    json.member("swing", bar.swing);
    json.end_object();
}

const char* kind_name(SobolRow::Kind kind) {
    switch (kind) {
        case SobolRow::Kind::input: return "input";
        case SobolRow::Kind::growth: return "growth";
        case SobolRow::Kind::events: return "events";
        case SobolRow::Kind::leaving: break;
    }
    return "leaving";
}

void put_indices(JsonWriter& json, std::string_view name, const SobolIndices& indices) {
    json.key(name).begin_object();
    put(json, "first_order", indices.first);
    put(json, "total", indices.total);
    json.end_object();
}

void put_source(JsonWriter& json, const SobolRow& row) {
    json.begin_object();
    json.member("kind", kind_name(row.kind));
    json.member("name", row.name);
    put_indices(json, "winning", row.winning);
    put_indices(json, "difference", row.money);
    json.end_object();
}

const char* knower_name(Knower knower) {
    if (knower == Knower::recruiter) return "recruiter";
    return knower == Knower::oneself ? "oneself" : "nobody";
}

void put_information(JsonWriter& json, const InformationRow& row) {
    json.begin_object();
    json.member("key", row.key);
    json.member("question", row.question);
    json.member("who_knows", knower_name(row.knower));
    put(json, "value", row.value);
    json.end_object();
}

template <class List, class Put>
void put_list(JsonWriter& json, std::string_view name, const List& list, Put put_one) {
    json.key(name).begin_array();
    for (const auto& item : list) put_one(json, item);
    json.end_array();
}

}  // namespace

std::string sensitivity_json(const SensitivityAnswer& answer) {
    JsonWriter json;
    json.begin_object();
    put_head(json, "offersim.sensitivity/1", answer.run);
    json.member("primary_measure", answer.run.primary_measure);
    json.member("offer", answer.subject);
    json.member("against", answer.against);
    put_figures(json, "as_assumed", answer.base);
    put_list(json, "tornado", answer.tornado, put_bar);
    put_list(json, "sobol", answer.sobol, put_source);
    json.key("information").begin_object();
    json.member("best_offer", answer.best);
    json.member("chosen_by", answer.is_by_certainty ? "certainty_equivalent" : "mean");
    put(json, "perfect", answer.perfect_information);
    put_list(json, "partial", answer.information, put_information);
    json.end_object();
    put_texts(json, "warnings", answer.run.warnings);
    json.end_object();
    return json.text();
}

}  // namespace offersim
