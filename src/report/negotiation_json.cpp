#include "report/json_parts.hpp"
#include "report/negotiation_report.hpp"

namespace offersim {

namespace {

const char* unit_name(LeverUnit unit) {
    switch (unit) {
        case LeverUnit::money: return "money";
        case LeverUnit::money_per_year: return "money per year";
        case LeverUnit::share: return "share";
        case LeverUnit::shares: break;
    }
    return "shares";
}

void put_effect(JsonWriter& json, const TermsEffect& effect) {
    json.key("effect").begin_object();
    put(json, "p25", effect.p25);
    put(json, "p50", effect.p50);
    put_or_null(json, "certainty_equivalent", effect.certainty_equivalent);
    put(json, "p_beats", effect.p_wins);
    json.end_object();
}

void put_lever(JsonWriter& json, const LeverAnswer& lever) {
    json.begin_object();
    json.member("name", lever.name);
    if (lever.change.empty()) {
        json.member("unit", unit_name(lever.unit));
        json.member("level", lever.level);
        json.member("increase", lever.increase);
    } else {
        json.member("change", lever.change);
    }
    put_texts(json, "set", lever.settings);
    json.member("employer_cost", lever.employer_cost);
    put_effect(json, lever.effect);
    json.key("worth_per_thousand");
    if (lever.worth_per_thousand)
        json.value(*lever.worth_per_thousand);
    else
        json.null();
    json.end_object();
}

void put_ask(JsonWriter& json, const AskAnswer& ask) {
    json.begin_object();
    json.member("lever", ask.lever);
    json.member("unit", unit_name(ask.unit));
    json.member("target", target_name(ask.target));
    json.member("is_met_already", ask.is_met_already);
    put_or_null(json, "increase", ask.increase);
    if (ask.increase) {
        json.member("total", ask.total);
        json.member("employer_cost", ask.employer_cost);
        put_texts(json, "set", ask.settings);
    } else {
        json.member("reason", ask.reason);
    }
    json.end_object();
}

void put_package(JsonWriter& json, const PackageAnswer& package) {
    json.begin_object();
    json.key("parts").begin_array();
    for (const PackageAnswer::Part& part : package.parts) {
        json.begin_object();
        json.member("lever", part.lever);
        json.member("unit", unit_name(part.unit));
        json.member("level", part.level);
        json.member("increase", part.increase);
        json.member("employer_cost", part.employer_cost);
        json.end_object();
    }
    json.end_array();
    put_effect(json, package.effect);
    json.end_object();
}

void put_growth(JsonWriter& json, const GrowthAnswer& growth) {
    json.begin_object();
    json.member("target", target_name(growth.target));
    json.member("is_met_already", growth.is_met_already);
    put_or_null(json, "drift", growth.drift);
    if (growth.drift)
        json.member("set", growth.setting);
    else if (!growth.is_met_already)
        json.member("reason", growth.reason);
    json.end_object();
}

template <class List, class Put>
void put_list(JsonWriter& json, std::string_view name, const List& list, Put put_one) {
    json.key(name).begin_array();
    for (const auto& item : list) put_one(json, item);
    json.end_array();
}

}  // namespace

std::string negotiation_json(const NegotiationAnswer& answer) {
    JsonWriter json;
    json.begin_object();
    put_head(json, "offersim.negotiate/1", answer.run);
    json.member("primary_measure", answer.run.primary_measure);
    json.member("offer", answer.subject);
    json.member("against", answer.against);
    json.member("budget", answer.budget);
    json.member("floor_chance", answer.floor_chance);
    put_list(json, "levers", answer.levers, put_lever);
    put_list(json, "asks", answer.asks, put_ask);
    put_list(json, "packages", answer.packages, put_package);
    json.member("current_drift", answer.current_drift);
    put_list(json, "growth", answer.growth, put_growth);
    put_texts(json, "warnings", answer.run.warnings);
    json.end_object();
    return json.text();
}

}  // namespace offersim
