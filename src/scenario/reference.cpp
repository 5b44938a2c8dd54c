#include "scenario/reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/company_file_table.hpp"
#include "scenario/tables.hpp"
#include "scenario/vesting_reader.hpp"

namespace offersim {
namespace {

std::string_view phrase_of(Unit unit) {
    switch (unit) {
        case Unit::money: return "money (`250k`)";
        case Unit::money_per_year: return "money a year (`50k/yr`, `50k`)";
        case Unit::share: return "a part (`25%`, `0.25`, `1/4`)";
        case Unit::rate_per_year: return "a rate a year (`12%/yr`)";
        case Unit::count_per_year: return "how often a year (`5/yr`, `5`)";
        case Unit::months: return "a duration (`4y`, `24mo`, `180d`)";
        case Unit::shares: return "a number of shares (`12k`)";
        case Unit::multiple: return "a multiple (`2x`)";
        case Unit::price: return "money for one share (`2.50`)";
        case Unit::count: return "a whole number (`100k`)";
        case Unit::number: break;
    }
    return "a number";
}

/// "from 0 to 1", "above 0", or empty.
std::string bounds_of(const Shape& shape) {
    const auto spell = [&](double value) {
        return shape.unit == Unit::months ? fmt::format("{}mo", value)
               : shape.unit == Unit::share || shape.unit == Unit::rate_per_year
                   ? fmt::format("{}%", 100 * value)
                   : fmt::format("{}", value);
    };
    const bool has_least = std::isfinite(shape.bounds.least), has_most = std::isfinite(shape.bounds.most);
    const std::string least = !has_least ? ""
                                         : (shape.bounds.least_is_excluded ? " above "
                                            : has_most                     ? " from "
                                                                           : " of at least ") +
                                               spell(shape.bounds.least);
    return least + (has_most ? " to " + spell(shape.bounds.most) : "");
}

std::string anchor(const std::string& name) {
    std::string result;
    for (char c : name) result += c == ' ' ? '-' : c;
    return fmt::format("[{}](#{})", name, result);
}

std::string phrase_of(const Shape& shape) {
    if (!shape.phrase.empty()) return shape.phrase;
    std::vector<std::string> parts;
    for (const auto& part : shape.parts) parts.push_back(phrase_of(part));
    switch (shape.kind) {
        case Shape::Kind::quantity:
            return fmt::format("{}{}, or a distribution", phrase_of(shape.unit), bounds_of(shape));
        case Shape::Kind::constant: return fmt::format("{}{}", phrase_of(shape.unit), bounds_of(shape));
        case Shape::Kind::choice: return fmt::format("`{}`", fmt::join(shape.words, "`, `"));
        case Shape::Kind::mapping: return anchor(shape.table->name);
        case Shape::Kind::list: return fmt::format("a list of {}", parts.front());
        case Shape::Kind::named: return fmt::format("names, each with {}", parts.front());
        case Shape::Kind::any_of: return fmt::format("{}", fmt::join(parts, "; or "));
        case Shape::Kind::text: break;
    }
    return "text";
}

std::string default_of(const FieldDescription& field) {
    if (field.default_text.empty()) return field.required ? "**required**" : "none";
    const bool is_literal = field.default_text.find(' ') == std::string::npos ||
                            field.default_text.front() == '{' || field.default_text.front() == '[';
    const std::string text = is_literal ? fmt::format("`{}`", field.default_text) : field.default_text;
    return field.default_source.empty() ? text : fmt::format("{} ({})", text, field.default_source);
}

std::string escaped(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
    return text;
}

std::string section(const TableDescription& table) {
    std::string result = fmt::format(
        "## {}\n\n{}\n\n| key | value | default | meaning |\n|---|---|---|---|\n", table.name, table.doc);
    for (const auto& field : table.fields) {
        const std::string only = field.only_for.empty() ? "" : fmt::format(" For {}.", field.only_for);
        result += fmt::format("| `{}` | {} | {} | {}.{} |\n", field.key, escaped(phrase_of(field.shape)),
                              escaped(default_of(field)), escaped(field.doc), only);
    }
    return result + "\n";
}

constexpr std::string_view introduction =
    R"(# The scenario file, key by key

Printed from the tables that read the file (`offersim schema --reference`); a test fails when this page is stale.

A scenario is one YAML document. Numbers are written as people write them: `210k`, `$1.5M`, `14B`, `25%`, `1/4`, `2x`,
`4y`, `24mo`, `180d`, `50k/yr`. Wherever a distribution is allowed, each path draws from it once:

| written | read as |
|---|---|
| `210k..272k` | uniform between hard bounds |
| `210k to 272k` | a 90 % interval: lognormal where both ends are positive, otherwise normal |
| `{triangular: [a, m, b]}` | least, most likely, most |
| `{pert: [a, m, b]}` | the same, smoother |
| `{normal: {mean: m, sd: s}}` | normal |
| `{lognormal: {p5: a, p95: b}}` | lognormal with these percentiles |
| `{discrete: {a: 30%, b: 70%}}` | one of a few values |

`offersim check --explain FILE` shows how every value was read and where each default came from.

)";

}  // namespace

std::string scenario_reference() {
    std::string result(introduction);
    const auto top = scenario_table().description;
    for (const auto* table : all_tables(*top)) result += section(*table);
    const auto grant_file = vesting_file_table().description;
    result += section(*grant_file);
    result += section(*company_file_table().description);
    result.pop_back();
    return result;
}

}  // namespace offersim
