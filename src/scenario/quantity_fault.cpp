#include "scenario/quantity_fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "base/date.hpp"
#include "base/text.hpp"
#include "scenario/unit.hpp"

namespace offersim {

namespace {

constexpr std::size_t longest_mended = 60;  // nobody meant a number longer than this

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

std::string without(std::string_view text, std::string_view characters) {
    std::string result;
    for (const char c : text) {
        if (characters.find(c) == std::string_view::npos) result += c;
    }
    return result;
}

/// `text` with `from` at its end replaced, or empty.
std::string with_ending(std::string_view text, std::string_view from, std::string_view to) {
    if (!text.ends_with(from) || text.size() == from.size()) return {};
    return std::string(text.substr(0, text.size() - from.size())) + std::string(to);
}

bool parses(const std::string& text, Unit unit) { return read_quantity(text, unit).has_value(); }

bool is_not_finite(std::string_view text) {
    std::string word = lower(text);
    word.erase(0, word.find_first_not_of("+-."));
    return word == "nan" || word == "inf" || word == "infinity";
}

/// 0x1F, 0o17, 0b11 as a decimal number, or empty.
std::string from_other_base(std::string_view text) {
    if (text.size() < 3 || text[0] != '0') return {};
    const char letter = lower(text.substr(1, 1))[0];
    const int base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    if (base == 0) return {};
    std::uint64_t value = 0;
    const auto result = std::from_chars(text.data() + 2, text.data() + text.size(), value, base);
    return result.ec == std::errc() && result.ptr == text.data() + text.size() ? fmt::format("{}", value)
                                                                               : std::string();
}

/// `010k` as `10k`.
std::string without_leading_zeros(std::string_view text) {
    const std::size_t first = text.find_first_of("0123456789");
    if (first == std::string_view::npos || text[first] != '0') return {};
    std::size_t end = first;
    while (end + 1 < text.size() && text[end] == '0' && is_digit(text[end + 1])) ++end;
    if (end == first) return {};
    return std::string(text.substr(0, first)) + std::string(text.substr(end));
}

/// `1.000,50` as `1000.50`, `1,000` as `1000`, `1,5` as `1.5`.
std::string without_commas(std::string_view text) {
    const auto comma = text.find(',');
    if (comma == std::string_view::npos) return {};
    const bool dot_is_separator = text.find('.') < comma;
    std::size_t digits_after = 0;
    while (comma + 1 + digits_after < text.size() && is_digit(text[comma + 1 + digits_after])) ++digits_after;
    if (!dot_is_separator && digits_after == 3) return without(text, ",");
    std::string result = without(text, ".");
    std::replace(result.begin(), result.end(), ',', '.');
    return result;
}

bool has_decimal_comma(std::string_view text) {
    return text.find('.') == std::string_view::npos && without_commas(text).find('.') != std::string::npos;
}

std::string without_extra_dots(std::string_view text) {
    return std::count(text.begin(), text.end(), '.') > 1 ? without(text, ".") : std::string();
}

/// The ending of a unit spelled in another way, mended: "18 months" as "18mo", "2 years" as "2y", "5 percent"
/// as "5%".
std::string with_our_unit(std::string_view written, Unit unit) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 24> endings{{
        {"months", "mo"},   {"month", "mo"},  {"mths", "mo"},   {"mth", "mo"},    {"mos", "mo"},
        {"m", "mo"},        {"years", "y"},   {"year", "y"},    {"yrs", "y"},     {"yr", "y"},
        {"days", "d"},      {"day", "d"},     {"/year", "/yr"}, {"/y", "/yr"},    {"/annum", "/yr"},
        {"peryear", "/yr"}, {"ayear", "/yr"}, {"p.a.", "/yr"},  {"percent", "%"}, {"pct", "%"},
        {"bn", "B"},        {"b", "B"},       {"mn", "M"},      {"mm", "M"},
    }};
    const std::string text = without(written, " ");
    const std::string word = lower(text);
    for (const auto& [from, to] : endings) {
        if (!word.ends_with(from)) continue;
        const std::string mended =
            with_ending(text, std::string_view(text).substr(text.size() - from.size()), to);
        if (parses(mended, unit)) return mended;
    }
    return with_ending(text, "m", "M");
}

/// `10k/mo` as `120k/yr`.
std::string per_year(std::string_view text, Unit unit) {
    if (unit != Unit::money_per_year) return {};
    for (const std::string_view ending : {"/mo", "/month", " a month"}) {
        const auto monthly = read_quantity(with_ending(text, ending, ""), Unit::money);
        if (monthly) return spell(*monthly * 12, Unit::money) + "/yr";
    }
    return {};
}

struct Currency {
    std::string_view sign, code;
};

constexpr std::array<Currency, 4> other_currencies{{{"£", "GBP"}, {"€", "EUR"}, {"₹", "INR"}, {"¥", "JPY"}}};

/// The currency that a text names by sign or by code, with the text left without it; empty code where none.
std::pair<std::string, std::string> split_currency(std::string_view text) {
    for (const Currency& currency : other_currencies) {
        const auto at = text.find(currency.sign);
        if (at == std::string_view::npos) continue;
        std::string rest(text);
        return {std::string(currency.code), without(rest.erase(at, currency.sign.size()), " ")};
    }
    const auto is_code = [](std::string_view word) {
        return word.size() == 3 &&
               std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    };
    if (text.size() <= 4) return {};
    if (is_code(text.substr(0, 3))) return {std::string(text.substr(0, 3)), without(text.substr(3), " ")};
    const std::string_view last = text.substr(text.size() - 3);
    if (is_code(last)) return {std::string(last), without(text.substr(0, text.size() - 3), " ")};
    return {};
}

bool is_money(Unit unit) {
    return unit == Unit::money || unit == Unit::money_per_year || unit == Unit::price;
}

QuantityFault not_one(std::string_view text, Unit unit) {
    return {"E211", fmt::format("{} is not {}", quote_text(text), name_of(unit)),
            fmt::format("it is written as {}", examples_of(unit))};
}

QuantityFault mended(std::string_view text, std::string_view what, const std::string& mended) {
    return {"E213", fmt::format("{} {}", quote_text(text), what), fmt::format("write '{}'", mended)};
}

}  // namespace

