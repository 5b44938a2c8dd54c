#include "scenario/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace offersim {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes characters from the front of a text.
struct Cursor {
    std::string_view rest;

    bool take(std::string_view prefix) {
        if (!rest.starts_with(prefix)) return false;
        rest.remove_prefix(prefix.size());
        return true;
    }
    std::string_view take_digits() {
        std::size_t n = 0;
        while (n < rest.size() && is_digit(rest[n])) ++n;
        const std::string_view digits = rest.substr(0, n);
        rest.remove_prefix(n);
        return digits;
    }
};

/// Digits with a decimal point, without sign or exponent; empty where there are none, or a zero leads.
std::string_view take_decimal(Cursor& cursor) {
    const std::string_view start = cursor.rest;
    const std::string_view whole = cursor.take_digits();
    if (whole.size() > 1 && whole.front() == '0') return {};
    if (cursor.rest.starts_with('.') && cursor.rest.size() > 1 && is_digit(cursor.rest[1])) {
        cursor.take(".");
        cursor.take_digits();
    } else if (whole.empty()) {
        return {};
    }
    return start.substr(0, start.size() - cursor.rest.size());
}

/// `e6`, `E-3` as a number; 0 where there is none. More than 9,999 either way is out of range in any case.
int take_exponent(Cursor& cursor) {
    Cursor ahead = cursor;
    if (!ahead.take("e") && !ahead.take("E")) return 0;
    const bool negative = ahead.take("-");
    if (!negative) ahead.take("+");
    const std::string_view digits = ahead.take_digits();
    if (digits.empty()) return 0;
    cursor = ahead;
    int exponent = 9999;
    if (digits.size() <= 4) std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    return negative ? -exponent : exponent;
}

struct Magnitude {
    char letter = '\0';
    int exponent = 0;
};

Magnitude take_magnitude(Cursor& cursor) {
    if (cursor.take("k") || cursor.take("K")) return {'k', 3};
    if (cursor.take("M")) return {'M', 6};
    if (cursor.take("B")) return {'B', 9};
    if (cursor.take("T")) return {'T', 12};
    return {};
}

/// digits x 10^exponent, correctly rounded.
std::optional<double> scaled(std::string_view digits, int exponent, NumberFault& fault) {
    const std::string text = fmt::format("{}e{}", digits, exponent);
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_zero = digits.find_first_not_of("0.") == std::string_view::npos;
    if (is_zero) return 0.0;
    if (result.ec == std::errc() && value != 0 && std::isfinite(value)) return value;
    const auto first = static_cast<int>(digits.find_first_not_of("0."));
    const auto point = static_cast<int>(std::min(digits.find('.'), digits.size()));
    fault = point - first + exponent > 0 ? NumberFault::too_large : NumberFault::too_small;
    return std::nullopt;
}

bool is_unit(std::string_view text) {
    for (const std::string_view unit : {"", "/yr", "x", "y", "mo", "d"}) {
        if (text == unit) return true;
    }
    return false;
}

}  // namespace

std::optional<WrittenNumber> read_number(std::string_view text, NumberFault& fault) {
    fault = NumberFault::spelling;
    Cursor cursor{text};
    WrittenNumber number;
    const bool negative = cursor.take("-");
    number.is_money = cursor.take("$");
    const std::string_view digits = take_decimal(cursor);
    if (digits.empty()) return std::nullopt;
    const int exponent = take_exponent(cursor);
    std::optional<double> divisor;
    if (cursor.rest.size() > 1 && cursor.rest[0] == '/' && is_digit(cursor.rest[1])) {
        cursor.take("/");
        const std::string_view below = take_decimal(cursor);
        if (below.empty()) return std::nullopt;
        divisor = scaled(below, 0, fault);
        if (!divisor || *divisor == 0) return std::nullopt;
    }
    number.is_quotient = divisor.has_value();
    const Magnitude magnitude = take_magnitude(cursor);
    number.magnitude = magnitude.letter;
    number.is_percent = cursor.take("%");
    number.unit = cursor.rest;
    if (!is_unit(number.unit) || (exponent != 0 && magnitude.exponent != 0)) return std::nullopt;
    const auto mantissa = scaled(digits, exponent, fault);
    const auto value = scaled(digits, exponent + magnitude.exponent - (number.is_percent ? 2 : 0), fault);
    if (!mantissa || !value) return std::nullopt;
    number.mantissa = negative ? 0 - *mantissa : *mantissa;
    number.value = (negative ? 0 - *value : *value) / divisor.value_or(1);
    if (std::isfinite(number.value)) return number;
    fault = NumberFault::too_large;
    return std::nullopt;
}

}  // namespace offersim
