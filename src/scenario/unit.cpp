#include "scenario/unit.hpp"

#include <fmt/format.h>

#include <cmath>

namespace offersim {

namespace {

/// The shortest decimal of at most 12 significant digits, never with an exponent below 10^15.
std::string plain(double value) {
    if (std::abs(value) >= 1e15 || (value != 0 && std::abs(value) < 1e-9))
        return fmt::format("{:.12g}", value);
    std::string text = fmt::format("{:.12f}", value);
    const auto whole = text.find('.');
    const std::size_t decimals = whole > 12 ? 0 : 12 - whole;  // what 12 digits leave
    if (std::abs(value) >= 1) text = fmt::format("{:.{}f}", value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

/// 376000 as "376k" where that is exact and shorter.
std::string with_magnitude(double value) {
    struct Magnitude {
        double size;
        std::string_view letter;
    };
    for (const Magnitude magnitude : {Magnitude{1e12, "T"}, {1e9, "B"}, {1e6, "M"}, {1e3, "k"}}) {
        const double scaled = value / magnitude.size;
        if (std::abs(scaled) < 1) continue;
        const std::string text = plain(scaled);
        if (text.size() <= 7) return text + std::string(magnitude.letter);
    }
    return plain(value);
}

bool is_fraction(Unit unit) { return unit == Unit::share || unit == Unit::rate_per_year; }

/// Commas between thousands of the whole part.
std::string grouped(double value) {
    std::string text = plain(value);
    if (text.find('e') != std::string::npos) return text;
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

}  // namespace

std::string_view name_of(Unit unit) {
    switch (unit) {
        case Unit::money: return "an amount of money";
        case Unit::money_per_year: return "an amount of money a year";
        case Unit::share: return "a share";
        case Unit::rate_per_year: return "a yearly rate";
        case Unit::count_per_year: return "a number a year";
        case Unit::months: return "a length of time";
        case Unit::shares: return "a number of shares";
        case Unit::multiple: return "a multiple";
        case Unit::price: return "a price of one share";
        case Unit::number: return "a number";
        case Unit::count: return "a whole number";
    }
    return "a number";
}

std::string_view examples_of(Unit unit) {
    switch (unit) {
        case Unit::money: return "'376k', '$1.5M' or '14B'";
        case Unit::money_per_year: return "'330k/yr' or '330k'";
        case Unit::share: return "'25%', '0.25' or '1/4'";
        case Unit::rate_per_year: return "'12%/yr' or '12%'";
        case Unit::count_per_year: return "'5/yr', '5' or '50%/yr'";
        case Unit::months: return "'4y', '24mo' or '180d'";
        case Unit::shares: return "'100000', '12.5k' or '1B'";
        case Unit::multiple: return "'2x' or '1.25x'";
        case Unit::price: return "'95' or '$12.50'";
        case Unit::number: return "'0.5' or '2'";
        case Unit::count: return "'100000', '100k' or '1e5'";
    }
    return {};
}

std::string spell(double value, Unit unit) {
    switch (unit) {
        case Unit::share: return plain(value * 100) + "%";
        case Unit::rate_per_year: return plain(value * 100) + "%/yr";
        case Unit::count_per_year: return plain(value) + "/yr";
        case Unit::months:
            return value != 0 && std::fmod(value, 12) == 0 ? plain(value / 12) + "y" : plain(value) + "mo";
        case Unit::multiple: return plain(value) + "x";
        case Unit::price:
        case Unit::number: return plain(value);
        case Unit::shares:
        case Unit::count: return value == 0x1p53 ? "2^53" : with_magnitude(value);
        default: return with_magnitude(value);
    }
}

std::string spell(const Bounds& bounds, Unit unit) {
    const bool has_least = std::isfinite(bounds.least);
    const bool has_most = std::isfinite(bounds.most);
    const std::string least = has_least ? spell(bounds.least, unit) : "";
    const std::string most = has_most ? spell(bounds.most, unit) : "";
    if (has_least && has_most) {
        return bounds.least_is_excluded ? fmt::format("must be more than {} and at most {}", least, most)
                                        : fmt::format("must be between {} and {}", least, most);
    }
    if (has_least) {
        return bounds.least_is_excluded ? fmt::format("must be more than {}", least)
                                        : fmt::format("must be {} or more", least);
    }
    return has_most ? fmt::format("must be at most {}", most) : std::string();
}

std::string display(double value, Unit unit) {
    if (is_fraction(unit)) return grouped(value * 100) + " %";
    return unit == Unit::multiple ? grouped(value) + "x" : grouped(value);
}

std::string display_unit(Unit unit, std::string_view currency) {
    switch (unit) {
        case Unit::money: return fmt::format(" {}", currency);
        case Unit::money_per_year: return fmt::format(" {} a year", currency);
        case Unit::price: return fmt::format(" {} a share", currency);
        case Unit::rate_per_year:
        case Unit::count_per_year: return " a year";
        case Unit::months: return " months";
        case Unit::shares: return " shares";
        default: return {};
    }
}

}  // namespace offersim
