#include "analysis/certainty_equivalent.hpp"

#include <cmath>

#include "engine/simulate.hpp"

namespace offersim {

namespace {

constexpr int wealth_points = 1000;  ///< midpoints of equal probability that stand for an uncertain wealth

double mean_utility_with(double sure_amount, double scale, double gamma, const Distribution& wealth) {
    double sum = 0;
    for (int i = 0; i < wealth_points; ++i)
        sum += scaled_utility((quantile(wealth, (i + 0.5) / wealth_points) + sure_amount) / scale, gamma);
    return sum / wealth_points;
}

double solve(double mean_utility, double scale, double gamma, const Distribution& wealth,
             double least_wealth) {
    double low = -least_wealth, high = scale;
    const bool grows = gamma <= 1;  // x^(1 - gamma) falls where gamma > 1
    const auto is_enough = [&](double amount) {
        return (mean_utility_with(amount, scale, gamma, wealth) >= mean_utility) == grows;
    };
    for (int i = 0; i < 200 && !is_enough(high); ++i) high *= 2;
    for (int i = 0; i < 200; ++i) {
        const double middle = 0.5 * (low + high);
        (is_enough(middle) ? high : low) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace

CertaintyEquivalent certainty_equivalent(double mean_utility, double scale, double gamma,
                                         const Distribution& wealth, double least_pay) {
    const double least_wealth = quantile(wealth, 0.5 / wealth_points);
    if (least_wealth + least_pay <= 0 && gamma >= 1)
        return {{},
                "some futures end with no wealth at all, which has no utility at this risk aversion; give "
                "person.wealth"};
    if (!wealth.is_constant()) return {solve(mean_utility, scale, gamma, wealth, least_wealth), {}};
    const double equivalent = gamma == 1 ? std::exp(mean_utility) : std::pow(mean_utility, 1 / (1 - gamma));
    return {scale * equivalent - wealth.a, {}};
}

}  // namespace offersim
