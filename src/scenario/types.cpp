#include "scenario/types.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/utf8.hpp"

namespace offersim {
namespace {

constexpr std::size_t longest_name = 200;

std::optional<double> read_constant(Reading& reading, const Value& value, Unit unit, const Bounds& bounds) {
    auto number = parse_constant(value.node(), unit, bounds, *value.node().source, reading.diagnostics());
    if (number)
        reading.record(value.node(), describe(Distribution::constant(*number), unit, reading.currency));
    return number;
}

}  // namespace

Type<Distribution> quantity(Unit unit, Bounds bounds) {
    Shape shape{.kind = Shape::Kind::quantity, .unit = unit, .bounds = bounds};
    return {std::move(shape), [unit, bounds](Reading& reading, const Value& value) {
                auto number = parse_distribution(value.node(), unit, bounds, *value.node().source,
                                                 reading.diagnostics());
                if (number) reading.record(value.node(), describe(*number, unit, reading.currency));
                return number;
            }};
}

Type<double> constant(Unit unit, Bounds bounds) {
    Shape shape{.kind = Shape::Kind::constant, .unit = unit, .bounds = bounds};
    return {std::move(shape), [unit, bounds](Reading& reading, const Value& value) {
                return read_constant(reading, value, unit, bounds);
            }};
}

Type<int> months(int least, int most) {
    const Bounds bounds{static_cast<double>(least), static_cast<double>(most)};
    Shape shape{.kind = Shape::Kind::constant, .unit = Unit::months, .bounds = bounds};
    return {std::move(shape), [bounds](Reading& reading, const Value& value) -> std::optional<int> {
                auto number = read_constant(reading, value, Unit::months, bounds);
                if (!number) return {};
                return static_cast<int>(*number);
            }};
}

Type<std::uint64_t> count(std::uint64_t least, std::uint64_t most) {
    const Bounds bounds{static_cast<double>(least), static_cast<double>(most)};
    Shape shape{.kind = Shape::Kind::constant, .unit = Unit::count, .bounds = bounds};
    return {std::move(shape), [bounds](Reading& reading, const Value& value) -> std::optional<std::uint64_t> {
                auto number = read_constant(reading, value, Unit::count, bounds);
                if (!number) return {};
                return static_cast<std::uint64_t>(*number);
            }};
}

Type<std::uint64_t> seed_number() {
    Shape shape{.kind = Shape::Kind::constant, .unit = Unit::count, .bounds = {0, 0x1p64}};
    shape.phrase = "an integer from 0 to 2^64 - 1";
    return {
        std::move(shape), [](Reading& reading, const Value& value) -> std::optional<std::uint64_t> {
            const Node& node = value.node();
            std::uint64_t number = 0;
            const char* end = node.text.data() + node.text.size();
            auto [stop, error] = std::from_chars(node.text.data(), end, number);
            const bool leading_zero = node.text.size() > 1 && node.text.front() == '0';
            if (!node.is_scalar() || node.quoted || leading_zero || error != std::errc{} || stop != end) {
                reading.error(
                    node, "E305",
                    fmt::format("'{}' is not a seed (an integer from 0 to 18446744073709551615, in digits)",
                                written(node)));
                return {};
            }
            reading.record(node, node.text);
            return number;
        }};
}

std::optional<std::string> scalar_text(Reading& reading, const Value& value, std::string_view expected) {
    const Node& node = value.node();
    if (!node.is_scalar()) {
        reading.error(node, "E303", fmt::format("expected {}, not {}", expected, kind_name(node)));
        return {};
    }
    if (!node.quoted && (node.text.empty() || node.text == "~" || node.text == "null")) {
        reading.error(node, "E303", fmt::format("expected {}, not null", expected));
        return {};
    }
    return node.text;
}

Type<std::string> text(std::string phrase, std::string pattern, bool (*matches)(std::string_view)) {
    Shape shape{.kind = Shape::Kind::text, .pattern = std::move(pattern), .phrase = phrase};
    return {std::move(shape),
            [phrase, matches](Reading& reading, const Value& value) -> std::optional<std::string> {
                auto result = scalar_text(reading, value, phrase);
                if (!result) return {};
                if (matches && !matches(*result)) {
                    reading.error(value.node(), "E305", fmt::format("'{}' is not {}", *result, phrase));
                    return {};
                }
                reading.record(value.node(), *result);
                return result;
            }};
}

Type<Date> date() {
    Shape shape{.kind = Shape::Kind::text,
                .pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                .phrase = "a date as 2026-03-02"};
    return {std::move(shape), [](Reading& reading, const Value& value) -> std::optional<Date> {
                auto written_date = scalar_text(reading, value, "a date as 2026-03-02");
                if (!written_date) return {};
                auto result = parse_date(*written_date);
                if (!result) {
                    reading.error(
                        value.node(), "E402",
                        fmt::format("'{}' is not a date (an existing day as YYYY-MM-DD)", *written_date));
                    return {};
                }
                if (int year = int(result->year()); year < 1970 || year > 2200) {
                    reading.error(
                        value.node(), "E402",
                        fmt::format("'{}' is out of range (1970-01-01 to 2200-12-31)", *written_date));
                    return {};
                }
                reading.record(value.node(), format_date(*result));
                return result;
            }};
}

Type<std::string> name_of(std::string what, std::vector<std::string_view> Reading::*names) {
    const std::string phrase =
        fmt::format("the name of {} {} of this file", what == "offer" ? "an" : "a", what);
    Shape shape{.kind = Shape::Kind::text, .phrase = phrase};
    return {std::move(shape), [=](Reading& reading, const Value& value) -> std::optional<std::string> {
                auto name = scalar_text(reading, value, phrase);
                if (!name) return {};
                const auto& known = reading.*names;
                if (std::find(known.begin(), known.end(), *name) == known.end()) {
                    auto listing = known.empty() ? "none is given" : enumerate(known);
                    reading.error(value.node(), "E306",
                                  fmt::format("unknown {} '{}' (known: {})", what, *name, listing),
                                  did_you_mean(*name, known));
                    return {};
                }
                reading.record(value.node(), *name);
                return name;
            }};
}

void report_no_such_word(Reading& reading, const Node& given, const std::vector<std::string_view>& words) {
    if (!given.is_scalar()) {
        reading.error(given, "E303",
                      fmt::format("expected {}, not {}", enumerate(words, "or"), kind_name(given)));
        return;
    }
    reading.error(given, "E305",
                  fmt::format("'{}' is no value of '{}' (must be {})", given.text, reading.key(),
                              enumerate(words, "or")),
                  did_you_mean(given.text, words));
}

bool check_is_list(Reading& reading, const Node& node) {
    if (node.is_sequence()) return true;
    reading.error(node, "E303", fmt::format("expected a list, not {}", kind_name(node)),
                  fmt::format("write each entry of '{}' after a dash, or all of them in [ ]", reading.key()));
    return false;
}

bool check_is_named(Reading& reading, const Value& value) {
    if (!value.node().is_mapping()) {
        reading.error(
            value.node(), "E303",
            fmt::format("expected a mapping from names of your choice, not {}", kind_name(value.node())));
        return false;
    }
    for (const auto& entry : value.node().entries)
        if (const std::size_t length = code_point_count(entry.key); length == 0 || length > longest_name)
            reading.error(*value.node().source, entry.key_span, "E305",
                          fmt::format("a name of {} characters (1 to {} are allowed)", length, longest_name));
    return true;
}

std::vector<std::string> names_in(const Value& value) {
    std::vector<std::string> result;
    for (auto layer = value.layers.rbegin(); layer != value.layers.rend(); ++layer)
        for (const auto& entry : (*layer)->entries)
            if (std::find(result.begin(), result.end(), entry.key) == result.end())
                result.push_back(entry.key);
    return result;
}

}  // namespace offersim
