#pragma once
/// What awards are worth on the day of their grant, in means: the figures a letter would show.
#include "scenario/scenario.hpp"

namespace offersim {

/// Null where the offer names none.
const Company* company_of(const Scenario& scenario, const Offer& offer);
/// The headline price of a share, in the scenario's currency.
double headline_price(const Company& company);
/// Shares, options or units of a grant, however its size is given.
double shares_of(const Offer& offer, const Grant& grant, const Company& company);
/// What one of them would bring at the headline price at once, in the scenario's currency.
double gain_at_grant(const Offer& offer, const Grant& grant, const Company& company);
/// A year's refresher, in the offer's currency.
double mean_refresh(const Refresh& refresh);

}  // namespace offersim
