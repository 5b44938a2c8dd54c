#pragma once
/// Value that moves by returns of the past, drawn again: the stationary bootstrap of Politis & Romano. A path
/// follows the series month by month, from the last to the first again, and in each month jumps to a random
/// place with probability 1 / mean_block_months. With mean_block_months 1 every month is drawn alone; then
/// the draw is the series' quantile at the growth normal, so that correlation with other companies carries
/// over. Only monthly steps. State: the place in the series, negative before the first step. One normal
/// (blocks of 1) or one uniform a step.
/// Source: Politis & Romano (1994), The stationary bootstrap, Journal of the American Statistical
/// Association 89.
#include <vector>

#include "process/process_block.hpp"

namespace offersim {

class Bootstrap {
public:
    /// `monthly_log_returns` has at least one entry; mean_block_months >= 1.
    Bootstrap(std::vector<double> monthly_log_returns, double mean_block_months);

    double initial_state(double) const { return -1; }
    void step(const ProcessBlock& block) const;

private:
    std::vector<double> returns_;     ///< in time order, or ascending where months are drawn alone
    std::vector<double> thresholds_;  ///< normals at which the next ascending return begins
    double p_jump_;
};

/// The series moved by a constant so that E[exp(return)] over it is exp(drift_per_year / 12): its shape with
/// a chosen drift, for the mean of a short series says little about the future.
std::vector<double> recentred(std::vector<double> monthly_log_returns, double drift_per_year);

}  // namespace offersim
