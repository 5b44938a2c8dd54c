#include "base/distribution.hpp"

#include <algorithm>
#include <cmath>

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

}  // namespace

double quantile(const Distribution& distribution, double u) {
    const auto& [kind, a, b, c, outcomes] = distribution;
    switch (kind) {
        case Distribution::Kind::constant: return a;
        case Distribution::Kind::uniform: return std::min(a + (b - a) * u, b);
        case Distribution::Kind::normal: return a + b * normal_quantile(u);
        case Distribution::Kind::lognormal: return portable_exp(a + b * normal_quantile(u));
        case Distribution::Kind::triangular: return std::clamp(triangular_quantile(a, b, c, u), a, c);
        case Distribution::Kind::pert: return std::clamp(pert_quantile(a, b, c, u), a, c);
        case Distribution::Kind::discrete: return discrete_quantile(outcomes, u);
    }
    return a;
}

double mean(const Distribution& distribution) {
    const auto& [kind, a, b, c, outcomes] = distribution;
    switch (kind) {
        case Distribution::Kind::constant: return a;
        case Distribution::Kind::uniform: return a + (b - a) / 2;
        case Distribution::Kind::normal: return a;
        case Distribution::Kind::lognormal: return portable_exp(a + b * b / 2);
        case Distribution::Kind::triangular: return (a + b + c) / 3;
        case Distribution::Kind::pert: return (a + 4 * b + c) / 6;
        case Distribution::Kind::discrete: break;
    }
    double sum = 0;
    for (const auto& outcome : outcomes) sum += outcome.probability * outcome.value;
    return sum;
}

}  // namespace offersim
