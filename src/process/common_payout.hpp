#pragma once
/// What one common share gets of an exit, for claims that differ from path to path. Where the game of
/// conversion has settled, the exit is X(p) = common p + sum f(p), p what a common share gets and f what each
/// claim then holds (process/waterfall_curve.hpp): increasing and linear between kinks, so p is found between
/// two of them, exactly. Below the sum of the preferences it is 0.
#include <vector>

#include "process/claim.hpp"

namespace offersim {

/// `exit` >= 0 for the whole company; `common_shares` above 0.
double common_payout(const std::vector<Claim>& claims, double common_shares, double exit);

/// What of `exit` is paid as preferences, where a common share gets `price`: by those who gain from keeping
/// theirs. What they share beyond it is no preference; where common gets nothing, everything is.
double preferences_paid(const std::vector<Claim>& claims, double price, double exit);

}  // namespace offersim
