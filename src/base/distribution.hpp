#pragma once
/// Any number of a scenario: a constant, or a distribution from which each path draws once.
#include <algorithm>
#include <limits>
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
    /// Draws beyond these are moved to them: the tails of a normal or lognormal that its key does not allow.
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();

    static Distribution constant(double value) { return {Kind::constant, value, 0, 0, {}}; }
    bool is_constant() const { return kind == Kind::constant; }
    bool operator==(const Distribution&) const = default;
};

/// The quantile of `distribution` at probability u in (0, 1): every draw is one uniform through this.
inline double quantile(const Distribution& distribution, double u);
/// The same without the limits, of kinds that take more than a line.
double shaped_quantile(const Distribution& distribution, double u);
/// With draws beyond `least` and `most` counted at them.
double mean(const Distribution& distribution);
/// The chance that an unclamped normal or lognormal falls below `least` or above `most`; 0 for the other
/// kinds.
double probability_outside(const Distribution& distribution, double least, double most);

inline double quantile(const Distribution& d, double u) {
    using Kind = Distribution::Kind;
    const double free = d.kind == Kind::constant  ? d.a
                        : d.kind == Kind::uniform ? std::min(d.a + (d.b - d.a) * u, d.b)
                                                  : shaped_quantile(d, u);
    return std::min(std::max(free, d.least), d.most);
}

}  // namespace offersim
