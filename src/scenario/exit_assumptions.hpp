#pragma once
/// The exit of a company as the fair value of its shares needs it.
#include <string>
#include <vector>

#include "process/fair_value.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// What a company lacks for its shares to be valued.
struct MissingTerm {
    std::string message;     ///< "no volatility is given"
    std::string suggestion;  ///< "add 'growth: {volatility: 90%}'"
};
std::vector<MissingTerm> missing_for_fair_value(const Company& company);

/// By the company's `exit`, or else by the hazards of its `liquidity`, where offerings and acquisitions split
/// by their hazards and a shutdown pays nothing. Distributions count by their means. Needs what
/// `missing_for_fair_value` names.
ExitAssumptions exit_assumptions(const Company& company, Discount discount);

/// What the company and its shares are worth today: the last round was fairly priced. Needs the same.
FairValue fair_value_of(const Company& company, Discount discount);

}  // namespace offersim
