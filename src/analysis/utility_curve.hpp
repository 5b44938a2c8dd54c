#pragma once
/// What offers are worth as a sure amount, over a range of risk aversion, and where the order of two changes.
///   CRRA: U(x) = x^(1-gamma)/(1-gamma), ln x at gamma = 1, of x = wealth + pay
///   CARA: U(x) = -exp(-alpha x), alpha = gamma / reference wealth, so that both agree on small risks there
///   CE:   E[U(wealth + X)] = E[U(wealth + CE)]
/// An illiquid offer is discounted here once, by its risk; no marketability discount is taken on top of it.
/// Source: Pratt (1964), Econometrica 32, 122-136; Hall & Murphy (2002), Journal of Accounting and Economics
/// 33, 3-42.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/study.hpp"

namespace offersim {

enum class UtilityKind { constant_relative, constant_absolute };

struct UtilityPoint {
    double gamma = 0;
    std::optional<Mean> value;  ///< none where some futures leave no wealth at all, which has no utility
};

struct UtilityCurve {
    UtilityKind kind = UtilityKind::constant_relative;
    std::vector<std::vector<UtilityPoint>> offers;  ///< by offer, at the same gammas
    std::string reason;                             ///< why a point has no value
};

/// Where two offers are worth the same sure amount.
struct UtilityCrossing {
    std::optional<Estimate> gamma;
    bool a_is_better_below = false;  ///< less averse than gamma: a; more averse: b
    /// Without a crossing: the offer that is better all the way to greatest_gamma (a: +1, b: -1; 0: not
    /// clear).
    int always = 0;
};

inline constexpr double greatest_gamma = 10;
/// 0 to greatest_gamma, closer together where people are.
std::span<const double> standard_gammas();

/// Pay by offer and path, beside a wealth that is the same for every path or varies with it.
class UtilityStudy {
public:
    UtilityStudy(std::vector<std::vector<double>> pay, std::vector<double> wealth);

    /// None where it does not exist.
    std::optional<Mean> certainty_equivalent(UtilityKind kind, double gamma, std::size_t offer) const;
    /// Of a less that of b, with the error of the pair.
    std::optional<Mean> difference(UtilityKind kind, double gamma, std::size_t a, std::size_t b) const;
    UtilityCurve curve(UtilityKind kind) const;
    /// The crossing nearest to `own_gamma`.
    UtilityCrossing crossing(UtilityKind kind, std::size_t a, std::size_t b, double own_gamma) const;

    /// The median of wealth and the best offer's pay together: what CARA's gamma is relative to.
    double reference_wealth() const { return reference_; }

    /// Utilities by path, so scaled that more is better; and what sure pay a mean of them is worth.
    struct Utilities {
        std::vector<double> by_path;
        double mean = 0;
        double equivalent = 0;
        double slope = 0;  ///< of the mean utility in sure pay, at the equivalent
    };
    std::optional<Utilities> utilities(UtilityKind kind, double gamma, std::size_t offer) const;
    /// The sure pay of a mean utility, CRRA.
    double sure_pay(double gamma, double mean_utility) const;

private:
    struct Expectation {
        double utility, slope;
    };
    Expectation of_sure_pay(double gamma, double pay) const;

    std::vector<std::vector<double>> pay_,
        log_wealth_;                    ///< by offer and path; the logarithm over the reference
    std::vector<double> wealth_;        ///< sorted points of equal probability, for sure pay
    std::vector<double> least_wealth_;  ///< by offer: the least of wealth + pay
    double reference_ = 1;
};

}  // namespace offersim
