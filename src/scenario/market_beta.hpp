#pragma once
/// Correlation by market beta: a company whose beta is b moves with the market at the correlation
///   rho = b sigma_market / sigma,
/// sigma its own volatility, and two such companies with each other at rho_1 rho_2 (Sharpe, 1963, A
/// simplified model for portfolio analysis, Management Science 9).
#include "scenario/reading.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// Adds an entry for every pair of companies with a `beta` that has none. `value` is the scenario's mapping.
void add_beta_correlations(Reading& reading, const Value& value, Scenario& scenario);

}  // namespace offersim
