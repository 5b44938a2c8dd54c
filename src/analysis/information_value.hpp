#pragma once
/// What it is worth to know something before one decides. With options d and what x will be known:
///   EVPPI(x) = E_x[max_d E[U_d | x]] - max_d E[U_d],   EVPI = E[max_d U_d] - max_d E[U_d]
/// The conditional expectations are regressions on Legendre polynomials of the input's rank (on its outcomes
/// where they are few), learned on one half of the paths and acted on in the other: the gain of that rule,
/// which is never overstated by having fitted noise. Source: Strong, Oakley & Brennan (2014), Medical
/// Decision Making 34, 311-326; the cross-fitting as in Chernozhukov et al. (2018), Econometrics Journal 21,
/// C1-C68.
#include <span>
#include <vector>

#include "analysis/answers.hpp"

namespace offersim {

/// `gains[d]` by path; the same futures for every option. In the unit of the gains.
Mean partial_information_value(std::span<const double> input, const std::vector<std::vector<double>>& gains);
Mean perfect_information_value(const std::vector<std::vector<double>>& gains);

}  // namespace offersim
