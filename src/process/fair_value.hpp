#pragma once
/// From the headline valuation to what each share is worth. The headline multiplies the last round's price by
/// every share, as if all were as good as the last round's; the fair value is the company value at which that
/// round, with its own terms, is worth exactly what it paid.
/// Source: Gornall & Strebulaev (2020), Squaring Venture Capital Valuations with Reality, Journal of
/// Financial Economics 135(1).
#include <vector>

#include "process/capital_structure.hpp"
#include "process/exit_value.hpp"

namespace offersim {

struct ClassValue {
    double headline_price = 0;  ///< per share: the last round's price, by conversion ratio
    double fair_price = 0;      ///< per share
};

struct FairValue {
    double headline_value = 0;  ///< headline price x fully diluted shares
    double fair_value = 0;      ///< X_0, what all shares are worth together
    std::vector<ClassValue> classes;
    ClassValue common;

    double overvaluation() const { return headline_value / fair_value - 1; }
    /// Of a common share against the headline.
    double common_discount() const { return 1 - common.fair_price / common.headline_price; }
};

/// What the shares are worth where the whole company is worth `company_value`.
FairValue value_shares(const CapitalStructure& capital, const ExitAssumptions& assumptions,
                       double company_value);

/// Solves for the company value at which the last class is worth what it invested, to 1e-12 of it. The
/// capital has at least one class, the last with shares and money invested.
FairValue solve_fair_value(const CapitalStructure& capital, const ExitAssumptions& assumptions);

}  // namespace offersim
