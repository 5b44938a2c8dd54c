#include "cli/number.hpp"

#include <charconv>
#include <limits>
#include <string>
#include <system_error>

namespace offersim {

namespace {

/// The power of ten after the digits: `k`, `M`, `B`, `e6`, or none.
std::optional<int> parse_exponent(std::string_view text) {
    if (text.empty()) return 0;
    if (text == "k" || text == "K") return 3;
    if (text == "M") return 6;
    if (text == "B") return 9;
    if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
    text.remove_prefix(text.starts_with("e+") || text.starts_with("E+") ? 2 : 1);
    unsigned exponent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (error != std::errc{} || end != text.data() + text.size() || exponent > 19) return std::nullopt;
    return static_cast<int>(exponent);
}

std::size_t count_digits(std::string_view text) {
    const std::size_t end = text.find_first_not_of("0123456789");
    return end == std::string_view::npos ? text.size() : end;
}

}  // namespace

std::optional<std::uint64_t> parse_whole_number(std::string_view text) {
    const std::size_t whole = count_digits(text);
    if (whole == 0 || (whole > 1 && text.front() == '0')) return std::nullopt;
    std::string digits(text.substr(0, whole));
    text.remove_prefix(whole);
    int decimals = 0;
    if (text.starts_with('.')) {
        const std::size_t fraction = count_digits(text.substr(1));
        if (fraction == 0 || fraction > 19) return std::nullopt;
        digits += text.substr(1, fraction);
        decimals = static_cast<int>(fraction);
        text.remove_prefix(1 + fraction);
    }
    const std::optional<int> exponent = parse_exponent(text);
    if (!exponent) return std::nullopt;
    int zeros = *exponent - decimals;
    for (; zeros < 0 && digits.back() == '0'; ++zeros) digits.pop_back();
    if (zeros < 0) return std::nullopt;
    digits.append(static_cast<std::size_t>(zeros), '0');
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{}) return std::nullopt;
    return value;
}

}  // namespace offersim
