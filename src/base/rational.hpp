#pragma once
/// Exact fractions of 64-bit integers, for what must add up to the last share.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offersim {

/// Wide enough for any product of two 64-bit integers.
__extension__ typedef __int128 WideInteger;

/// An exact fraction, in lowest terms, denominator positive.
struct Rational {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    bool operator==(const Rational&) const = default;
};

/// numerator / denominator in lowest terms, or nothing where the denominator is 0 or a term does not fit 64
/// bits.
std::optional<Rational> make_rational(WideInteger numerator, WideInteger denominator);

/// Nothing where a term does not fit 64 bits.
std::optional<Rational> sum(Rational a, Rational b);
std::optional<Rational> difference(Rational a, Rational b);
std::optional<Rational> product(Rational a, Rational b);

/// `1/4`, `0.25`, `25%`, `33.3%` or `3`, exactly; nothing where the text is something else. `1/0` is read as
/// it stands (denominator 0), so that the reader's validation can name the fault.
std::optional<Rational> parse_rational(std::string_view text);

/// "1/4", or "3" for a whole number.
std::string format_rational(Rational value);

}  // namespace offersim
