#include "base/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/beta.hpp"
#include "base/elementary.hpp"
#include "base/normal.hpp"

namespace offersim {

namespace {

double triangular_quantile(double least, double mode, double most, double u) {
    const double width = most - least;
    if (width <= 0) return least;
    if (u * width <= mode - least) return least + std::sqrt(u * width * (mode - least));
    return most - std::sqrt((1 - u) * width * (most - mode));
}

double pert_quantile(double least, double mode, double most, double u) {
    const double width = most - least;
    if (width <= 0) return least;
    const double lean = (mode - least) / width;
    return least + width * beta_quantile(1 + 4 * lean, 1 + 4 * (1 - lean), u);
}

double discrete_quantile(const std::vector<Distribution::Outcome>& outcomes, double u) {
    double cumulative = 0;
    for (const auto& outcome : outcomes) {
        cumulative += outcome.probability;
        if (u <= cumulative) return outcome.value;
    }
    // Rounding may leave the sum a little under 1: the rest belongs to the last outcome that can happen.
    const auto last =
        std::find_if(outcomes.rbegin(), outcomes.rend(), [](const auto& o) { return o.probability > 0; });
    return last == outcomes.rend() ? 0 : last->value;
}

double normal_density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }

/// E[min(max(X, least), most)] of a normal X, by the parts below, between and above the limits.
double clamped_normal_mean(double mean, double sd, double least, double most) {
    if (sd <= 0) return std::clamp(mean, least, most);
    const double low = (least - mean) / sd;
    const double high = (most - mean) / sd;
    const double inside = mean * (normal_probability(high) - normal_probability(low)) -
                          sd * (normal_density(high) - normal_density(low));
    const double below = std::isfinite(least) ? least * normal_probability(low) : 0;
    const double above = std::isfinite(most) ? most * normal_probability(-high) : 0;
    return below + inside + above;
}

/// The same of e^X.
double clamped_lognormal_mean(double mean, double sd, double least, double most) {
    const double unclamped = portable_exp(mean + sd * sd / 2);
    if (sd <= 0) return std::clamp(unclamped, least, most);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double low = least > 0 ? (portable_log(least) - mean) / sd : -infinity;
    const double high = most > 0 ? (portable_log(most) - mean) / sd : -infinity;
    const double inside = unclamped * (normal_probability(high - sd) - normal_probability(low - sd));
    const double below = least > 0 ? least * normal_probability(low) : 0;
    const double above = std::isfinite(most) ? most * normal_probability(-high) : 0;
    return below + inside + above;
}

}  // namespace

double shaped_quantile(const Distribution& distribution, double u) {
    const double a = distribution.a, b = distribution.b, c = distribution.c;
    switch (distribution.kind) {
        case Distribution::Kind::constant:
        case Distribution::Kind::uniform: break;
        case Distribution::Kind::normal: return a + b * normal_quantile(u);
        case Distribution::Kind::lognormal: return portable_exp(a + b * normal_quantile(u));
        case Distribution::Kind::triangular: return std::clamp(triangular_quantile(a, b, c, u), a, c);
        case Distribution::Kind::pert: return std::clamp(pert_quantile(a, b, c, u), a, c);
        case Distribution::Kind::discrete: return discrete_quantile(distribution.outcomes, u);
    }
    return quantile(distribution, u);
}

double mean(const Distribution& distribution) {
    const double a = distribution.a, b = distribution.b, c = distribution.c;
    switch (distribution.kind) {
        case Distribution::Kind::constant: return a;
        case Distribution::Kind::uniform: return a + (b - a) / 2;
        case Distribution::Kind::normal:
            return clamped_normal_mean(a, b, distribution.least, distribution.most);
        case Distribution::Kind::lognormal:
            return clamped_lognormal_mean(a, b, distribution.least, distribution.most);
        case Distribution::Kind::triangular: return (a + b + c) / 3;
        case Distribution::Kind::pert: return (a + 4 * b + c) / 6;
        case Distribution::Kind::discrete: break;
    }
    double sum = 0;
    for (const auto& outcome : distribution.outcomes) sum += outcome.probability * outcome.value;
    return sum;
}

double probability_outside(const Distribution& distribution, double least, double most) {
    const bool is_lognormal = distribution.kind == Distribution::Kind::lognormal;
    if (!is_lognormal && distribution.kind != Distribution::Kind::normal) return 0;
    const auto score = [&](double limit) {
        const double x = !is_lognormal ? limit
                         : limit > 0   ? portable_log(limit)
                                       : -std::numeric_limits<double>::infinity();
        return (x - distribution.a) / distribution.b;
    };
    return normal_probability(score(least)) + normal_probability(-score(most));
}

}  // namespace offersim
