#include "process/merton_jump.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/elementary.hpp"
#include "base/normal.hpp"

namespace offersim {

MertonJump::MertonJump(double drift_per_year, double volatility, const LogJump& jump, double dt)
    : jump_(jump),
      deviation_(volatility * std::sqrt(dt)),
      expected_jumps_(jump.rate * dt),
      p_no_jump_(portable_exp(-jump.rate * dt)) {
    const double compensation = jump.rate * (portable_exp(jump.mean + 0.5 * jump.sd * jump.sd) - 1);
    drift_ = (drift_per_year - compensation - 0.5 * volatility * volatility) * dt;
}

double MertonJump::jumps_from(double uniform) const {
    double below = p_no_jump_;  // P(N < count)
    double p = p_no_jump_;
    for (int count = 1;; ++count) {
        p *= expected_jumps_ / count;
        // Once the probabilities left are below a uniform's resolution, the tail is taken as this count.
        const bool is_last = count > expected_jumps_ && p < 0x1p-60;
        if (uniform < below + p || is_last) {
            const double within = std::clamp((uniform - below) / p, 0x1p-53, 1 - 0x1p-53);
            return count * jump_.mean +
                   std::sqrt(static_cast<double>(count)) * jump_.sd * normal_quantile(within);
        }
        below += p;
    }
}

void MertonJump::step(const ProcessBlock& block) const {
    for (std::size_t i = 0; i < block.log_value.size(); ++i) {
        block.log_value[i] += drift_ + deviation_ * block.growth_normals[i];
        if (block.uniforms[i] >= p_no_jump_) block.log_value[i] += jumps_from(block.uniforms[i]);
    }
}

}  // namespace offersim
