#include "process/waterfall.hpp"

#include <algorithm>
#include <limits>

#include "process/claim.hpp"

namespace offersim {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Pays the preferences of the classes that have not converted into `paid`; returns what is left of `exit`.
double pay_preferences(const std::vector<Claim>& claims, const std::vector<bool>& converts, double exit,
                       std::vector<double>& paid) {
    std::vector<int> ranks;
    for (const Claim& claim : claims) ranks.push_back(claim.seniority);
    std::sort(ranks.begin(), ranks.end());
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());

    double left = exit;
    for (const int rank : ranks) {
        double asked = 0;
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (!converts[i] && claims[i].seniority == rank) asked += claims[i].preference;
        if (asked <= 0) continue;
        const double fraction = std::min(left / asked, 1.0);
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (!converts[i] && claims[i].seniority == rank) paid[i] += claims[i].preference * fraction;
        left = std::max(left - asked, 0.0);
    }
    return left;
}

/// Shares `left` equally per share; a class whose room is full drops out and the others go on. Returns
/// common's part.
double share_the_rest(const std::vector<Claim>& claims, const std::vector<bool>& converts,
                      double common_shares, double left, std::vector<double>& paid) {
    struct Sharer {
        std::size_t index;
        double room_per_share;
    };
    std::vector<Sharer> sharers;
    double active_shares = common_shares;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (claims[i].shares <= 0 || (!converts[i] && !claims[i].participates)) continue;
        sharers.push_back(
            {i, converts[i] ? infinity : (claims[i].cap - claims[i].preference) / claims[i].shares});
        active_shares += claims[i].shares;
    }
    std::sort(sharers.begin(), sharers.end(),
              [](const Sharer& a, const Sharer& b) { return a.room_per_share < b.room_per_share; });

    double per_share = 0;
    for (const Sharer& sharer : sharers) {
        const double until_full = (sharer.room_per_share - per_share) * active_shares;
        if (until_full >= left) break;
        left -= until_full;
        per_share = sharer.room_per_share;
        active_shares -= claims[sharer.index].shares;
    }
    per_share += active_shares > 0 ? left / active_shares : 0;
    for (const Sharer& sharer : sharers)
        paid[sharer.index] += claims[sharer.index].shares * std::min(per_share, sharer.room_per_share);
    return common_shares * per_share;
}

Payouts payouts_given(const std::vector<Claim>& claims, double common_shares, double exit,
                      const std::vector<bool>& converts) {
    Payouts payouts;
    payouts.classes.assign(claims.size(), 0.0);
    payouts.converts = converts;
    const double left = pay_preferences(claims, converts, exit, payouts.classes);
    payouts.common = share_the_rest(claims, converts, common_shares, left, payouts.classes);
    return payouts;
}

/// The equilibrium of the conversion game.
Payouts settle(const std::vector<Claim>& claims, double common_shares, double exit) {
    constexpr std::size_t least_passes = 3;
    std::vector<bool> converts(claims.size(), true);
    for (std::size_t pass = 0; pass < least_passes + claims.size(); ++pass) {
        bool anyone_changed = false;
        for (std::size_t i = claims.size(); i-- > 0;) {
            std::vector<bool> choice = converts;
            choice[i] = true;
            const double converted = payouts_given(claims, common_shares, exit, choice).classes[i];
            choice[i] = false;
            const double kept = payouts_given(claims, common_shares, exit, choice).classes[i];
            const bool better_converted = converted >= kept;
            anyone_changed = anyone_changed || better_converted != converts[i];
            converts[i] = better_converted;
        }
        if (!anyone_changed && pass + 1 >= least_passes) break;
    }
    return payouts_given(claims, common_shares, exit, converts);
}

}  // namespace

Payouts acquisition_payouts(const CapitalStructure& capital, double exit) {
    return settle(acquisition_claims(capital), capital.common_shares, exit);
}

Payouts ipo_payouts(const CapitalStructure& capital, double exit) {
    const Payouts offering = settle(ipo_claims(capital), capital.common_shares, exit);
    const auto may_veto = [&](const ShareClass& share_class) {
        return share_class.conversion_veto && exit < *share_class.conversion_veto;
    };
    if (std::none_of(capital.classes.begin(), capital.classes.end(), may_veto)) return offering;
    const Payouts acquisition = acquisition_payouts(capital, exit);
    for (std::size_t i = 0; i < capital.classes.size(); ++i)
        if (may_veto(capital.classes[i]) && acquisition.classes[i] > offering.classes[i]) return acquisition;
    return offering;
}

}  // namespace offersim
