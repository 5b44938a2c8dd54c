#include "report/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace offersim {

namespace {

/// Commas between thousands in the whole part of a number printed in fixed notation.
std::string with_thousands(std::string digits) {
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    std::size_t position = std::min(digits.find('.'), digits.size());
    while (position > first + 3) {
        position -= 3;
        digits.insert(position, 1, ',');
    }
    return digits;
}

int decimals_for(double scaled, bool is_plain) {
    const double size = std::abs(scaled);
    if (is_plain) return size >= 999.95 ? 0 : size >= 9.995 ? 1 : 2;
    return size >= 9.95 ? 0 : 1;
}

double wider_side(double value, double low, double high) { return std::max(high - value, value - low); }

}  // namespace

MoneyUnit money_unit(double largest) {
    if (largest >= 1e8) return {1e6, "M"};
    if (largest >= 5e4) return {1e3, "k"};
    return {};
}

std::string money_text(double amount, const MoneyUnit& unit) {
    return money_text(amount, unit, decimals_for(amount / unit.size, unit.suffix.empty()));
}

std::string money_text(double amount, const MoneyUnit& unit, int decimals) {
    std::string digits = fmt::format("{:.{}f}", amount / unit.size, decimals);
    if (digits.find_first_not_of("-0.") == std::string::npos) return "0";
    return with_thousands(std::move(digits)) + unit.suffix;
}

std::string signed_money_text(double amount, const MoneyUnit& unit) {
    const std::string text = money_text(amount, unit);
    return text == "0" || amount < 0 ? text : fmt::format("+{}", text);
}

std::string money_text(const Percentile& percentile, const MoneyUnit& unit) {
    return money_text(percentile.value, unit) + " ±" +
           money_text(wider_side(percentile.value, percentile.low, percentile.high), unit);
}

std::string money_text(const Mean& mean, const MoneyUnit& unit) {
    return money_text(mean.value, unit) + " ±" + money_text(1.96 * mean.standard_error, unit);
}

std::string short_money_text(double amount) {
    constexpr std::pair<double, const char*> units[] = {{1e9, "B"}, {1e6, "M"}, {1e3, "k"}, {1, ""}};
    const double size = std::abs(amount);
    for (const auto& [unit, suffix] : units) {
        if (size < 0.9995 * unit && unit > 1) continue;
        const double scaled = amount / unit;
        const int decimals = std::abs(scaled) >= 99.95 || scaled == 0 ? 0 : std::abs(scaled) >= 9.995 ? 1 : 2;
        return with_thousands(fmt::format("{:.{}f}", scaled, decimals)) + suffix;
    }
    return "0";
}

std::string percent_text(double probability) {
    if (probability > 0 && probability < 0.0005) return "<0.1 %";
    if (probability < 1 && probability >= 0.9995) return ">99.9 %";
    return fmt::format("{:.1f} %", 100 * probability);
}

std::string percent_text(const Probability& probability) {
    return fmt::format("{} ±{:.1f}", percent_text(probability.value),
                       100 * wider_side(probability.value, probability.low, probability.high));
}

std::string percent_range_text(const Probability& probability) {
    return fmt::format("{} ({:.1f} to {:.1f})", percent_text(probability.value), 100 * probability.low,
                       100 * probability.high);
}

std::string count_text(std::uint64_t count) { return with_thousands(fmt::format("{}", count)); }

}  // namespace offersim
