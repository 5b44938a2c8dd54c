#include "analysis/utility_curve.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/column.hpp"
#include "base/elementary.hpp"

namespace offersim {

namespace {

constexpr std::size_t wealth_points = 1000;  ///< stand for an uncertain wealth where pay is sure
constexpr double z95 = 1.959963984540054;

double median_of(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// u(x) = x^(1-gamma)/(1-gamma) or ln x, of x = e^log_x.
double relative_utility(double gamma, double log_x) {
    return gamma == 1 ? log_x : portable_exp((1 - gamma) * log_x) / (1 - gamma);
}

}  // namespace

std::span<const double> standard_gammas() {
    static constexpr std::array<double, 17> gammas{0,   0.25, 0.5, 0.75, 1, 1.5, 2, 2.5,           3,
                                                   3.5, 4,    5,   6,    7, 8,   9, greatest_gamma};
    return gammas;
}

UtilityStudy::UtilityStudy(std::vector<std::vector<double>> pay, std::vector<double> wealth)
    : pay_(std::move(pay)) {
    const bool is_certain = wealth.size() == 1;
    const auto wealth_at = [&](std::size_t path) { return is_certain ? wealth[0] : wealth[path]; };
    for (const auto& column : pay_) {
        std::vector<double> together(column);
        for (std::size_t k = 0; k < together.size(); ++k) together[k] += wealth_at(k);
        least_wealth_.push_back(*std::min_element(together.begin(), together.end()));
        reference_ = std::max(reference_, median_of(std::move(together)));
    }
    for (const auto& column : pay_) {
        std::vector<double>& logs = log_wealth_.emplace_back(column);
        for (std::size_t k = 0; k < logs.size(); ++k)
            logs[k] = portable_log(std::max(logs[k] + wealth_at(k), 0.0) / reference_);
    }
    std::sort(wealth.begin(), wealth.end());
    if (wealth.size() <= wealth_points) {
        wealth_ = std::move(wealth);
    } else {
        for (std::size_t i = 0; i < wealth_points; ++i)
            wealth_.push_back(wealth[(2 * i + 1) * wealth.size() / (2 * wealth_points)]);
    }
}

UtilityStudy::Expectation UtilityStudy::of_sure_pay(double gamma, double pay) const {
    Expectation sum{0, 0};
    for (const double wealth : wealth_) {
        const double log_x = portable_log(std::max(wealth + pay, 0.0) / reference_);
        sum.utility += relative_utility(gamma, log_x);
        sum.slope += portable_exp(-gamma * log_x) / reference_;
    }
    const double n = static_cast<double>(wealth_.size());
    return {sum.utility / n, sum.slope / n};
}

double UtilityStudy::sure_pay(double gamma, double mean_utility) const {
    if (wealth_.size() == 1) {
        const double log_x =
            gamma == 1 ? mean_utility : portable_log((1 - gamma) * mean_utility) / (1 - gamma);
        return reference_ * portable_exp(log_x) - wealth_[0];
    }
    double low = -wealth_.front(), high = reference_;
    while (of_sure_pay(gamma, high).utility < mean_utility && high < 1e300) high *= 2;
    for (int i = 0; i < 100; ++i) {
        const double middle = low + (high - low) / 2;
        (of_sure_pay(gamma, middle).utility < mean_utility ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

std::optional<UtilityStudy::Utilities> UtilityStudy::utilities(UtilityKind kind, double gamma,
                                                               std::size_t offer) const {
    Utilities result;
    if (gamma == 0) {
        result.by_path = pay_[offer];
        result.mean = result.equivalent = mean_of_column(result.by_path);
        result.slope = 1;
        return result;
    }
    if (kind == UtilityKind::constant_absolute) {
        const double alpha = gamma / reference_;
        const double least = *std::min_element(pay_[offer].begin(), pay_[offer].end());
        result.by_path.reserve(pay_[offer].size());
        for (const double pay : pay_[offer]) result.by_path.push_back(-portable_exp(-alpha * (pay - least)));
        result.mean = mean_of_column(result.by_path);
        result.equivalent = least - portable_log(-result.mean) / alpha;
        result.slope = -alpha * result.mean;
        return result;
    }
    const double least = least_wealth_[offer];
    if (least < 0 || (least == 0 && gamma >= 1)) return {};
    result.by_path.reserve(pay_[offer].size());
    for (const double log_x : log_wealth_[offer]) result.by_path.push_back(relative_utility(gamma, log_x));
    result.mean = mean_of_column(result.by_path);
    result.equivalent = sure_pay(gamma, result.mean);
    result.slope = of_sure_pay(gamma, result.equivalent).slope;
    if (!std::isfinite(result.equivalent) || !(result.slope > 0)) return {};
    return result;
}

std::optional<Mean> UtilityStudy::certainty_equivalent(UtilityKind kind, double gamma,
                                                       std::size_t offer) const {
    const auto of = utilities(kind, gamma, offer);
    if (!of) return {};
    double square = 0;
    for (const double utility : of->by_path) square += (utility - of->mean) * (utility - of->mean);
    return Mean{of->equivalent, std::sqrt(square) / static_cast<double>(of->by_path.size()) / of->slope};
}

std::optional<Mean> UtilityStudy::difference(UtilityKind kind, double gamma, std::size_t a,
                                             std::size_t b) const {
    const auto of_a = utilities(kind, gamma, a), of_b = utilities(kind, gamma, b);
    if (!of_a || !of_b) return {};
    double square = 0;
    for (std::size_t k = 0; k < of_a->by_path.size(); ++k) {
        const double influence =
            (of_a->by_path[k] - of_a->mean) / of_a->slope - (of_b->by_path[k] - of_b->mean) / of_b->slope;
        square += influence * influence;
    }
    return Mean{of_a->equivalent - of_b->equivalent,
                std::sqrt(square) / static_cast<double>(of_a->by_path.size())};
}

UtilityCurve UtilityStudy::curve(UtilityKind kind) const {
    UtilityCurve curve;
    curve.kind = kind;
    for (std::size_t offer = 0; offer < pay_.size(); ++offer) {
        auto& points = curve.offers.emplace_back();
        for (const double gamma : standard_gammas()) {
            points.push_back({gamma, certainty_equivalent(kind, gamma, offer)});
            if (!points.back().value)
                curve.reason =
                    "some futures end with no wealth at all, which has no utility at this risk aversion; "
                    "give "
                    "person.wealth";
        }
    }
    return curve;
}

UtilityCrossing UtilityStudy::crossing(UtilityKind kind, std::size_t a, std::size_t b,
                                       double own_gamma) const {
    const std::span<const double> gammas = standard_gammas();
    UtilityCrossing result;
    std::optional<double> nearest;
    bool always_a = true, always_b = true;
    std::optional<Mean> before;
    for (std::size_t i = 0; i < gammas.size(); ++i) {
        const std::optional<Mean> here = difference(kind, gammas[i], a, b);
        if (!here) {
            always_a = always_b = false;
            break;
        }
        always_a &= here->value > z95 * here->standard_error;
        always_b &= here->value < -z95 * here->standard_error;
        if (before && (before->value < 0) != (here->value < 0)) {
            double low = gammas[i - 1], high = gammas[i];
            double at_low = before->value, at_high = here->value;
            for (int step = 0; step < 12 && high - low > 1e-6; ++step) {  // regula falsi, Illinois
                const double middle = low - at_low * (high - low) / (at_high - at_low);
                const double value = difference(kind, middle, a, b)->value;
                if ((value < 0) == (at_high < 0)) {
                    high = middle;
                    at_high = value;
                    at_low /= 2;
                } else {
                    low = middle;
                    at_low = value;
                    at_high /= 2;
                }
            }
            const double gamma = std::abs(at_low) < std::abs(at_high) ? low : high;
            if (!nearest || std::abs(gamma - own_gamma) < std::abs(*nearest - own_gamma)) {
                nearest = gamma;
                result.a_is_better_below = before->value > 0;
            }
        }
        before = here;
    }
    if (!nearest) {
        result.always = always_a ? 1 : always_b ? -1 : 0;
        return result;
    }
    constexpr double step = 0.02;
    const double low = std::max(*nearest - step, 0.0);
    const double slope =
        (difference(kind, low + 2 * step, a, b)->value - difference(kind, low, a, b)->value) / (2 * step);
    const double error = difference(kind, *nearest, a, b)->standard_error / std::abs(slope);
    result.gamma = Estimate{*nearest, std::max(*nearest - z95 * error, 0.0), *nearest + z95 * error};
    return result;
}

}  // namespace offersim
