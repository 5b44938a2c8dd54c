#pragma once
/// European options under Heston's stochastic variance, by one integral of the characteristic function:
///   dS/S = (r - q) dt + sqrt(v) dW1,  dv = kappa (theta - v) dt + sigma sqrt(v) dW2,  dW1 dW2 = rho dt
///   C = exp(-r T) [F - sqrt(F K) / pi  int_0^inf Re( exp(i u k) phi(u - i/2) ) / (u^2 + 1/4) du],
///   k = ln(F / K), F the forward, phi the characteristic function of ln(S_T / F).
/// Rates per year continuously compounded, variance per year, time in years.
/// Sources: Heston (1993); the integral is Lewis, Option Valuation under Stochastic Volatility (2000),
/// equation 2.10; phi in the continuous ("little trap") form of Albrecher, Mayer, Schoutens & Tistaert
/// (2007).
#include "process/black_scholes.hpp"

namespace offersim {

struct HestonParameters {
    double v0 = 0;     ///< variance now
    double kappa = 0;  ///< speed of mean reversion per year
    double theta = 0;  ///< long-run variance
    double sigma = 0;  ///< volatility of variance, above 0
    double rho = 0;    ///< correlation of price and variance
};

/// `option.volatility` is not read. Accurate to about 1e-10 of the spot.
double heston_call(const EuropeanOption& option, const HestonParameters& heston);
double heston_put(const EuropeanOption& option, const HestonParameters& heston);

}  // namespace offersim
