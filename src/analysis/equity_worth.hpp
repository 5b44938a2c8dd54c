#pragma once
/// From "equity 376k" at a headline valuation to what those shares are worth today: the headline is the price
/// of the last preferred share, and the award is of common.
#include <optional>

#include "analysis/answers.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// Of an offer's share awards by a private company; nothing for listed companies and where none are given.
/// Options are left out: what they are quoted at is not their shares' price. Distributions count by their
/// means.
std::optional<EquityWorth> equity_worth(const Scenario& scenario, const Offer& offer);

}  // namespace offersim
