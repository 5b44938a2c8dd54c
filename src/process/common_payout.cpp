#include "process/common_payout.hpp"

#include <algorithm>

namespace offersim {

namespace {

double exit_at(const std::vector<Claim>& claims, double common_shares, double price) {
    double exit = common_shares * price;
    for (const Claim& claim : claims) exit += held_at(claim, price);
    return exit;
}

}  // namespace

double common_payout(const std::vector<Claim>& claims, double common_shares, double exit) {
    std::vector<double> prices;
    prices.reserve(1 + 2 * claims.size());
    prices.push_back(0);
    for (const Claim& claim : claims) add_kinks(claim, prices);
    std::sort(prices.begin(), prices.end());
    double price = 0, reached = exit_at(claims, common_shares, 0);
    if (exit <= reached) return 0;
    for (std::size_t k = 1; k < prices.size(); ++k) {
        const double next = exit_at(claims, common_shares, prices[k]);
        if (exit < next) return price + (prices[k] - price) * (exit - reached) / (next - reached);
        price = prices[k];
        reached = next;
    }
    double shares = common_shares;  // beyond the last kink everyone shares in what is left
    for (const Claim& claim : claims) shares += claim.shares;
    return price + (exit - reached) / shares;
}

double preferences_paid(const std::vector<Claim>& claims, double price, double exit) {
    if (price <= 0) return exit;
    double paid = 0;
    for (const Claim& claim : claims)
        if (held_at(claim, price) > claim.shares * price) paid += claim.preference;
    return paid;
}

}  // namespace offersim
