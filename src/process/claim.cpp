#include "process/claim.hpp"

#include <algorithm>

namespace offersim {

std::vector<Claim> acquisition_claims(const CapitalStructure& capital) {
    std::vector<Claim> claims;
    claims.reserve(capital.classes.size());
    for (const ShareClass& share_class : capital.classes) {
        Claim claim{share_class.preference(), share_class.seniority, share_class.shares_as_converted()};
        claim.participates = share_class.participation != Participation::none;
        if (share_class.participation == Participation::capped)
            claim.cap = std::max(share_class.cap_multiple * share_class.invested, claim.preference);
        claims.push_back(claim);
    }
    return claims;
}

std::vector<Claim> ipo_claims(const CapitalStructure& capital) {
    std::vector<Claim> claims;
    for (const ShareClass& share_class : capital.classes)
        claims.push_back({share_class.ipo_ratchet.value_or(0) * share_class.invested, share_class.seniority,
                          share_class.shares_as_converted()});
    return claims;
}

void add_kinks(const Claim& claim, std::vector<double>& prices) {
    if (claim.shares <= 0) return;
    if (!claim.participates) {
        prices.push_back(claim.preference / claim.shares);
    } else if (claim.cap < std::numeric_limits<double>::infinity()) {
        prices.push_back((claim.cap - claim.preference) / claim.shares);
        prices.push_back(claim.cap / claim.shares);
    }
}

double held_at(const Claim& claim, double price) {
    const double converted = claim.shares * price;
    if (!claim.participates) return std::max(claim.preference, converted);
    return std::max(std::min(claim.preference + converted, claim.cap), converted);
}

}  // namespace offersim
