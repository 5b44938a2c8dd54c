#include "process/waterfall_curve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "process/claim.hpp"

namespace offersim {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class T>
void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// f'(p) between two kinks, of which `price` is the middle.
double shares_gaining_at(const Claim& claim, double price) {
    const double converted = claim.shares * price;
    if (!claim.participates) return converted > claim.preference ? claim.shares : 0;
    return claim.preference + converted < claim.cap || converted > claim.cap ? claim.shares : 0;
}

void add_piece(WaterfallCurve& curve, double exit, double value, double slope) {
    curve.exit.push_back(exit);
    curve.value.push_back(value);
    curve.slope.push_back(slope);
}

/// Pieces below the sum of the preferences, rank after rank.
void add_preference_pieces(const std::vector<Claim>& claims, WaterfallCurves& curves) {
    std::vector<int> ranks;
    for (const Claim& claim : claims) ranks.push_back(claim.seniority);
    sort_unique(ranks);
    double start = 0;
    for (const int rank : ranks) {
        double asked = 0;
        for (const Claim& claim : claims)
            if (claim.seniority == rank) asked += claim.preference;
        if (asked <= 0) continue;
        add_piece(curves.common_per_share, start, 0, 0);
        for (std::size_t i = 0; i < claims.size(); ++i) {
            const double paid_before = claims[i].seniority < rank ? claims[i].preference : 0;
            const double slope = claims[i].seniority == rank ? claims[i].preference / asked : 0;
            add_piece(curves.classes[i], start, paid_before, slope);
        }
        start += asked;
    }
}

/// Pieces above it, from one kink of the price to the next.
void add_price_pieces(const std::vector<Claim>& claims, double common_shares, WaterfallCurves& curves) {
    std::vector<double> prices{0};
    for (const Claim& claim : claims) add_kinks(claim, prices);
    sort_unique(prices);
    for (std::size_t k = 0; k < prices.size(); ++k) {
        const double price = prices[k];
        const double inside = k + 1 < prices.size() ? 0.5 * (price + prices[k + 1]) : 2 * price + 1;
        double exit = common_shares * price;
        double gaining = common_shares;
        for (const Claim& claim : claims) {
            exit += held_at(claim, price);
            gaining += shares_gaining_at(claim, inside);
        }
        if (gaining <= 0) continue;  // nobody shares here: the price jumps to the next kink at the same exit
        add_piece(curves.common_per_share, exit, price, 1 / gaining);
        for (std::size_t i = 0; i < claims.size(); ++i)
            add_piece(curves.classes[i], exit, held_at(claims[i], price),
                      shares_gaining_at(claims[i], inside) / gaining);
    }
}

WaterfallCurves curves_of(const std::vector<Claim>& claims, double common_shares) {
    WaterfallCurves curves;
    curves.classes.resize(claims.size());
    add_preference_pieces(claims, curves);
    add_price_pieces(claims, common_shares, curves);
    return curves;
}

/// The piece of `curve` that holds from `exit` on.
void copy_piece(const WaterfallCurve& curve, double exit, WaterfallCurve& to) {
    const auto after = std::upper_bound(curve.exit.begin(), curve.exit.end(), exit);
    const auto k = static_cast<std::size_t>(after - curve.exit.begin()) - 1;
    add_piece(to, exit, curve.value[k] + curve.slope[k] * (exit - curve.exit[k]), curve.slope[k]);
}

/// Exits between which the curves have no kink and no class changes its mind about a veto.
std::vector<double> veto_breakpoints(const CapitalStructure& capital, const WaterfallCurves& offering,
                                     const WaterfallCurves& acquisition) {
    std::vector<double> kinks = offering.common_per_share.exit;
    kinks.insert(kinks.end(), acquisition.common_per_share.exit.begin(),
                 acquisition.common_per_share.exit.end());
    for (const ShareClass& share_class : capital.classes)
        if (share_class.conversion_veto) kinks.push_back(*share_class.conversion_veto);
    sort_unique(kinks);
    std::vector<double> breakpoints = kinks;
    for (std::size_t i = 0; i < capital.classes.size(); ++i)
        for (std::size_t k = 0; k + 1 < kinks.size(); ++k) {
            const auto gain = [&](double x) { return acquisition.classes[i](x) - offering.classes[i](x); };
            // Evaluated inside, for a curve may jump at the kink itself.
            const double from = kinks[k] + 0.25 * (kinks[k + 1] - kinks[k]);
            const double to = kinks[k] + 0.75 * (kinks[k + 1] - kinks[k]);
            const double slope = (gain(to) - gain(from)) / (to - from);
            const double crossing = slope != 0 ? from - gain(from) / slope : infinity;
            if (crossing > kinks[k] && crossing < kinks[k + 1]) breakpoints.push_back(crossing);
        }
    sort_unique(breakpoints);
    return breakpoints;
}

}  // namespace

double WaterfallCurve::operator()(double x) const {
    const auto after = std::upper_bound(exit.begin(), exit.end(), x);
    const auto k = after == exit.begin() ? 0 : static_cast<std::size_t>(after - exit.begin()) - 1;
    return value[k] + slope[k] * (x - exit[k]);
}

void WaterfallCurve::evaluate(std::span<const double> exits, std::span<double> payoffs) const {
    for (std::size_t i = 0; i < exits.size(); ++i) payoffs[i] = value[0] + slope[0] * (exits[i] - exit[0]);
    for (std::size_t k = 1; k < exit.size(); ++k) {
        const double from = exit[k], at = value[k], rise = slope[k];
        for (std::size_t i = 0; i < exits.size(); ++i)
            payoffs[i] = exits[i] >= from ? at + rise * (exits[i] - from) : payoffs[i];
    }
}

WaterfallCurves acquisition_curves(const CapitalStructure& capital) {
    return curves_of(acquisition_claims(capital), capital.common_shares);
}

WaterfallCurves ipo_curves(const CapitalStructure& capital) {
    WaterfallCurves offering = curves_of(ipo_claims(capital), capital.common_shares);
    const auto has_veto = [](const ShareClass& share_class) {
        return share_class.conversion_veto.has_value();
    };
    if (std::none_of(capital.classes.begin(), capital.classes.end(), has_veto)) return offering;

    const WaterfallCurves acquisition = acquisition_curves(capital);
    const std::vector<double> breakpoints = veto_breakpoints(capital, offering, acquisition);
    WaterfallCurves curves;
    curves.classes.resize(capital.classes.size());
    for (std::size_t k = 0; k < breakpoints.size(); ++k) {
        const double from = breakpoints[k];
        const double inside = k + 1 < breakpoints.size() ? 0.5 * (from + breakpoints[k + 1]) : 2 * from + 1;
        bool is_vetoed = false;
        for (std::size_t i = 0; i < capital.classes.size(); ++i)
            is_vetoed = is_vetoed || (inside < capital.classes[i].conversion_veto.value_or(0) &&
                                      acquisition.classes[i](inside) > offering.classes[i](inside));
        const WaterfallCurves& holds = is_vetoed ? acquisition : offering;
        copy_piece(holds.common_per_share, from, curves.common_per_share);
        for (std::size_t i = 0; i < capital.classes.size(); ++i)
            copy_piece(holds.classes[i], from, curves.classes[i]);
    }
    return curves;
}

WaterfallCurve common_curve(const CapitalStructure& capital) {
    return acquisition_curves(capital).common_per_share;
}

WaterfallCurve common_ipo_curve(const CapitalStructure& capital) {
    return ipo_curves(capital).common_per_share;
}

}  // namespace offersim
