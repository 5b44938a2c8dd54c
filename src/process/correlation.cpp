#include "process/correlation.hpp"

#include <Eigen/Dense>
#include <cmath>

namespace offersim {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The tolerance, relative to the unit diagonal, under which a pivot is zero.
constexpr double smallest_pivot = 1e-10;

/// Cholesky by rows. A pivot that vanishes leaves its column at zero: in a semidefinite matrix the rest of
/// that column vanishes with it.
std::vector<double> triangular_root(const Matrix& correlation) {
    const Eigen::Index n = correlation.rows();
    Matrix root = Matrix::Zero(n, n);
    for (Eigen::Index row = 0; row < n; ++row) {
        for (Eigen::Index column = 0; column < row; ++column) {
            double rest = correlation(row, column);
            for (Eigen::Index k = 0; k < column; ++k) rest -= root(row, k) * root(column, k);
            root(row, column) = root(column, column) > 0 ? rest / root(column, column) : 0;
        }
        double pivot = correlation(row, row);
        for (Eigen::Index k = 0; k < row; ++k) pivot -= root(row, k) * root(row, k);
        root(row, row) = pivot > smallest_pivot ? std::sqrt(pivot) : 0;
    }
    return {root.data(), root.data() + root.size()};
}

/// The nearest positive semidefinite matrix: negative eigenvalues become zero.
Eigen::MatrixXd without_negative_eigenvalues(const Eigen::MatrixXd& symmetric) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver{symmetric};
    return solver.eigenvectors() * solver.eigenvalues().cwiseMax(0).asDiagonal() *
           solver.eigenvectors().transpose();
}

constexpr int most_projections = 1000;

}  // namespace

std::vector<double> nearest_correlation(const std::vector<double>& matrix, int n) {
    Eigen::MatrixXd nearest = Eigen::Map<const Matrix>(matrix.data(), n, n);
    Eigen::MatrixXd correction = Eigen::MatrixXd::Zero(n, n);
    for (int projection = 0; projection < most_projections; ++projection) {
        const Eigen::MatrixXd before = nearest - correction;
        const Eigen::MatrixXd semidefinite = without_negative_eigenvalues(before);
        correction = semidefinite - before;
        const double moved = (semidefinite - nearest).cwiseAbs().maxCoeff();
        nearest = semidefinite;
        nearest.diagonal().setOnes();
        if (moved < 1e-12) break;
    }
    nearest = without_negative_eigenvalues(nearest);
    const Eigen::VectorXd scale = nearest.diagonal().cwiseSqrt().cwiseInverse();
    const Matrix result = scale.asDiagonal() * nearest * scale.asDiagonal();
    return {result.data(), result.data() + result.size()};
}

CorrelationRoot correlation_root(const std::vector<double>& matrix, int n) {
    if (n == 0) return {};
    const Matrix correlation = Eigen::Map<const Matrix>(matrix.data(), n, n);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver{Eigen::MatrixXd(correlation)};
    CorrelationRoot result;
    result.smallest_eigenvalue = solver.eigenvalues()(0);
    const Eigen::VectorXd vector = solver.eigenvectors().col(0);
    result.smallest_eigenvector.assign(vector.data(), vector.data() + n);
    if (result.smallest_eigenvalue >= -1e-10 * n) result.lower = triangular_root(correlation);
    return result;
}

}  // namespace offersim
