#include "scenario/quantity.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/text.hpp"
#include "scenario/number.hpp"
#include "scenario/quantity_fault.hpp"
#include "scenario/unit.hpp"

namespace offersim {

namespace {

constexpr double most_whole = 0x1p53;     // above this not every whole number is a double
constexpr double most_bare_fraction = 3;  // a bare number above this was meant in per cent
constexpr double days_per_month = 30;
constexpr double whole_tolerance = 1e-9;  // 1/3y is four months

bool is_fraction(Unit unit) { return unit == Unit::share || unit == Unit::rate_per_year; }
bool is_money(Unit unit) {
    return unit == Unit::money || unit == Unit::money_per_year || unit == Unit::price;
}

/// The text being read, and where its fault goes.
struct Reading {
    std::string_view text;
    Unit unit;
    QuantityFault& fault;

    std::nullopt_t fail(std::string code, std::string_view what, std::string suggestion) const {
        fault = {std::move(code), fmt::format("{} {}", quote_text(text), what), std::move(suggestion)};
        return std::nullopt;
    }
    std::nullopt_t not_one(std::string_view why) const {
        return fail("E214", fmt::format("is {} where {} is due", why, name_of(unit)),
                    fmt::format("it is written as {}", examples_of(unit)));
    }
};

/// `value` as whole months, or as a whole count that a double holds exactly.
std::optional<double> whole(const Reading& reading, double value) {
    const double nearest = std::round(value);
    const double tolerance = reading.unit == Unit::months ? whole_tolerance : 0;
    // What is a little over 2^53 was rounded to it.
    if (std::abs(nearest) > most_whole ||
        (std::abs(nearest) == most_whole && reading.text != "9007199254740992")) {
        return reading.fail("E212", "is too large (must be at most 2^53 = 9007199254740992)", "");
    }
    if (std::abs(value - nearest) > tolerance) {
        return reading.fail(
            "E216", reading.unit == Unit::months ? "must be whole months" : "must be a whole number", "");
    }
    return nearest + 0.0;
}

std::optional<double> months(const Reading& reading, const WrittenNumber& number) {
    if (number.is_percent || number.is_money || number.magnitude != '\0')
        return reading.not_one("no length of time");
    if (number.unit == "y") return whole(reading, number.value * 12);
    if (number.unit == "mo") return whole(reading, number.value);
    if (number.unit == "d") {
        if (std::round(number.value) != number.value) return reading.fail("E216", "must be whole days", "");
        return whole(reading, std::ceil(number.value / days_per_month));
    }
    if (number.unit.empty() && number.value == 0) return 0;
    if (!number.unit.empty()) return reading.not_one("no length of time");
    return reading.fail("E214", "has no unit of time", fmt::format("write '{0}mo' or '{0}y'", reading.text));
}

std::optional<double> fraction(const Reading& reading, const WrittenNumber& number) {
    if (number.is_money || number.magnitude != '\0') return reading.not_one("an amount");
    const bool is_rate = number.unit == "/yr";
    if (is_rate && reading.unit == Unit::share) return reading.not_one("a yearly rate");
    if (!is_rate && !number.unit.empty())
        return reading.not_one(number.unit == "x" ? "a multiple" : "a length of time");
    if (!number.is_percent && std::abs(number.value) > most_bare_fraction) {
        const std::string percent =
            fmt::format("{}%{}", reading.text.substr(0, reading.text.size() - number.unit.size()),
                        reading.unit == Unit::rate_per_year ? "/yr" : "");
        return reading.fail("E214", fmt::format("means {} here", spell(number.value, reading.unit)),
                            fmt::format("did you mean '{}'?", percent));
    }
    return number.value;
}

/// Any number is plausible here, so a bare one needs no percent sign.
std::optional<double> count_per_year(const Reading& reading, const WrittenNumber& number) {
    if (number.is_money || number.magnitude != '\0') return reading.not_one("an amount");
    if (!number.unit.empty() && number.unit != "/yr")
        return reading.not_one(number.unit == "x" ? "a multiple" : "a length of time");
    return number.value;
}

std::optional<double> money(const Reading& reading, const WrittenNumber& number) {
    if (number.is_percent) return reading.not_one("a percentage");
    if (number.is_quotient) return reading.not_one("a fraction");
    if (number.unit.empty()) return number.value;
    if (number.unit == "/yr") {
        if (reading.unit == Unit::money_per_year) return number.value;
        return reading.not_one("an amount a year");
    }
    return reading.not_one(number.unit == "x" ? "a multiple" : "a length of time");
}

std::optional<double> plain(const Reading& reading, const WrittenNumber& number) {
    const bool is_multiple = reading.unit == Unit::multiple && number.unit == "x";
    if (!number.unit.empty() && !is_multiple) return reading.not_one("a quantity with a unit");
    if (number.is_money) return reading.not_one("an amount of money");
    if (number.is_percent && reading.unit != Unit::number) return reading.not_one("a percentage");
    const bool is_count = reading.unit == Unit::shares || reading.unit == Unit::count;
    if (number.is_quotient && is_count) return reading.not_one("a fraction");
    if (is_count) return whole(reading, number.value);
    return number.value;
}

std::optional<double> interpret(const WrittenNumber& number, const Reading& reading) {
    if (reading.unit == Unit::months) return months(reading, number);
    if (reading.unit == Unit::count_per_year) return count_per_year(reading, number);
    if (is_fraction(reading.unit)) return fraction(reading, number);
    return is_money(reading.unit) ? money(reading, number) : plain(reading, number);
}

}  // namespace

std::optional<double> parse_quantity(std::string_view text, Unit unit, QuantityFault& fault) {
    NumberFault number_fault{};
    if (const auto number = read_number(text, number_fault)) return interpret(*number, {text, unit, fault});
    fault = explain_spelling(text, unit, number_fault);
    return std::nullopt;
}

std::optional<double> read_quantity(std::string_view text, Unit unit) {
    NumberFault number_fault{};
    QuantityFault fault;
    const auto number = read_number(text, number_fault);
    if (!number) return std::nullopt;
    return interpret(*number, {text, unit, fault});
}

}  // namespace offersim
