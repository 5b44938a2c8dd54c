#pragma once
/// Whether one offer is better whatever its holder's taste: for everyone who likes more money (first order),
/// or for everyone who dislikes risk as well (second order).
///   first order:  F_a(x) <= F_b(x) for every x
///   second order: E[(x - A)+] <= E[(x - B)+] for every x
/// Nothing is claimed within the sampling error: `shown` needs every x beyond simultaneous 95 % bands, but
/// for the tails that no simulation can settle; `ruled_out` needs one x beyond them the other way. Source:
/// Levy, Stochastic Dominance (2016), chapter 3; Davidson & Duclos (2013), Econometric Reviews 32, 84-125
/// (testing for dominance on a restricted range); the bands: Massart (1990), Annals of Probability 18,
/// 1269-1283.
#include <span>

namespace offersim {

enum class Verdict { shown, undecided, ruled_out };

struct Dominance {
    Verdict first = Verdict::undecided;   ///< a over b
    Verdict second = Verdict::undecided;  ///< a over b; follows from the first
    double tail = 0;                      ///< what is said holds but for this share of outcomes at either end
};

/// `a` and `b` are by path: the same futures.
Dominance dominance(std::span<const double> a, std::span<const double> b);

}  // namespace offersim
