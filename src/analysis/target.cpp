#include "analysis/target.hpp"

#include "analysis/column.hpp"
#include "analysis/utility_curve.hpp"

namespace offersim {

TargetStudy::TargetStudy(std::vector<double> rival, std::vector<double> wealth, double risk_aversion,
                         std::optional<double> floor_total, double floor_chance)
    : rival_(std::move(rival)),
      wealth_(std::move(wealth)),
      risk_aversion_(risk_aversion),
      floor_total_(floor_total),
      floor_chance_(floor_chance) {}

std::optional<double> TargetStudy::certainty_of(std::span<const double> pay, Part part) const {
    const std::span<const double> own = pay.subspan(part.begin, part.end - part.begin);
    std::vector<double> wealth = wealth_;
    if (wealth.size() > 1)
        wealth.assign(wealth_.begin() + static_cast<std::ptrdiff_t>(part.begin),
                      wealth_.begin() + static_cast<std::ptrdiff_t>(part.end));
    const UtilityStudy study({std::vector<double>(own.begin(), own.end())}, std::move(wealth));
    const auto utilities = study.utilities(UtilityKind::constant_relative, risk_aversion_, 0);
    if (!utilities) return {};
    return utilities->equivalent;
}

std::optional<double> TargetStudy::certainty_equivalent(std::span<const double> pay) const {
    return certainty_of(pay, {0, pay.size()});
}

std::optional<double> TargetStudy::gap_of(AskTarget target, const PayColumns& pay, Part part) const {
    const auto of = [&](const std::vector<double>& column) {
        return std::span<const double>(column).subspan(part.begin, part.end - part.begin);
    };
    switch (target) {
        case AskTarget::median: return percentile_of(of(pay.primary), 50) - percentile_of(of(rival_), 50);
        case AskTarget::lower_quartile:
            return percentile_of(of(pay.primary), 25) - percentile_of(of(rival_), 25);
        case AskTarget::even_odds: return percentile_of(difference_of(of(pay.primary), of(rival_)), 50);
        case AskTarget::floor:
            if (!floor_total_) return {};
            return percentile_of(of(pay.nominal), 100 * (1 - floor_chance_)) - *floor_total_;
        case AskTarget::certainty_equivalent: break;
    }
    const auto own = certainty_of(pay.primary, part), other = certainty_of(rival_, part);
    if (!own || !other) return {};
    return *own - *other;
}

std::optional<double> TargetStudy::gap(AskTarget target, const PayColumns& pay) const {
    return gap_of(target, pay, {0, pay.primary.size()});
}

double TargetStudy::gap_error(AskTarget target, const PayColumns& pay) const {
    return error_from_parts(pay.primary.size(), [&](std::size_t begin, std::size_t end) {
        return gap_of(target, pay, {begin, end}).value_or(0);
    });
}

TermsEffect TargetStudy::effect(const PayColumns& before, const PayColumns& after) const {
    const Part all{0, before.primary.size()};
    const auto change = [&](auto figure) {
        const auto of_part = [&](std::size_t begin, std::size_t end) {
            return figure(after.primary, Part{begin, end}) - figure(before.primary, Part{begin, end});
        };
        return Mean{of_part(all.begin, all.end), error_from_parts(all.end, of_part)};
    };
    const auto percentile = [](double p) {
        return [p](const std::vector<double>& pay, Part part) {
            return percentile_of(std::span<const double>(pay).subspan(part.begin, part.end - part.begin), p);
        };
    };
    TermsEffect effect;
    effect.p25 = change(percentile(25));
    effect.p50 = change(percentile(50));
    effect.p_wins = change([&](const std::vector<double>& pay, Part part) {
        std::size_t wins = 0;
        for (std::size_t k = part.begin; k < part.end; ++k) wins += pay[k] > rival_[k] ? 1 : 0;
        return static_cast<double>(wins) / static_cast<double>(part.end - part.begin);
    });
    if (certainty_equivalent(before.primary) && certainty_equivalent(after.primary))
        effect.certainty_equivalent = change(
            [&](const std::vector<double>& pay, Part part) { return certainty_of(pay, part).value_or(0); });
    return effect;
}

PayColumns moved(const PayColumns& pay, const PayColumns& slope, double amount) {
    PayColumns result = pay;
    for (std::size_t k = 0; k < pay.primary.size(); ++k) {
        result.primary[k] += amount * slope.primary[k];
        result.nominal[k] += amount * slope.nominal[k];
    }
    return result;
}

}  // namespace offersim
