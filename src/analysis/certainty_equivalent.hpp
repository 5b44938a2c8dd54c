#pragma once
/// The sure amount that this person would trade the distribution for: E[U(wealth + X)] = E[U(wealth + CE)].
#include <optional>
#include <string>

#include "base/distribution.hpp"

namespace offersim {

struct CertaintyEquivalent {
    std::optional<double> value;
    std::string reason;  ///< where there is none
};

/// `mean_utility` is the mean of u(x) = x^(1 - gamma), or ln x at gamma = 1, of x = (wealth + X) / scale;
/// `least_pay` is the least X met. CRRA: Pratt (1964), Econometrica 32, 122-136.
CertaintyEquivalent certainty_equivalent(double mean_utility, double scale, double gamma,
                                         const Distribution& wealth, double least_pay);

}  // namespace offersim
