#pragma once
/// Exact arithmetic for the import: what does not fit makes the grant one that cannot be told.
#include <stdexcept>

#include "base/rational.hpp"

namespace offersim::open_cap {

/// a / b, or nothing where b is 0 or the terms do not fit.
inline std::optional<Rational> exact_ratio(Rational a, Rational b) {
    return make_rational(static_cast<WideInteger>(a.numerator) * b.denominator,
                         static_cast<WideInteger>(a.denominator) * b.numerator);
}
/// Throws std::invalid_argument where there is no value.
inline Rational fitting(std::optional<Rational> value) {
    if (!value) throw std::invalid_argument("its fractions are too fine to add exactly");
    return *value;
}
inline Rational exact_sum(Rational a, Rational b) { return fitting(sum(a, b)); }
inline Rational exact_difference(Rational a, Rational b) { return fitting(difference(a, b)); }
inline Rational exact_product(Rational a, Rational b) { return fitting(product(a, b)); }
inline Rational exact_quotient(Rational a, Rational b) { return fitting(exact_ratio(a, b)); }
inline bool is_less(Rational a, Rational b) {
    return static_cast<WideInteger>(a.numerator) * b.denominator <
           static_cast<WideInteger>(b.numerator) * a.denominator;
}
inline double as_double(Rational value) {
    return static_cast<double>(value.numerator) / static_cast<double>(value.denominator);
}

}  // namespace offersim::open_cap
