#include "process/claim.hpp"

#include <algorithm>

namespace offersim {

std::vector<Claim> acquisition_claims(const CapitalStructure& capital) {
    std::vector<Claim> claims;
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

}  // namespace offersim