QuantityFault explain_spelling(std::string_view text, Unit unit, NumberFault fault) {
    if (fault == NumberFault::too_large) {
        return {"E212", fmt::format("{} is too large for a number (must be below 1.8e308)", quote_text(text)),
                ""};
    }
    if (fault == NumberFault::too_small) {
        return {
            "E212",
            fmt::format("{} is too small to be told from 0 (must be 0 or above 4.9e-324)", quote_text(text)),
            ""};
    }
    if (text.empty()) return {"E211", fmt::format("{} is missing", name_of(unit)), ""};
    if (is_not_finite(text)) return {"E212", fmt::format("{} is not a finite number", quote_text(text)), ""};
    if (text.size() > longest_mended) return not_one(text, unit);
    if (parse_date(text) || parse_month(text)) {
        return {"E211", fmt::format("{} is a date where {} is due", quote_text(text), name_of(unit)),
                fmt::format("it is written as {}", examples_of(unit))};
    }
    if (const auto [code, rest] = split_currency(text);
        is_money(unit) && !code.empty() && parses(rest, unit)) {
        return {"E213",
                fmt::format("{} names a currency (amounts are in the currency of the offer or file)",
                            quote_text(text)),
                fmt::format("write '{}' and give the offer 'currency: {}', with its rate under 'fx' where "
                            "the file has another",
                            rest, code)};
    }
    const std::pair<std::string_view, std::string> guesses[] = {
        {"has a leading zero", without_leading_zeros(text)},
        {"is not in decimal digits", from_other_base(text)},
        {"has separators between its digits", without(text, "_'")},
        {has_decimal_comma(text) ? "has a decimal comma" : "has separators between its digits",
         without_commas(text)},
        {"has separators between its digits", without_extra_dots(text)},
        {"has a plus sign", text.starts_with('+') ? std::string(text.substr(1)) : std::string()},
        {"ends in a point", with_ending(text, ".", "")},
        {"has spaces in it", without(text, " ")},
    };
    for (const auto& [what, guess] : guesses) {
        if (guess != text && parses(guess, unit)) return mended(text, what, guess);
    }
    if (const std::string guess = per_year(text, unit); !guess.empty())
        return mended(text, "is an amount a month", guess);
    if (const std::string guess = with_our_unit(text, unit); parses(guess, unit)) {
        return mended(text, fmt::format("is not how {} is written", name_of(unit)), guess);
    }
    return not_one(text, unit);
}

std::string torn_number(std::string_view before, std::string_view after) {
    constexpr std::string_view digits = "0123456789";
    if (before.empty() || digits.find(before.back()) == std::string_view::npos) return {};
    if (after.empty() || digits.find(after.front()) == std::string_view::npos ||
        after.find_first_not_of("0123456789.kMBT%/yr") != std::string_view::npos)
        return {};
    return std::string(before) + std::string(after);
}

}  // namespace offersim
