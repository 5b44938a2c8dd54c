#pragma once
/// Principal components of a random walk: W_j = sum over i <= j of Z_i, with covariance min(i, j), has
///   variances  1 / (4 sin^2((2k - 1) pi / (2 (2n + 1))))  and directions  (2 / sqrt(2n + 1)) sin((2k - 1) j
///   pi / (2n + 1)),
/// k = 1..n. Steps made as Z = R N from independent normals N are independent normals again (R is
/// orthogonal), but the first few N decide most of the path, which is what quasi-random numbers need. Source:
/// Akesson & Lehoczky (2000), Path generation for quasi-Monte Carlo simulation of mortgage-backed securities,
/// Management Science 46(9), 1171-1187.
#include <vector>

namespace offersim {

/// R by rows: weights[(j - 1) n + (k - 1)] of component k in step j.
std::vector<double> random_walk_components(int steps);

}  // namespace offersim
