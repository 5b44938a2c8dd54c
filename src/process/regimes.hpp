#pragma once
/// A company's value under two regimes, say boom and bust, each with its own drift, volatility and multiple
/// of the company's hazards; the regime is a continuous-time Markov chain watched at the ends of steps, where
/// its transition is exact:
///   P(0 -> 1 in dt) = a / (a + b) (1 - exp(-(a + b) dt)),  a, b the rates of leaving regimes 0 and 1;
///   ln V(t + dt) = ln V(t) + (mu_s - sigma_s^2 / 2) dt + sigma_s sqrt(dt) Z,  s the regime at t.
/// mu, a, b per year, sigma per sqrt(year), dt in years. State: 0 or 1. One normal and one uniform a step.
/// Source: Hamilton (1989), Econometrica 57(2); Hardy (2001), A regime-switching model of long-term stock
/// returns, North American Actuarial Journal 5(2).
#include <array>

#include "process/process_block.hpp"

namespace offersim {

struct Regime {
    double drift_per_year = 0;
    double volatility = 0;
    double leave_per_year = 0;   ///< hazard of changing to the other regime
    double hazard_multiple = 1;  ///< on the hazards of the company's events
};

class TwoRegimes {
public:
    /// `p_second` is the probability of starting in the second regime.
    TwoRegimes(const Regime& first, const Regime& second, double p_second, double dt);

    double initial_state(double uniform) const { return uniform < p_second_ ? 1 : 0; }
    void step(const ProcessBlock& block) const;
    double hazard_multiple(double state) const { return regimes_[state > 0 ? 1 : 0].hazard_multiple; }

    /// The share of time spent in the second regime in the long run: the usual `p_second`.
    static double long_run_share_of_second(const Regime& first, const Regime& second);

private:
    std::array<Regime, 2> regimes_;
    double p_second_;
    std::array<double, 2> drift_, deviation_, p_leave_;
};

}  // namespace offersim
