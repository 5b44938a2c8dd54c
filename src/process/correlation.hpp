#pragma once
/// The triangular root of a correlation matrix: correlated normals are L z, with L L' = C and z independent.
#include <vector>

namespace offersim {

struct CorrelationRoot {
    /// L, row by row, n x n, with zeros above the diagonal. Rows follow the file's order, so that a company
    /// at the end of the file changes nobody else's numbers. Empty where the matrix is not positive
    /// semidefinite.
    std::vector<double> lower;
    double smallest_eigenvalue = 0;
    std::vector<double>
        smallest_eigenvector;  ///< of unit length: its two largest entries name the pair at fault
};

/// `matrix` is symmetric with a unit diagonal, row by row, n x n. Unpivoted Cholesky in the order given, in
/// which a singular matrix (two companies with correlation 1) passes with a zero on the diagonal; negative
/// eigenvalues down to -1e-10 n are rounding. Source: Golub & Van Loan, Matrix Computations (4th ed., 2013),
/// sections 4.2.5 and 4.2.7.
CorrelationRoot correlation_root(const std::vector<double>& matrix, int n);

/// The correlation matrix nearest to `matrix` in the Frobenius norm, by alternating projections with
/// Dykstra's correction, and then scaled so that it is positive semidefinite to rounding. Source: Higham
/// (2002), Computing the nearest correlation matrix, IMA Journal of Numerical Analysis 22(3), algorithm 3.3.
std::vector<double> nearest_correlation(const std::vector<double>& matrix, int n);

}  // namespace offersim
