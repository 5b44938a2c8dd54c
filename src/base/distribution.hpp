#pragma once
/// Any number of a scenario: a constant, or a distribution from which each path draws once.
#include <string>
#include <utility>
#include <vector>

namespace offersim {

struct Distribution {
    enum class Kind {
        constant,    ///< a
        uniform,     ///< hard bounds a, b
        normal,      ///< mean a, standard deviation b
        lognormal,   ///< of the logarithm: mean a, standard deviation b
        triangular,  ///< least a, mode b, most c
        pert,        ///< least a, mode b, most c: beta with shape 4 (Malcolm et al., 1959)
        discrete,    ///< `outcomes`, in ascending order of value
    };
    struct Outcome {
        double value;
        double probability;
        bool operator==(const Outcome&) const = default;
    };

    Kind kind = Kind::constant;
    double a = 0, b = 0, c = 0;
    std::vector<Outcome> outcomes;

    static Distribution constant(double value) { return {Kind::constant, value, 0, 0, {}}; }
    bool is_constant() const { return kind == Kind::constant; }
    bool operator==(const Distribution&) const = default;
};

/// The quantile of `distribution` at probability u in (0, 1): every draw is one uniform through this.
double quantile(const Distribution& distribution, double u);
double mean(const Distribution& distribution);

}  // namespace offersim
