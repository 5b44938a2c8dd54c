#pragma once
/// Value as geometric Brownian motion, stepped without bias:
///   ln V(t + dt) = ln V(t) + (mu - sigma^2 / 2) dt + sigma sqrt(dt) Z
/// mu per year, continuously compounded; sigma per sqrt(year); dt in years. No state, one normal a step.
/// Source: Glasserman, Monte Carlo Methods in Financial Engineering (2003), section 3.2.1.
#include <cmath>
#include <cstddef>

#include "process/process_block.hpp"

namespace offersim {

class GeometricBrownianMotion {
public:
    GeometricBrownianMotion(double drift_per_year, double volatility, double dt)
        : drift_((drift_per_year - 0.5 * volatility * volatility) * dt),
          deviation_(volatility * std::sqrt(dt)) {}

    void step(const ProcessBlock& block) const {
        for (std::size_t i = 0; i < block.log_value.size(); ++i)
            block.log_value[i] += drift_ + deviation_ * block.growth_normals[i];
    }

private:
    double drift_, deviation_;
};

}  // namespace offersim
