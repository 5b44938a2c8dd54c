#include "process/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/elementary.hpp"
#include "base/normal.hpp"

namespace offersim {

Bootstrap::Bootstrap(std::vector<double> monthly_log_returns, double mean_block_months)
    : returns_(std::move(monthly_log_returns)), p_jump_(1 / mean_block_months) {
    if (p_jump_ < 1) return;
    std::sort(returns_.begin(), returns_.end());
    const double count = static_cast<double>(returns_.size());
    for (std::size_t k = 1; k < returns_.size(); ++k)
        thresholds_.push_back(normal_quantile(static_cast<double>(k) / count));
}

void Bootstrap::step(const ProcessBlock& block) const {
    const double count = static_cast<double>(returns_.size());
    for (std::size_t i = 0; i < block.log_value.size(); ++i) {
        std::size_t place;
        if (p_jump_ >= 1) {
            const auto above =
                std::upper_bound(thresholds_.begin(), thresholds_.end(), block.growth_normals[i]);
            place = static_cast<std::size_t>(above - thresholds_.begin());
        } else if (block.state[i] < 0) {
            place = static_cast<std::size_t>(block.uniforms[i] * count);
        } else if (block.uniforms[i] < p_jump_) {
            place = static_cast<std::size_t>(block.uniforms[i] / p_jump_ * count);
        } else {
            place = static_cast<std::size_t>(block.state[i]) + 1;
        }
        place = place < returns_.size() ? place : 0;
        block.log_value[i] += returns_[place];
        block.state[i] = static_cast<double>(place);
    }
}

std::vector<double> recentred(std::vector<double> monthly_log_returns, double drift_per_year) {
    double growth = 0;
    for (const double value : monthly_log_returns) growth += portable_exp(value);
    const double shift =
        drift_per_year / 12 - portable_log(growth / static_cast<double>(monthly_log_returns.size()));
    for (double& value : monthly_log_returns) value += shift;
    return monthly_log_returns;
}

}  // namespace offersim
