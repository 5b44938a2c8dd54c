#pragma once
/// What the prose of a guide states, as far as it can be made out.
#include "scenario/guide_employers.hpp"
#include "scenario/guide_prose.hpp"

namespace offersim {

/// The ask, the sign-on, the refresh, the floor and the claims of year 1 and run-rate. Where the prose names
/// regions
/// ("In London, start at ..."), only what is said of `region` counts.
void read_ask(const std::vector<Paragraph>& paragraphs, std::string_view region, std::string_view currency,
              Guide& guide);

/// Vesting: percentages by year, length, cliff.
void read_vesting(const std::vector<Paragraph>& paragraphs, Guide& guide);

/// Valuation; whether the company is listed.
void read_standing(const std::vector<std::string_view>& lines, const std::vector<Employer>& employers,
                   Guide& guide);

/// Competing offers, the premium, and the claim that rivals are financially superior.
void read_claims(const std::vector<Paragraph>& paragraphs, const std::vector<Employer>& employers,
                 std::string_view currency, Guide& guide);

}  // namespace offersim
