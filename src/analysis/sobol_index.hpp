#pragma once
/// Variance-based sensitivity by pick-freeze sampling. With y_a and y_b from two independent samples of all
/// inputs and y_ab from the first sample with one input taken from the second:
///   first order  S = E[y_b (y_ab - y_a)] / V      (Saltelli et al. 2010, table 2 b)
///   total effect T = E[(y_a - y_ab)^2] / (2 V)    (Jansen 1999)
/// Standard errors by the delta method over paths. An input that does nothing gets exactly 0.
/// Source: Saltelli, Annoni, Azzini, Campolongo, Ratto, Tarantola (2010), Computer Physics Communications
/// 181, 259-270; Jansen (1999), Computer Physics Communications 117, 35-43.
#include <span>

#include "analysis/answers.hpp"

namespace offersim {

struct SobolIndices {
    Mean first, total;
};

Mean first_order_index(std::span<const double> y_a, std::span<const double> y_b,
                       std::span<const double> y_ab);
Mean total_index(std::span<const double> y_a, std::span<const double> y_b, std::span<const double> y_ab);

}  // namespace offersim
