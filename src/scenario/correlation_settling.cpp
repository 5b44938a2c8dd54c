#include "scenario/correlation_settling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "process/correlation.hpp"
#include "scenario/market_beta.hpp"

namespace offersim {
namespace {

std::vector<std::string> names_of(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const Company& company : scenario.companies) names.push_back(company.name);
    return names;
}

std::size_t index_of(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::vector<double> matrix_of(const std::vector<CorrelationEntry>& entries,
                              const std::vector<std::string>& names) {
    const std::size_t n = names.size();
    std::vector<double> matrix(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] = 1;
    for (const CorrelationEntry& entry : entries) {
        const std::size_t i = index_of(names, entry.a), j = index_of(names, entry.b);
        matrix[i * n + j] = matrix[j * n + i] = entry.value;
    }
    return matrix;
}

/// The pair that pulls the smallest eigenvalue down most: by c_ij v_i v_j, where v is its eigenvector.
const CorrelationEntry& pair_at_fault(const std::vector<CorrelationEntry>& entries,
                                      const std::vector<std::string>& names,
                                      const std::vector<double>& eigenvector) {
    const auto pull = [&](const CorrelationEntry& entry) {
        return -entry.value * eigenvector[index_of(names, entry.a)] * eigenvector[index_of(names, entry.b)];
    };
    // Of pairs that pull alike, the last: the one that was written onto what was still possible.
    const CorrelationEntry* worst = &entries.front();
    for (const CorrelationEntry& entry : entries)
        if (pull(entry) >= pull(*worst) - 1e-9) worst = &entry;
    return *worst;
}

/// Where the pair was written, or what it follows from.
const Node& place_of(const Value& scenario, const CorrelationEntry& entry) {
    const Value correlation = scenario.find("correlation");
    for (const auto& [row, column] : {std::pair(entry.a, entry.b), std::pair(entry.b, entry.a)})
        if (const Value cell = correlation.find(row).find(column); !cell.layers.empty()) return cell.node();
    const Value beta = scenario.find("companies").find(entry.b).find("beta");
    return beta.layers.empty() ? scenario.node() : beta.node();
}

void repair(Reading& reading, const Node& place, Scenario& scenario, const std::vector<double>& matrix,
            double smallest_eigenvalue) {
    const auto names = names_of(scenario);
    const std::size_t n = names.size();
    const std::vector<double> nearest = nearest_correlation(matrix, static_cast<int>(n));
    double largest = 0;
    scenario.correlation.clear();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j) {
            largest = std::max(largest, std::abs(nearest[i * n + j] - matrix[i * n + j]));
            if (nearest[i * n + j] != 0)
                scenario.correlation.push_back({names[i], names[j], nearest[i * n + j]});
        }
    reading.warn(place, "W309",
                 fmt::format("the correlations could not hold together (smallest eigenvalue {:.4f}) and were "
                             "moved to the nearest that can, by {:.3f} at most",
                             smallest_eigenvalue, largest),
                 "'repair_correlation' asked for this; better give correlations of one estimate");
}

}  // namespace

void settle_correlation(Reading& reading, const Value& value, Scenario& scenario) {
    if (reading.diagnostics().has_errors()) return;
    add_beta_correlations(reading, value, scenario);
    if (scenario.correlation.empty() || reading.diagnostics().has_errors()) return;
    const auto names = names_of(scenario);
    const auto matrix = matrix_of(scenario.correlation, names);
    const auto root = correlation_root(matrix, static_cast<int>(names.size()));
    if (!root.lower.empty()) return;
    const auto& worst = pair_at_fault(scenario.correlation, names, root.smallest_eigenvector);
    const Node& place = place_of(value, worst);
    if (scenario.repairs_correlation)
        return repair(reading, place, scenario, matrix, root.smallest_eigenvalue);
    const double shrink = std::floor(1000 / (1 - root.smallest_eigenvalue)) / 1000;
    reading.error(
        place, "E423",
        fmt::format(
            "the correlation of '{}' and '{}' cannot stand beside the others (the smallest eigenvalue of the "
            "matrix is {:.4f}, and must not be negative)",
            worst.a, worst.b, root.smallest_eigenvalue),
        fmt::format("bring it nearer to what the others imply, or multiply all of them by {:g}", shrink));
}

}  // namespace offersim
