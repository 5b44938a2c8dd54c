#include "base/rational.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>

namespace offersim {

namespace {

constexpr WideInteger largest = std::numeric_limits<std::int64_t>::max();

WideInteger greatest_common_divisor(WideInteger a, WideInteger b) {
    while (b != 0) {
        const WideInteger remainder = a % b;
        a = b;
        b = remainder;
    }
    return a < 0 ? -a : a;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return {};
    return value;
}

/// `12.5` as 125/10: the digits without their point over a power of ten.
std::optional<Rational> parse_decimal(std::string_view text) {
    const auto point = text.find('.');
    if (point == std::string_view::npos) {
        const auto whole = parse_integer(text);
        return whole ? make_rational(*whole, 1) : std::nullopt;
    }
    std::string digits(text.substr(0, point));
    const std::string_view decimals = text.substr(point + 1);
    if (decimals.empty() || decimals.size() > 17 || decimals.front() == '-' || digits.empty() ||
        digits == "-")
        return {};
    digits += decimals;
    const auto whole = parse_integer(digits);
    WideInteger scale = 1;
    for (std::size_t i = 0; i < decimals.size(); ++i) scale *= 10;
    return whole ? make_rational(*whole, scale) : std::nullopt;
}

}  // namespace

std::optional<Rational> make_rational(WideInteger numerator, WideInteger denominator) {
    if (denominator == 0) return {};
    const WideInteger divisor = greatest_common_divisor(numerator, denominator);
    const WideInteger sign = denominator < 0 ? -1 : 1;
    const WideInteger reduced = sign * numerator / divisor;
    const WideInteger below = sign * denominator / divisor;
    if (reduced > largest || reduced < -largest || below > largest) return {};
    return Rational{static_cast<std::int64_t>(reduced), static_cast<std::int64_t>(below)};
}

std::optional<Rational> sum(Rational a, Rational b) {
    // Over the least common denominator each term stays below 2^126.
    const WideInteger divisor = greatest_common_divisor(a.denominator, b.denominator);
    const WideInteger left = a.numerator * (b.denominator / divisor);
    const WideInteger right = b.numerator * (a.denominator / divisor);
    return make_rational(left + right, a.denominator / divisor * b.denominator);
}

std::optional<Rational> difference(Rational a, Rational b) { return sum(a, {-b.numerator, b.denominator}); }

std::optional<Rational> product(Rational a, Rational b) {
    return make_rational(static_cast<WideInteger>(a.numerator) * b.numerator,
                         static_cast<WideInteger>(a.denominator) * b.denominator);
}

std::optional<Rational> parse_rational(std::string_view text) {
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        const auto above = parse_integer(text.substr(0, slash));
        const auto below = parse_integer(text.substr(slash + 1));
        if (!above || !below) return {};
        if (*below <= 0) return Rational{*above, *below};
        return make_rational(*above, *below);
    }
    const bool is_percent = text.ends_with('%');
    if (is_percent) text.remove_suffix(1);
    const auto value = parse_decimal(text);
    return value && is_percent ? product(*value, {1, 100}) : value;
}

std::string format_rational(Rational value) {
    if (value.denominator == 1) return fmt::format("{}", value.numerator);
    return fmt::format("{}/{}", value.numerator, value.denominator);
}

}  // namespace offersim
