#pragma once
/// Which part of an option grant may be an incentive stock option: of the shares that first become
/// exercisable in a calendar year, those worth at most $100,000 by their fair market value at grant, in the
/// order in which they become exercisable; the rest are treated as NSOs.
///   qualifying part of tranche k = min(value_k, max(limit - value of the year's earlier tranches, 0)) /
///   value_k
/// Source: 26 U.S.C. 422(d); 26 CFR 1.422-4.
#include <vector>

namespace offersim {

inline constexpr double iso_limit_usd = 100'000;

/// By tranche: the part that qualifies. `values` are shares times fair market value at grant; `years` the
/// calendar year in which each first becomes exercisable, not decreasing.
std::vector<double> iso_parts(const std::vector<double>& values, const std::vector<int>& years,
                              double limit = iso_limit_usd);

}  // namespace offersim
