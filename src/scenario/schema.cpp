#include "scenario/schema.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "scenario/tables.hpp"

namespace offersim {
namespace {

using Json = nlohmann::ordered_json;

const std::string number_pattern = R"(-?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][-+]?[0-9]+)?)";

/// One number of `unit` as a person writes it.
std::string pattern_of(Unit unit) {
    const std::string money = R"(\$?)" + number_pattern + "[kMBT]?";
    const std::string share = "(" + number_pattern + "%?|[0-9]+/[0-9]+)";
    switch (unit) {
        case Unit::money:
        case Unit::price: return money;
        case Unit::money_per_year: return money + "(/yr)?";
        case Unit::share:
        case Unit::number: return share;
        case Unit::rate_per_year:
        case Unit::count_per_year: return share + "(/yr)?";
        case Unit::months: return number_pattern + "(y|mo|d)";
        case Unit::multiple: return number_pattern + "x?";
        case Unit::shares:
        case Unit::count: return number_pattern + "[kMBT]?";
    }
    return number_pattern;
}

std::string name_of(Unit unit) {
    switch (unit) {
        case Unit::money: return "money";
        case Unit::money_per_year: return "money a year";
        case Unit::share: return "share";
        case Unit::rate_per_year: return "rate a year";
        case Unit::count_per_year: return "number a year";
        case Unit::months: return "duration";
        case Unit::shares: return "shares";
        case Unit::multiple: return "multiple";
        case Unit::price: return "price";
        case Unit::count: return "whole number";
        case Unit::number: break;
    }
    return "number";
}

Json reference_to(const std::string& definition) { return {{"$ref", "#/definitions/" + definition}}; }

/// A bare number within the bounds, or the spellings that YAML takes for text.
Json constant_schema(const Shape& shape) {
    const bool is_whole = shape.unit == Unit::count;
    Json number = {{"type", is_whole ? "integer" : "number"}};
    if (std::isfinite(shape.bounds.least))
        number[shape.bounds.least_is_excluded ? "exclusiveMinimum" : "minimum"] = shape.bounds.least;
    if (std::isfinite(shape.bounds.most)) number["maximum"] = shape.bounds.most;
    Json text = {{"type", "string"}, {"pattern", "^" + pattern_of(shape.unit) + "$"}};
    if (shape.unit == Unit::months) return text;
    return {{"anyOf", Json::array({number, text})}};
}

Json distribution_definition(Unit unit) {
    const std::string one = pattern_of(unit);
    const Json number = reference_to(name_of(unit));
    const auto list_of = [&](int size) {
        return Json{{"type", "array"}, {"items", number}, {"minItems", size}, {"maxItems", size}};
    };
    const auto pair_of = [&](const char* first, const char* second) {
        return Json{{"type", "object"},
                    {"required", {first, second}},
                    {"additionalProperties", false},
                    {"properties", {{first, number}, {second, number}}}};
    };
    Json properties = {
        {"triangular", list_of(3)},
        {"pert", list_of(3)},
        {"normal", pair_of("mean", "sd")},
        {"lognormal", pair_of("p5", "p95")},
        {"discrete",
         {{"type", "object"}, {"minProperties", 1}, {"additionalProperties", reference_to("share")}}},
    };
    return {
        {"description",
         "A number, or a distribution from which each path draws once: a..b (uniform), a to b (a 90 % "
         "interval), "
         "or one of the mappings"},
        {"anyOf", Json::array({number,
                               {{"type", "string"}, {"pattern", "^" + one + R"((\.\.| to ))" + one + "$"}},
                               {{"type", "object"},
                                {"minProperties", 1},
                                {"maxProperties", 1},
                                {"additionalProperties", false},
                                {"properties", std::move(properties)}}})}};
}

Json schema_of(const Shape& shape);

Json alternatives(const std::vector<Shape>& parts) {
    Json result = Json::array();
    for (const auto& part : parts) result.push_back(schema_of(part));
    return {{"anyOf", std::move(result)}};
}

Json schema_of(const Shape& shape) {
    switch (shape.kind) {
        case Shape::Kind::quantity: return reference_to(name_of(shape.unit) + " or distribution");
        case Shape::Kind::constant: return constant_schema(shape);
        case Shape::Kind::choice: return {{"enum", shape.words}};
        case Shape::Kind::mapping: return reference_to(shape.table->name);
        case Shape::Kind::list: return {{"type", "array"}, {"items", schema_of(shape.parts.front())}};
        case Shape::Kind::named:
            return {{"type", "object"}, {"additionalProperties", schema_of(shape.parts.front())}};
        case Shape::Kind::any_of: return alternatives(shape.parts);
        case Shape::Kind::text: break;
    }
    Json text = {{"type", "string"}};
    if (!shape.pattern.empty()) text["pattern"] = shape.pattern;
    return text;
}

std::string description_of(const FieldDescription& field) {
    std::string result = field.doc;
    if (!field.only_for.empty()) result += fmt::format(" (for {})", field.only_for);
    if (!field.default_text.empty()) result += fmt::format(". Default: {}", field.default_text);
    return result;
}

Json table_schema(const TableDescription& table) {
    Json properties = Json::object(), required = Json::array();
    for (const auto& field : table.fields) {
        Json described = {{"description", description_of(field)}};
        // Draft-07 ignores what stands beside a $ref, so the reference goes one level down.
        Json value = schema_of(field.shape);
        if (value.contains("$ref")) value = {{"allOf", Json::array({std::move(value)})}};
        described.update(value);
        properties[field.key] = std::move(described);
        if (field.required && field.only_for.empty()) required.push_back(field.key);
    }
    Json result = {{"type", "object"},
                   {"description", table.doc},
                   {"additionalProperties", false},
                   {"properties", std::move(properties)}};
    if (!required.empty()) result["required"] = std::move(required);
    return result;
}

}  // namespace

std::string scenario_schema() {
    const auto top = scenario_table().description;
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"title", "offersim scenario, format 1"}};
    schema.update(table_schema(*top));
    Json definitions = Json::object();
    for (Unit unit : {Unit::money, Unit::money_per_year, Unit::share, Unit::rate_per_year, Unit::months,
                      Unit::shares, Unit::multiple, Unit::price}) {
        definitions[name_of(unit)] = constant_schema({.kind = Shape::Kind::constant, .unit = unit});
        definitions[name_of(unit) + " or distribution"] = distribution_definition(unit);
    }
    for (const auto* table : all_tables(*top))
        if (table != top.get()) definitions[table->name] = table_schema(*table);
    schema["definitions"] = std::move(definitions);
    return schema.dump(2) + "\n";
}

}  // namespace offersim
