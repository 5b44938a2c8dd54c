#include "scenario/correlation_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/types.hpp"

namespace offersim {
namespace {

/// An entry with the place it was read from.
struct PlacedEntry {
    CorrelationEntry entry;
    const Node* node;
};

bool same_pair(const CorrelationEntry& x, const CorrelationEntry& y) {
    return (x.a == y.a && x.b == y.b) || (x.a == y.b && x.b == y.a);
}

bool check_company(Reading& reading, const Node& mapping, const NodeEntry& entry) {
    const auto& known = reading.company_names;
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) return true;
    reading.error(*mapping.source, entry.key_span, "E306",
                  fmt::format("unknown company '{}' (known: {})", entry.key,
                              known.empty() ? "none is given" : enumerate(known)),
                  did_you_mean(entry.key, known));
    return false;
}

/// Adds the entry unless the pair is one company, or was given before with another value.
void add_pair(Reading& reading, std::vector<PlacedEntry>& pairs, CorrelationEntry entry, const Node& node) {
    if (entry.a == entry.b) {
        if (entry.value != 1)
            reading.error(
                node, "E422",
                fmt::format("'{}' correlates with itself at {:g} (must be 1)", entry.a, entry.value));
        return;
    }
    auto before = std::find_if(pairs.begin(), pairs.end(),
                               [&](const PlacedEntry& other) { return same_pair(other.entry, entry); });
    if (before == pairs.end()) {
        pairs.push_back({std::move(entry), &node});
    } else if (before->entry.value != entry.value) {
        reading.error(
            node, "E422",
            fmt::format("'{}' and '{}' correlate at {:g} here and at {:g} on line {} (give the pair once)",
                        entry.a, entry.b, entry.value, before->entry.value, before->node->span.line));
    }
}

std::optional<std::vector<CorrelationEntry>> read_correlation(Reading& reading, const Value& value) {
    if (!check_is_named(reading, value)) return {};
    const auto errors_before = reading.diagnostics().error_count();
    const auto number = constant(Unit::number, {-1, 1});
    std::vector<PlacedEntry> pairs;
    for (const auto& row : value.node().entries) {
        const AtKey at_row(reading, row.key);
        check_company(reading, value.node(), row);
        if (!check_is_named(reading, Value{{&row.value}})) continue;
        for (const auto& cell : row.value.entries) {
            const AtKey at_cell(reading, cell.key);
            const bool is_known = check_company(reading, row.value, cell);
            auto correlation = number.read(reading, Value{{&cell.value}});
            if (correlation && is_known)
                add_pair(reading, pairs, {row.key, cell.key, *correlation}, cell.value);
        }
    }
    if (reading.diagnostics().error_count() > errors_before) return {};
    std::vector<CorrelationEntry> result;
    for (auto& pair : pairs) result.push_back(std::move(pair.entry));
    return result;
}

}  // namespace

Type<std::vector<CorrelationEntry>> correlation_type() {
    Shape number{.kind = Shape::Kind::constant, .unit = Unit::number, .bounds = {-1, 1}};
    Shape row{.kind = Shape::Kind::named, .parts = {number}};
    return {{.kind = Shape::Kind::named, .parts = {row}}, read_correlation};
}

}  // namespace offersim
