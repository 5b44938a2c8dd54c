#pragma once
/// Geometric Brownian motion with compensated lognormal jumps, stepped without bias:
///   ln V(t + dt) = ln V(t) + (mu - lambda k - sigma^2 / 2) dt + sigma sqrt(dt) Z + sum of N jumps,
///   N ~ Poisson(lambda dt), each jump ~ N(m, d^2), k = exp(m + d^2 / 2) - 1,
/// so that E V(t) = V(0) exp(mu t).
/// Rates per year, continuously compounded; sigma per sqrt(year). No state; one normal and one uniform a
/// step. The uniform gives N by inversion, and what it has left inside N's interval is uniform again and
/// gives the jumps' sum. With volatility 0 and drift 0 it adds nothing but the jumps to a diffusion moved
/// elsewhere.
/// Source: Merton (1976), Journal of Financial Economics 3; Glasserman (2003), section 3.5.1.
#include "process/black_scholes.hpp"
#include "process/process_block.hpp"

namespace offersim {

class MertonJump {
public:
    MertonJump(double drift_per_year, double volatility, const LogJump& jump, double dt);

    void step(const ProcessBlock& block) const;

private:
    double jumps_from(double uniform) const;

    LogJump jump_;
    double drift_, deviation_;
    double expected_jumps_, p_no_jump_;
};

}  // namespace offersim
