#pragma once
/// European options in closed form. Rates and yields are continuously compounded per year, volatility per
/// sqrt(year), time in years; prices in the currency of the spot. Volatility or time zero give the discounted
/// payoff of the forward, strike zero gives the prepaid forward.
///
///   F = S exp((r - q) T),  d1 = (ln(F / K) + sigma^2 T / 2) / (sigma sqrt T),  d2 = d1 - sigma sqrt T
///   call = exp(-r T) (F N(d1) - K N(d2)),  put = exp(-r T) (K N(-d2) - F N(-d1))
///
/// Source: Black & Scholes (1973), Merton (1973); Hull, Options, Futures, and Other Derivatives, chapter 17.

namespace offersim {

struct EuropeanOption {
    double spot = 0;
    double strike = 0;
    double rate = 0;            ///< r
    double dividend_yield = 0;  ///< q
    double volatility = 0;
    double years = 0;
};

double black_scholes_call(const EuropeanOption& option);
double black_scholes_put(const EuropeanOption& option);

/// Pays `cash` at expiry where the price then is above the strike (call) or below it (put).
/// Source: Rubinstein & Reiner (1991), cash-or-nothing.
double digital_call(const EuropeanOption& option, double cash);
double digital_put(const EuropeanOption& option, double cash);

/// The right to exchange asset 2 for asset 1 at expiry, E[max(S1 - S2, 0)] discounted; rates of interest
/// cancel.
/// Source: Margrabe (1978), with dividend yields.
struct ExchangeOption {
    double spot1 = 0, spot2 = 0;
    double dividend_yield1 = 0, dividend_yield2 = 0;
    double volatility1 = 0, volatility2 = 0;
    double correlation = 0;
    double years = 0;
};
double margrabe(const ExchangeOption& option);

/// Jumps of the log price, normal with `mean` and `sd`, arriving at `rate` per year.
struct LogJump {
    double rate = 0;
    double mean = 0;
    double sd = 0;
};

/// A European call where jumps are added to the diffusion and their mean effect is compensated:
///   dS/S = (r - q - lambda k) dt + sigma dW + (e^J - 1) dN,  k = exp(m + d^2 / 2) - 1
/// The Poisson mixture of Black-Scholes prices is summed until the terms left are below 1e-16 of the whole.
/// Source: Merton (1976), Option pricing when underlying stock returns are discontinuous, equation 19.
double merton_call(const EuropeanOption& option, const LogJump& jump);

}  // namespace offersim
