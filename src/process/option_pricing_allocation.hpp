#pragma once
/// The option-pricing method of 409A practice: one exit at a fixed time, by the liquidation waterfall. A
/// class's payoff is a sum of calls on the whole equity struck at the waterfall's breakpoints,
///   value = sum over breakpoints of (change of slope) C(breakpoint).
/// A cross-check of process/fair_value.hpp, which differs in the exit's time, kind and conversion at
/// offerings.
/// Source: AICPA, Valuation of Privately-Held-Company Equity Securities Issued as Compensation (2013),
/// chapter 6.
#include <vector>

#include "process/capital_structure.hpp"

namespace offersim {

struct OptionPricingTerms {
    double volatility = 0;  ///< of the equity, per sqrt(year)
    double years = 0;       ///< to the exit
    double rate = 0;        ///< continuously compounded
};

struct Allocation {
    double equity = 0;
    double common_per_share = 0;
    std::vector<double> classes;  ///< the whole class
};

Allocation allocate_equity(const CapitalStructure& capital, const OptionPricingTerms& terms, double equity);

/// The allocation at the equity value at which the last class is worth what it invested.
Allocation backsolve_equity(const CapitalStructure& capital, const OptionPricingTerms& terms);

}  // namespace offersim
