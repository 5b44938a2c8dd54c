#include "base/beta.hpp"

#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"

namespace offersim {

namespace {

/// x^p for x > 0.
double power(double x, double p) { return portable_exp(p * portable_log(x)); }

/// The incomplete beta function B_x(alpha, beta), not normalised, for x <= 1/2.
double incomplete_beta(double alpha, double beta, double x) {
    double coefficient = 1;
    double sum = 1 / alpha;
    for (int n = 1; n < 200; ++n) {
        coefficient *= (n - beta) / n * x;
        const double term = coefficient / (alpha + n);
        sum += term;
        if (std::abs(term) <= 1e-17 * sum) break;
    }
    return power(x, alpha) * sum;
}

/// The x <= 1/2 with B_x(alpha, beta) = target.
double solve_lower_half(double alpha, double beta, double target) {
    double low = 0;
    double high = 0.5;
    double x = std::min(power(alpha * target, 1 / alpha), 0.5);  // exact as x -> 0
    for (int step = 0; step < 100; ++step) {
        const double error = incomplete_beta(alpha, beta, x) - target;
        (error > 0 ? high : low) = x;
        const double density = power(x, alpha - 1) * power(1 - x, beta - 1);
        double next = x - error / density;
        if (!(next > low && next < high)) next = 0.5 * (low + high);
        const double change = std::abs(next - x);
        x = next;
        if (change <= 1e-15 * x) break;
    }
    return x;
}

}  // namespace

double beta_quantile(double alpha, double beta, double u) {
    const double lower = incomplete_beta(alpha, beta, 0.5);
    const double upper = incomplete_beta(beta, alpha, 0.5);
    const double whole = lower + upper;
    if (u * whole <= lower) return solve_lower_half(alpha, beta, u * whole);
    return 1 - solve_lower_half(beta, alpha, (1 - u) * whole);
}

}  // namespace offersim
