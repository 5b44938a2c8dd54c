#pragma once
/// Who gets what of an exit. Preferences are paid by seniority, pro rata within a rank; what is left is
/// shared by common, converted and participating shares alike, where a capped class stops at its cap and the
/// others fill up. Whether a class converts is a game, since what it gains depends on what the others do: all
/// start converted, then each class in turn, the last to the first, takes what pays it more, until nobody
/// changes (at least three passes).
/// Source: Gornall & Strebulaev (2020), Squaring Venture Capital Valuations with Reality, section 3 and
/// code.
#include <vector>

#include "process/capital_structure.hpp"

namespace offersim {

struct Payouts {
    double common = 0;
    std::vector<double> classes;  ///< in the order of the capital structure
    std::vector<bool> converts;
};

/// An acquisition or liquidation at `exit` >= 0.
Payouts acquisition_payouts(const CapitalStructure& capital, double exit);

/// A public offering at `exit`: every class converts, but a ratchet class gets at least its multiple of what
/// it invested (by seniority), and a class with a conversion veto above `exit` that would get more in an
/// acquisition brings the acquisition's payouts back for all.
Payouts ipo_payouts(const CapitalStructure& capital, double exit);

}  // namespace offersim
