#include "process/common_worth.hpp"

#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"

namespace offersim {

namespace {

constexpr double widest = 12;  ///< |ln(value / preference)| in the table; flat beyond
constexpr int steps = 96;
constexpr double step = 2 * widest / steps;

}  // namespace

double total_preference(const CapitalStructure& capital) {
    double sum = 0;
    for (const ShareClass& share_class : capital.classes) sum += share_class.preference();
    return sum;
}

CommonWorth::CommonWorth(const CapitalStructure& capital, const ExitAssumptions& assumptions)
    : first_(-widest) {
    const double preference = total_preference(capital);
    const double shares = capital.outstanding_as_converted();
    for (int k = 0; k <= steps; ++k) {
        const double value = preference * portable_exp(first_ + k * step);
        const double per_share = value / shares;
        const double common = value_shares(capital, assumptions, value).common.fair_price;
        worth_.push_back(std::clamp(common / per_share, 0.0, 1.0));
    }
}

double CommonWorth::steps_per_unit() { return 1 / step; }

double CommonWorth::operator()(double log_value, double log_preference) const {
    const double at =
        std::clamp((log_value - log_preference - first_) / step, 0.0, static_cast<double>(steps));
    const auto k = std::min(static_cast<std::size_t>(at), worth_.size() - 2);
    const double within = at - static_cast<double>(k);
    return worth_[k] + within * (worth_[k + 1] - worth_[k]);
}

}  // namespace offersim
