#include "scenario/correlation_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "process/correlation.hpp"
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

std::vector<double> matrix_of(const std::vector<PlacedEntry>& pairs,
                              const std::vector<std::string_view>& names) {
    const std::size_t n = names.size();
    std::vector<double> matrix(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] = 1;
    const auto index = [&](const std::string& name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    for (const auto& [entry, node] : pairs) {
        const std::size_t i = index(entry.a), j = index(entry.b);
        matrix[i * n + j] = matrix[j * n + i] = entry.value;
    }
    return matrix;
}

/// The pair that pulls the smallest eigenvalue down most: by c_ij v_i v_j, where v is its eigenvector.
const PlacedEntry& pair_at_fault(const std::vector<PlacedEntry>& pairs,
                                 const std::vector<std::string_view>& names,
                                 const std::vector<double>& eigenvector) {
    const auto pull = [&](const PlacedEntry& pair) {
        const auto entry_of = [&](const std::string& name) {
            return eigenvector[static_cast<std::size_t>(std::find(names.begin(), names.end(), name) -
                                                        names.begin())];
        };
        return -pair.entry.value * entry_of(pair.entry.a) * entry_of(pair.entry.b);
    };
    // Of pairs that pull alike, the last: the one that was written onto what was still possible.
    const PlacedEntry* worst = &pairs.front();
    for (const auto& pair : pairs)
        if (pull(pair) >= pull(*worst) - 1e-9) worst = &pair;
    return *worst;
}

void check_possible(Reading& reading, const std::vector<PlacedEntry>& pairs) {
    const auto& names = reading.company_names;
    const auto root = correlation_root(matrix_of(pairs, names), static_cast<int>(names.size()));
    if (!root.lower.empty() || pairs.empty()) return;
    const auto& worst = pair_at_fault(pairs, names, root.smallest_eigenvector);
    const double shrink = std::floor(1000 / (1 - root.smallest_eigenvalue)) / 1000;
    reading.error(
        *worst.node, "E423",
        fmt::format(
            "the correlation of '{}' and '{}' cannot stand beside the others (the smallest eigenvalue of the "
            "matrix is {:.4f}, and must not be negative)",
            worst.entry.a, worst.entry.b, root.smallest_eigenvalue),
        fmt::format("bring it nearer to what the others imply, or multiply all of them by {:g}", shrink));
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
    check_possible(reading, pairs);
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
