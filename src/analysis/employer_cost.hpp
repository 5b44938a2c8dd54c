#pragma once
/// What an offer costs the employer on paper, so that levers can be compared at the same price.
///   cash:    the present value that is expected to be paid, leaving within
///   shares:  headline value on the day of the grant, of what is expected to vest by the horizon
///   options: Black-Scholes at the headline price over the simplified expected term, likewise
/// Source: FASB ASC 718 (grant-date fair value, forfeitures); SEC Staff Accounting Bulletin 107 (the term:
/// half way between the end of vesting and expiry).
#include "scenario/scenario.hpp"

namespace offersim {

/// The equity part, in the scenario's currency; the cash part is the mean of a run without grants.
double equity_cost(const Scenario& scenario, const Offer& offer);

}  // namespace offersim
