#include "process/regimes.hpp"

#include <cmath>
#include <cstddef>

#include "base/elementary.hpp"

namespace offersim {

TwoRegimes::TwoRegimes(const Regime& first, const Regime& second, double p_second, double dt)
    : regimes_{first, second}, p_second_(p_second) {
    const double rate = first.leave_per_year + second.leave_per_year;
    const double mixed = rate > 0 ? (1 - portable_exp(-rate * dt)) / rate : 0;
    for (std::size_t s = 0; s < 2; ++s) {
        const Regime& regime = regimes_[s];
        drift_[s] = (regime.drift_per_year - 0.5 * regime.volatility * regime.volatility) * dt;
        deviation_[s] = regime.volatility * std::sqrt(dt);
        p_leave_[s] = regime.leave_per_year * mixed;
    }
}

void TwoRegimes::step(const ProcessBlock& block) const {
    for (std::size_t i = 0; i < block.log_value.size(); ++i) {
        const std::size_t regime = block.state[i] > 0 ? 1 : 0;
        block.log_value[i] += drift_[regime] + deviation_[regime] * block.growth_normals[i];
        if (block.uniforms[i] < p_leave_[regime]) block.state[i] = regime == 1 ? 0 : 1;
    }
}

double TwoRegimes::long_run_share_of_second(const Regime& first, const Regime& second) {
    const double rate = first.leave_per_year + second.leave_per_year;
    return rate > 0 ? first.leave_per_year / rate : 0;
}

}  // namespace offersim
