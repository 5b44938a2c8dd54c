#pragma once
/// The inverse answers: how much of a lever meets a target, and how fast the company must grow for the offer
/// as it is. Sought on common random numbers, where every figure moves smoothly, and then simulated as found:
/// what is given back meets its target in the scenario itself. Its interval is that of the target's own
/// sampling error over its slope.
#include <functional>

#include "analysis/target.hpp"

namespace offersim {

/// Pay under an amount more of a lever.
using PayUnder = std::function<PayColumns(double increase)>;

struct AskSearch {
    const TargetStudy& targets;
    const PayColumns& pay;    ///< as offered
    const PayColumns& slope;  ///< pay for one more of the lever, by path
    PayUnder simulate;
    double first_step = 1;
    double most = 0;  ///< no more is sought
};

/// Fills `increase`, `is_met_already` and `reason` of `answer`, whose target is set.
void solve_ask(const AskSearch& search, AskAnswer& answer);

/// What an offer and its rival pay if the company's drift were sure to be this, as the gap of a target.
struct GrowthSearch {
    std::function<std::optional<double>(AskTarget, double drift)> gap;
    std::function<double(AskTarget, double drift)> gap_error;
    double current_drift = 0;
};
void solve_growth(const GrowthSearch& search, GrowthAnswer& answer);

}  // namespace offersim
