#pragma once
/// An offer's first year against the year that refreshers lead to, on paper: means, at the price of each
/// grant, without growth, raises or leaving. What a front-loaded grant hides, this shows.
///   year 1:  pay, sign-on and what vests within twelve months
///   steady:  pay, and a year's worth of refreshers, which is what vests a year once as many overlap as vest
#include <optional>

#include "scenario/scenario.hpp"

namespace offersim {

struct PackageYears {
    double first = 0;
    double steady = 0;
};

/// In the scenario's currency; none for an offer without refreshers, whose later years nobody has promised.
std::optional<PackageYears> package_years(const Scenario& scenario, const Offer& offer);

}  // namespace offersim
