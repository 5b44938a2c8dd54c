#include "analysis/information_value.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace offersim {

namespace {

constexpr int polynomials = 6;            ///< Legendre polynomials of degree 0 to 5
constexpr std::size_t most_outcomes = 8;  ///< an input of so few values is conditioned on exactly

/// What conditional expectations are linear in: columns by path.
using Basis = Eigen::MatrixXd;

Basis outcome_basis(std::span<const double> input, const std::vector<double>& outcomes) {
    const auto paths = static_cast<Eigen::Index>(input.size());
    Basis basis = Basis::Zero(paths, static_cast<Eigen::Index>(outcomes.size()));
    for (Eigen::Index k = 0; k < paths; ++k) {
        const auto at =
            std::lower_bound(outcomes.begin(), outcomes.end(), input[static_cast<std::size_t>(k)]);
        basis(k, at - outcomes.begin()) = 1;
    }
    return basis;
}

/// Legendre polynomials of the rank, scaled to (-1, 1).
Basis rank_basis(const std::vector<std::size_t>& order) {
    const auto paths = static_cast<Eigen::Index>(order.size());
    Basis basis(paths, polynomials);
    for (Eigen::Index rank = 0; rank < paths; ++rank) {
        const double x = (2 * static_cast<double>(rank) + 1) / static_cast<double>(paths) - 1;
        auto row = basis.row(static_cast<Eigen::Index>(order[static_cast<std::size_t>(rank)]));
        row(0) = 1;
        row(1) = x;
        for (int n = 1; n + 1 < polynomials; ++n)
            row(n + 1) = ((2 * n + 1) * x * row(n) - n * row(n - 1)) / (n + 1);
    }
    return basis;
}

Basis basis_of(std::span<const double> input) {
    std::vector<std::size_t> order(input.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return input[a] < input[b] || (input[a] == input[b] && a < b);
    });
    std::vector<double> outcomes;
    for (const std::size_t k : order) {
        if (outcomes.empty() || input[k] != outcomes.back()) outcomes.push_back(input[k]);
        if (outcomes.size() > most_outcomes) return rank_basis(order);
    }
    return outcome_basis(input, outcomes);
}

/// Coefficients of every option's gain over the first, by least squares on the paths of one half.
Eigen::MatrixXd learn(const Basis& basis, const std::vector<std::vector<double>>& gains, Eigen::Index half) {
    const auto options = static_cast<Eigen::Index>(gains.size());
    Eigen::MatrixXd normal = Eigen::MatrixXd::Zero(basis.cols(), basis.cols());
    Eigen::MatrixXd right = Eigen::MatrixXd::Zero(basis.cols(), options);
    for (Eigen::Index k = half; k < basis.rows(); k += 2) {
        const Eigen::VectorXd row = basis.row(k);
        normal += row * row.transpose();
        const auto path = static_cast<std::size_t>(k);
        for (Eigen::Index d = 1; d < options; ++d)
            right.col(d) += row * (gains[static_cast<std::size_t>(d)][path] - gains[0][path]);
    }
    return normal.completeOrthogonalDecomposition().solve(right);
}

std::size_t best_option(const std::vector<std::vector<double>>& gains) {
    std::vector<double> sums;
    for (const auto& option : gains) sums.push_back(std::accumulate(option.begin(), option.end(), 0.0));
    return static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
}

Mean mean_over(const std::vector<double>& values) {
    const double n = static_cast<double>(values.size());
    if (values.empty()) return {};
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double square = 0;
    for (const double value : values) square += (value - mean) * (value - mean);
    return {mean, std::sqrt(square) / n};
}

}  // namespace

Mean partial_information_value(std::span<const double> input, const std::vector<std::vector<double>>& gains) {
    const Basis basis = basis_of(input);
    const std::size_t best = best_option(gains);
    std::vector<double> gained(input.size());
    for (Eigen::Index half = 0; half < 2; ++half) {
        const Eigen::MatrixXd coefficients = learn(basis, gains, 1 - half);
        for (Eigen::Index k = half; k < basis.rows(); k += 2) {
            Eigen::Index chosen = 0;
            (basis.row(k) * coefficients).maxCoeff(&chosen);
            const auto path = static_cast<std::size_t>(k);
            gained[path] = gains[static_cast<std::size_t>(chosen)][path] - gains[best][path];
        }
    }
    return mean_over(gained);
}

Mean perfect_information_value(const std::vector<std::vector<double>>& gains) {
    const std::size_t best = best_option(gains);
    std::vector<double> gained(gains[best].size());
    for (std::size_t path = 0; path < gained.size(); ++path) {
        double most = gains[best][path];
        for (const auto& option : gains) most = std::max(most, option[path]);
        gained[path] = most - gains[best][path];
    }
    return mean_over(gained);
}

}  // namespace offersim
