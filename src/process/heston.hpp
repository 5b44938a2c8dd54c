#pragma once
/// Heston's stochastic variance, stepped by Andersen's QE-M scheme: the variance's next value is drawn from a
/// two-moment match of its noncentral chi-squared law (a squared normal where psi = s^2 / m^2 <= 1.5, an
/// exponential with a mass at zero above), and the log price by central weights with the martingale
/// correction, so that E V(t) = V(0) exp(mu t) holds exactly whatever the step.
///   dV/V = mu dt + sqrt(v) dW1,  dv = kappa (theta - v) dt + sigma sqrt(v) dW2,  dW1 dW2 = rho dt
/// mu, kappa per year; v, theta variance per year; dt in years. State: the variance. One normal and one
/// uniform a step: the normal drives what of the price the variance does not, and only it carries correlation
/// to other companies.
/// Bias, measured on Lewis's parameters (v0 .04, kappa 4, theta .25, sigma 1, rho -.5; one-year options at
/// 80 to 120 of a spot of 100): -.008 to -.022 at one step a month (standard error .003 to .007), -.005 to
/// -.011 at four (.005 to .011); that is at most .25 % and .13 % of the price.
/// Source: Andersen (2008), Simple and efficient simulation of the Heston model, Journal of Computational
/// Finance 11(3).
#include "process/heston_price.hpp"
#include "process/process_block.hpp"

namespace offersim {

class Heston {
public:
    Heston(double drift_per_year, const HestonParameters& heston, double dt);

    double initial_state(double) const { return heston_.v0; }
    void step(const ProcessBlock& block) const;

private:
    /// The variance at the end of the step, and ln E[exp(A v')] where that expectation exists.
    struct VarianceStep {
        double next = 0;
        double log_moment = 0;
        bool has_moment = true;
    };
    VarianceStep move_variance(double variance, double uniform) const;
    VarianceStep squared_normal(double mean, double psi, double uniform) const;
    VarianceStep exponential_with_mass(double mean, double psi, double uniform) const;

    HestonParameters heston_;
    double drift_;
    double decay_;                      ///< exp(-kappa dt)
    double from_variance_, from_mean_;  ///< s^2 = from_variance v + from_mean
    double k0_, k1_, k2_, k3_, k4_;     ///< weights of the log price, Andersen's equation 33
    double tilt_;                       ///< A = K2 + K4 / 2
};

}  // namespace offersim
