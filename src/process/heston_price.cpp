#include "process/heston_price.hpp"

#include <boost/math/quadrature/exp_sinh.hpp>
#include <cmath>
#include <complex>
#include <numbers>

namespace offersim {

namespace {

using Complex = std::complex<double>;

/// E[exp(i u ln(S_T / F))].
Complex characteristic(Complex u, const HestonParameters& heston, double years) {
    const Complex i(0, 1);
    const double variance_of_variance = heston.sigma * heston.sigma;
    const Complex beta = heston.kappa - heston.rho * heston.sigma * i * u;
    const Complex d = std::sqrt(beta * beta + variance_of_variance * (i * u + u * u));
    const Complex g = (beta - d) / (beta + d);
    const Complex decay = std::exp(-d * years);
    const Complex from_variance = (beta - d) / variance_of_variance * (1.0 - decay) / (1.0 - g * decay);
    const Complex from_mean = heston.kappa * heston.theta / variance_of_variance *
                              ((beta - d) * years - 2.0 * std::log((1.0 - g * decay) / (1.0 - g)));
    return std::exp(from_mean + heston.v0 * from_variance);
}

}  // namespace

double heston_call(const EuropeanOption& option, const HestonParameters& heston) {
    const double forward = option.spot * std::exp((option.rate - option.dividend_yield) * option.years);
    const double log_moneyness = std::log(forward / option.strike);
    const auto integrand = [&](double u) {
        const Complex phi = characteristic(Complex(u, -0.5), heston, option.years);
        return std::real(std::exp(Complex(0, u * log_moneyness)) * phi) / (u * u + 0.25);
    };
    boost::math::quadrature::exp_sinh<double> integrator;
    const double integral = integrator.integrate(integrand, 1e-13);
    return std::exp(-option.rate * option.years) *
           (forward - std::sqrt(forward * option.strike) / std::numbers::pi * integral);
}

double heston_put(const EuropeanOption& option, const HestonParameters& heston) {
    const double discounted_spot = option.spot * std::exp(-option.dividend_yield * option.years);
    const double discounted_strike = option.strike * std::exp(-option.rate * option.years);
    return heston_call(option, heston) - discounted_spot + discounted_strike;
}

}  // namespace offersim
