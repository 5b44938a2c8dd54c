#include "process/random_walk_components.hpp"

#include <gtest/gtest.h>

#include <Eigen/Dense>

namespace offersim {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

TEST(RandomWalkComponents, AreOrthogonalAndThePrincipalOnes) {
    for (const int n : {1, 2, 4, 10, 40}) {
        const std::vector<double> weights = random_walk_components(n);
        const Matrix steps = Eigen::Map<const Matrix>(weights.data(), n, n);
        EXPECT_LT((steps * steps.transpose() - Matrix::Identity(n, n)).norm(), 1e-12 * n) << n;
        // W = L Z with ones below the diagonal; its covariance's largest eigenvalues belong to the first
        // columns.
        Matrix sums = Matrix::Zero(n, n);
        sums.triangularView<Eigen::Lower>().setOnes();
        const Eigen::SelfAdjointEigenSolver<Matrix> solver(Matrix(sums * sums.transpose()));
        const Matrix walk = sums * steps;
        for (int k = 0; k < n; ++k)
            EXPECT_NEAR(walk.col(k).squaredNorm(), solver.eigenvalues()[n - 1 - k],
                        1e-10 * solver.eigenvalues()[n - 1])
                << n << ", component " << k;
    }
}

}  // namespace
}  // namespace offersim
