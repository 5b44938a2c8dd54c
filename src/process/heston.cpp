#include "process/heston.hpp"

#include <cmath>
#include <cstddef>

#include "base/elementary.hpp"
#include "base/normal.hpp"

namespace offersim {

namespace {
/// Where the two laws of the variance hand over; any value in [1, 2] serves, Andersen's choice.
constexpr double switching_psi = 1.5;
constexpr double least_psi = 1e-20;
constexpr double least_sigma = 1e-6;
}  // namespace

Heston::Heston(double drift_per_year, const HestonParameters& heston, double dt)
    : heston_(heston), drift_(drift_per_year * dt), decay_(portable_exp(-heston.kappa * dt)) {
    const double reverted = heston.kappa > 0 ? (1 - decay_) / heston.kappa : dt;
    const double variance_of_variance = heston.sigma * heston.sigma;
    from_variance_ = variance_of_variance * decay_ * reverted;
    from_mean_ = 0.5 * heston.theta * variance_of_variance * heston.kappa * reverted * reverted;
    // Where the variance does not move, the price's own normal carries all of its noise.
    const double rho = heston.sigma > least_sigma ? heston.rho : 0;
    const double leverage = rho == 0 ? 0 : rho / heston.sigma;
    k0_ = -leverage * heston.kappa * heston.theta * dt;
    k1_ = 0.5 * dt * (heston.kappa * leverage - 0.5) - leverage;
    k2_ = 0.5 * dt * (heston.kappa * leverage - 0.5) + leverage;
    k3_ = 0.5 * dt * (1 - rho * rho);
    k4_ = k3_;
    tilt_ = k2_ + 0.5 * k4_;
}

Heston::VarianceStep Heston::squared_normal(double mean, double psi, double uniform) const {
    const double ratio = 2 / psi;
    const double b2 = ratio - 1 + std::sqrt(ratio) * std::sqrt(ratio - 1);
    const double a = mean / (1 + b2);
    const double root = std::sqrt(b2) + normal_quantile(uniform);
    const double left = 1 - 2 * tilt_ * a;
    if (left <= 0) return {a * root * root, 0, false};
    return {a * root * root, tilt_ * b2 * a / left - 0.5 * portable_log(left)};
}

Heston::VarianceStep Heston::exponential_with_mass(double mean, double psi, double uniform) const {
    const double p_zero = (psi - 1) / (psi + 1);
    const double beta = (1 - p_zero) / mean;
    const double next = uniform <= p_zero ? 0 : portable_log((1 - p_zero) / (1 - uniform)) / beta;
    if (beta <= tilt_) return {next, 0, false};
    return {next, portable_log(p_zero + beta * (1 - p_zero) / (beta - tilt_))};
}

Heston::VarianceStep Heston::move_variance(double variance, double uniform) const {
    const double mean = heston_.theta + (variance - heston_.theta) * decay_;
    if (mean <= 0) return {};
    const double psi = (from_variance_ * variance + from_mean_) / (mean * mean);
    if (psi < least_psi) return {mean, tilt_ * mean};  // the variance is certain to rounding
    return psi <= switching_psi ? squared_normal(mean, psi, uniform)
                                : exponential_with_mass(mean, psi, uniform);
}

void Heston::step(const ProcessBlock& block) const {
    for (std::size_t i = 0; i < block.log_value.size(); ++i) {
        const double variance = block.state[i];
        const VarianceStep moved = move_variance(variance, block.uniforms[i]);
        const double k0 = moved.has_moment ? -moved.log_moment - (k1_ + 0.5 * k3_) * variance : k0_;
        block.log_value[i] += drift_ + k0 + k1_ * variance + k2_ * moved.next +
                              std::sqrt(k3_ * variance + k4_ * moved.next) * block.growth_normals[i];
        block.state[i] = moved.next;
    }
}

}  // namespace offersim
