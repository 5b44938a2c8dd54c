#pragma once
/// How far an offer is from matching its rival, by each of the ways to say so.
#include <optional>
#include <span>
#include <vector>

#include "analysis/negotiation.hpp"

namespace offersim {

/// What one offer pays, by path.
struct PayColumns {
    std::vector<double> primary, nominal;
};

/// The rival, the person and the floor stay the same while an offer's terms change.
class TargetStudy {
public:
    /// `wealth` has one value, or one a path. Without a floor, that target has no gap.
    TargetStudy(std::vector<double> rival, std::vector<double> wealth, double risk_aversion,
                std::optional<double> floor_total, double floor_chance);

    /// In money, 0 where the target is met exactly and more where it is exceeded; it grows with what is paid.
    ///   median, lower_quartile, certainty_equivalent: the offer's less the rival's
    ///   even_odds: the median of the differences, whose sign is that of P(beats) - 1/2
    ///   floor:     what is paid with `floor_chance` or better, less the floor
    std::optional<double> gap(AskTarget target, const PayColumns& pay) const;
    double gap_error(AskTarget target, const PayColumns& pay) const;
    /// What changed terms do to an offer.
    TermsEffect effect(const PayColumns& before, const PayColumns& after) const;
    std::optional<double> certainty_equivalent(std::span<const double> pay) const;

private:
    struct Part {
        std::size_t begin, end;
    };
    std::optional<double> gap_of(AskTarget target, const PayColumns& pay, Part part) const;
    std::optional<double> certainty_of(std::span<const double> pay, Part part) const;

    std::vector<double> rival_, wealth_;
    double risk_aversion_;
    std::optional<double> floor_total_;
    double floor_chance_;
};

/// pay + amount x slope, path by path.
PayColumns moved(const PayColumns& pay, const PayColumns& slope, double amount);

}  // namespace offersim
