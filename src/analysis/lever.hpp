#pragma once
/// The terms of an offer that one can ask to change.
#include <functional>
#include <string>
#include <vector>

#include "analysis/negotiation.hpp"

namespace offersim {

/// A term that there can be more or less of. Every path's pay is linear in it, or nearly so.
struct MoneyLever {
    std::string name;  ///< "base", "sign-on"
    LeverUnit unit = LeverUnit::money;
    double level = 0;       ///< its mean as offered, in the offer's currency
    double first_step = 0;  ///< an increase to begin with
    std::function<void(Offer&, double increase)> raise;
    /// What `--set` takes to get a raised offer.
    std::function<std::vector<std::string>(const Offer&)> settings;
    bool is_main = false;  ///< asks are worked out for it: base (or total), sign-on, grant
};

std::vector<MoneyLever> money_levers(const Scenario& scenario, const Offer& offer);

/// A term that is one way or another.
struct TermsLever {
    std::string name;    ///< "vesting"
    std::string change;  ///< "a quarter each year instead of 40/30/20/10"
    std::function<void(Scenario&, Offer&)> apply;
    std::vector<std::string> settings;
};

/// Only changes that change something.
std::vector<TermsLever> terms_levers(const Scenario& scenario, const Offer& offer);

/// `distribution` with its mean raised: moved as a whole, a lognormal scaled.
Distribution raised(Distribution distribution, double increase);

}  // namespace offersim
