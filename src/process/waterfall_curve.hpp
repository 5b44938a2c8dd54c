#pragma once
/// The waterfall as functions of the exit. Where the game of conversion has settled, one price p of a common
/// share decides everything, for each class then holds
///   f(p) = max(L, n p)                       without participation,
///   f(p) = max(min(L + n p, cap), n p)       with it (no cap: L + n p),
/// (L preference, n shares as converted), and the exit is X(p) = common p + sum f(p): increasing and
/// piecewise linear, so its inverse is too. Below the sum of the preferences p = 0 and they are paid by
/// seniority. This is a second derivation of what process/waterfall.hpp plays out move by move; the tests
/// hold them together.
#include <span>
#include <vector>

#include "process/capital_structure.hpp"

namespace offersim {

/// A piecewise-linear function of the exit value: from exit[k] on, value[k] + slope[k] (x - exit[k]). The
/// first piece begins at 0 and the last has no end. A veto may make it jump; without one it is continuous.
struct WaterfallCurve {
    std::vector<double> exit, value, slope;

    double operator()(double x) const;
    /// For a whole block at once: payoffs[i] = curve(exits[i]).
    void evaluate(std::span<const double> exits, std::span<double> payoffs) const;
};

struct WaterfallCurves {
    WaterfallCurve common_per_share;
    std::vector<WaterfallCurve> classes;  ///< the whole class, in the order of the capital structure
};

WaterfallCurves acquisition_curves(const CapitalStructure& capital);
WaterfallCurves ipo_curves(const CapitalStructure& capital);

/// What one common share receives in an acquisition.
WaterfallCurve common_curve(const CapitalStructure& capital);
/// What one common share is worth at a public offering.
WaterfallCurve common_ipo_curve(const CapitalStructure& capital);

}  // namespace offersim
