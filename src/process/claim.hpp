#pragma once
/// What one share class may ask for at an exit; acquisitions and public offerings differ in nothing else.
#include <limits>
#include <vector>

#include "process/capital_structure.hpp"

namespace offersim {

struct Claim {
    double preference = 0;  ///< money, kept by not converting
    int seniority = 1;
    double shares = 0;  ///< as converted
    bool participates = false;
    double cap = std::numeric_limits<double>::infinity();  ///< on preference and participation together
};

/// In an acquisition: the preference, with what participation the class has. A cap below the preference is
/// met by it.
std::vector<Claim> acquisition_claims(const CapitalStructure& capital);

/// At a public offering: the ratchet where there is one, nothing otherwise, never participating.
std::vector<Claim> ipo_claims(const CapitalStructure& capital);

/// What the claim holds where a common share gets `price`, once the game of conversion has settled.
double held_at(const Claim& claim, double price);
/// Adds the prices of a common share at which what `claim` holds changes slope.
void add_kinks(const Claim& claim, std::vector<double>& prices);

}  // namespace offersim
