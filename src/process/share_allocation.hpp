#pragma once
/// Whole shares for the parts of a grant: the Open Cap Format's allocation types (1.2, enum AllocationType),
/// stated for parts of any size. With N even parts they are the format's own formulas.
#include <vector>

#include "process/installments.hpp"

namespace offersim {

/// What each installment pays of `shares`, in units of 1 / installments.denominator of a share, so that
/// fractional allocation is exact too. Whole multiples of the denominator otherwise.
std::vector<WideInteger> allocate_shares(const Installments& installments, std::int64_t shares,
                                         Rounding rounding);

}  // namespace offersim
