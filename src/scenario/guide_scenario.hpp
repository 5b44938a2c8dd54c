#pragma once
/// A scenario written from a guide.
#include "scenario/guide_terms.hpp"

namespace offersim {

/// The text of a scenario that runs as it stands. Each value has a comment with the guide's line it came
/// from, or is marked as a default; what was not found is listed at the end. `floor_offer` adds the offer
/// scaled down to the guide's floor, which the audit of "financially superior" needs.
std::string write_scenario(const Guide& guide, const GuideRegion& region, bool floor_offer = false);

/// The name under which an employer's company and offer stand in the scenario: "plaid-identity".
std::string scenario_name(std::string_view employer);

}  // namespace offersim
