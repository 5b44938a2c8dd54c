#include "scenario/vesting_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/rational.hpp"

namespace offersim {
namespace {

constexpr std::size_t most_years = 50;

double per_cent(Rational value) { return 100.0 * double(value.numerator) / double(value.denominator); }

/// `40` or `40%` as 40/100; a part of a yearly split is always in per cent.
std::optional<Rational> parse_per_cent(std::string_view text) {
    if (text.ends_with('%')) text.remove_suffix(1);
    if (text.find('/') != std::string_view::npos || text.ends_with('%')) return {};
    auto number = parse_rational(text);
    return number && number->numerator >= 0 ? product(*number, {1, 100}) : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> result;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        result.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return result;
}

std::optional<VestingDay> read_day(Reading& reading, const Value& value) {
    const Node& node = value.node();
    using Kind = VestingDay::Kind;
    std::optional<VestingDay> result;
    if (node.text == "start-day-or-last") result = VestingDay{Kind::start_day_or_last, 0};
    if (node.text == "last") result = VestingDay{Kind::last, 0};
    std::string_view digits = node.text;
    if (digits.ends_with("-or-last")) digits.remove_suffix(8);
    int day = 0;
    auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), day);
    if (error == std::errc{} && stop == digits.data() + digits.size() && day >= 1 && day <= 31)
        result = VestingDay{Kind::fixed_day_or_last, day};
    if (!node.is_scalar() || !result) {
        reading.error(node, "E202",
                      fmt::format("'{}' is no vesting day (start-day-or-last, last, or a day from 1 to 31)",
                                  written(node)));
        return {};
    }
    reading.record(node, node.text);
    return result;
}

}  // namespace

bool check_parts_sum(Reading& reading, const Node& node, const std::vector<Rational>& parts) {
    std::optional<Rational> total = Rational{0, 1};
    for (const auto& part : parts)
        if (total) total = sum(*total, part);
    if (total == Rational{1, 1}) return true;
    const std::string shown = total ? fmt::format("{} %", per_cent(*total)) : "something else";
    reading.error(node, "E201", fmt::format("'{}' sums to {} (must be 100 %)", reading.key(), shown),
                  "a four-year front-loaded schedule is written 40/30/20/10");
    return false;
}

std::optional<std::vector<Rational>> read_yearly_split(Reading& reading, const Value& value) {
    const Node& node = value.node();
    std::vector<std::string_view> words;
    if (node.is_scalar()) words = split(node.text, '/');
    for (const auto& item : node.items) words.push_back(item.text);
    std::vector<Rational> parts;
    for (auto word : words) {
        if (auto part = parse_per_cent(word)) parts.push_back(*part);
    }
    if (parts.size() != words.size() || parts.empty() || parts.size() > most_years) {
        reading.error(node, "E202",
                      fmt::format("'{}' is no yearly split (the per cent of each year, at most {} years)",
                                  written(node), most_years),
                      "a four-year front-loaded schedule is written 40/30/20/10");
        return {};
    }
    if (!check_parts_sum(reading, node, parts)) return {};
    reading.record(node, fmt::format("over {} years", parts.size()));
    return parts;
}

Type<std::vector<Rational>> yearly_split_type() {
    return {{.kind = Shape::Kind::text,
             .pattern = "^[0-9.]+%?(/[0-9.]+%?)*$",
             .phrase = "the per cent of each year, as 40/30/20/10"},
            read_yearly_split};
}

Type<Rational> exact_part_type() {
    return {{.kind = Shape::Kind::text,
             .pattern = "^[0-9.]+(/[0-9]+|%)?$",
             .phrase = "an exact part, as 1/4 or 25%"},
            [](Reading& reading, const Value& value) -> std::optional<Rational> {
                const Node& node = value.node();
                auto result = node.is_scalar() && !node.quoted ? parse_rational(node.text) : std::nullopt;
                if (result && result->denominator < 1) {
                    reading.error(node, "E202",
                                  fmt::format("'{}' has no value (its denominator must be an integer >= 1)",
                                              written(node)));
                    return {};
                }
                if (!result || result->numerator < 0 || result->numerator > result->denominator) {
                    reading.error(
                        node, "E202",
                        fmt::format("'{}' is no part of a grant (0 to 1, as 1/4 or 25%)", written(node)));
                    return {};
                }
                reading.record(node, fmt::format("{} %", per_cent(*result)));
                return result;
            }};
}

Type<int> vesting_step_type() {
    Type<int> type = months(1, longest_schedule);
    type = or_word("year", 12, std::move(type));
    type = or_word("half-year", 6, std::move(type));
    type = or_word("quarter", 3, std::move(type));
    return or_word("month", 1, std::move(type));
}

Type<VestingDay> vesting_day_type() {
    return {{.kind = Shape::Kind::text,
             .pattern = "^(start-day-or-last|last|[0-9]{1,2}(-or-last)?)$",
             .phrase = "start-day-or-last, last, or a day of the month"},
            read_day};
}

Type<Rounding> rounding_type() {
    using enum Rounding;
    Words<Rounding> words;
    for (const Rounding each : {cumulative_round_down, cumulative_rounding, front_loaded, back_loaded,
                                front_loaded_to_single_tranche, back_loaded_to_single_tranche, fractional})
        words.emplace_back(rounding_name(each), each);
    return choice(std::move(words));
}

}  // namespace offersim
