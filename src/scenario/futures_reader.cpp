#include "scenario/futures_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "scenario/types.hpp"

namespace offersim {
namespace {

/// Keys of `liquidity` that a future may also give directly.
constexpr std::array<std::string_view, 5> events{"ipo", "acquisition", "shutdown", "tender", "secondary"};
/// Keys of a company that no future changes: what the company is.
constexpr std::array<std::string_view, 8> fixed_keys{"model",   "kind",  "age",      "beta",
                                                     "futures", "about", "blackout", "sources"};
constexpr std::size_t most_futures = 50;

bool contains(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::shared_ptr<const TableDescription> future_description(
    const std::vector<Field<Company>>& company_fields) {
    auto description = std::make_shared<TableDescription>(
        TableDescription{"future", "One way in which things may go: any key overrides the company's.", {}});
    description->fields.push_back({"chance",
                                   constant(Unit::share, from_0_to_1).shape,
                                   "Of this future; those of all futures sum to 100 %",
                                   true,
                                   {},
                                   {},
                                   {}});
    for (const auto& field : company_fields) {
        FieldDescription copy = field.description();
        copy.required = false;
        if (contains(fixed_keys, copy.key)) continue;
        if (copy.key == "liquidity")
            for (const Shape& part : copy.shape.parts)
                if (part.table)
                    for (const auto& event : part.table->fields) description->fields.push_back(event);
        description->fields.push_back(std::move(copy));
    }
    return description;
}

Node scalar_like(const Node& place, std::string text) {
    Node node;
    node.text = std::move(text);
    node.span = place.span;
    node.source = place.source;
    return node;
}

/// The future's mapping as one of a company: its events stand under `liquidity`. What `description` does not
/// have is left out; that is a fault, already reported.
Node as_company(const Node& future, const TableDescription& description) {
    Node result = future;
    std::vector<NodeEntry> moved;
    for (const NodeEntry& entry : future.entries)
        if (contains(events, entry.key)) moved.push_back(entry);
    std::erase_if(result.entries, [&](const NodeEntry& entry) {
        return entry.key == "chance" || contains(events, entry.key) || !description.find(entry.key);
    });
    if (moved.empty()) return result;
    auto liquidity = std::find_if(result.entries.begin(), result.entries.end(),
                                  [](const NodeEntry& entry) { return entry.key == "liquidity"; });
    if (liquidity == result.entries.end()) {
        Node mapping = future;
        mapping.entries.clear();
        result.entries.push_back({"liquidity", moved.front().key_span, std::move(mapping)});
        liquidity = result.entries.end() - 1;
    } else if (liquidity->value.is_scalar() && liquidity->value.text == "none") {
        // `none` beside an event switches off all the others.
        Node mapping = future;
        mapping.entries.clear();
        for (const std::string_view event : events)
            if (future.find(event) == nullptr)
                mapping.entries.push_back(
                    {std::string(event), liquidity->key_span, scalar_like(liquidity->value, "none")});
        liquidity->value = std::move(mapping);
    }
    for (NodeEntry& entry : moved) liquidity->value.entries.push_back(std::move(entry));
    return result;
}

/// Whether `node` gives the key at `path`, "growth.volatility".
bool gives_path(const Node* node, std::string_view path) {
    while (node != nullptr && !path.empty()) {
        const std::size_t dot = path.find('.');
        node = node->is_mapping() ? node->find(path.substr(0, dot)) : nullptr;
        if (node != nullptr && !node->is_mapping()) return true;
        path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    }
    return false;
}

/// Only what the future says itself is worth showing again.
void keep_overrides(Reading& reading, std::size_t from, const std::string& prefix, const Node& overlay) {
    auto& values = reading.effective_values;
    values.erase(std::remove_if(values.begin() + static_cast<std::ptrdiff_t>(from), values.end(),
                                [&](const EffectiveValue& value) {
                                    const std::string_view rest =
                                        std::string_view(value.key).substr(prefix.size() + 1);
                                    return rest != "chance" && !gives_path(&overlay, rest);
                                }),
                 values.end());
}

std::optional<Future> read_future(Reading& reading, const Value& company, const Value& given,
                                  const TableDescription& description, const Table<Company>& company_table) {
    if (!check_keys(reading, given, description)) return {};
    Future future;
    future.name = reading.key();
    const std::size_t recorded = reading.effective_values.size();
    {
        const AtKey here(reading, "chance");
        const Value chance = given.find("chance");
        if (chance.layers.empty()) {
            report_missing_key(reading, given, *description.find("chance"));
        } else if (!chance.node().missing) {
            const auto number = constant(Unit::share, from_0_to_1).read(reading, chance);
            if (number) future.chance = *number;
        }
    }
    Value laid_over = company;
    for (std::size_t i = given.layers.size(); i-- > 0;)
        laid_over.layers.insert(laid_over.layers.begin(),
                                &reading.keep(as_company(*given.layers[i], description)));
    read_table(reading, laid_over, company_table, future.company);
    keep_overrides(reading, recorded, reading.path(), laid_over.node());
    return future;
}

void check_chances(Reading& reading, const Node& node, const std::vector<Future>& futures) {
    double sum = 0;
    for (const Future& future : futures) sum += future.chance;
    if (std::abs(sum - 1) > 1e-9)
        reading.error(
            node, "E201",
            fmt::format("the chances of the futures sum to {:.10g} % (must be 100 %)", 100 * sum),
            "a future without anything of its own stands for all the rest: 'as now: {chance: 10%}'");
}

}  // namespace

Field<Company> futures_field(const std::vector<Field<Company>>& company_fields) {
    Shape shape{.kind = Shape::Kind::named};
    shape.parts = {{.kind = Shape::Kind::mapping, .table = future_description(company_fields)}};
    return Field<Company>(
        {"futures",
         std::move(shape),
         "Named ways in which things may go, each with its chance and what it changes; a path "
         "draws one",
         false,
         {},
         {},
         {}},
        [](Reading& reading, const Value& value, Company&) { return check_is_named(reading, value); });
}

void read_futures(Reading& reading, const Value& value, const Table<Company>& company_table,
                  Company& company) {
    const Value futures = value.find("futures");
    if (futures.layers.empty() || !futures.node().is_mapping()) return;
    const AtKey at_futures(reading, "futures");
    const auto names = names_in(futures);
    if (names.empty() || names.size() > most_futures) {
        reading.error(futures.node(), "E302",
                      fmt::format("{} futures are given (from 1 to {})", names.size(), most_futures));
        return;
    }
    const auto description = future_description(company_table.fields);
    const std::size_t faults_before = reading.diagnostics().error_count();
    for (const std::string& name : names) {
        const AtKey here(reading, name);
        const Value given = futures.find(name);
        if (given.node().missing) continue;
        auto future = read_future(reading, value, given, *description, company_table);
        if (!future) continue;
        future->company.name = company.name;
        future->company.kind = company.kind;
        company.futures.push_back(std::move(*future));
    }
    if (reading.diagnostics().error_count() == faults_before)
        check_chances(reading, futures.node(), company.futures);
}

}  // namespace offersim
