#include "scenario/monthly_returns.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/elementary.hpp"
#include "scenario/types.hpp"

namespace offersim {
namespace {

constexpr std::size_t most_returns = 12'000;  // a thousand years

std::string_view last_field(std::string_view line) {
    constexpr std::string_view between = ",; \t\r";
    const std::size_t end = line.find_last_not_of(between);
    if (end == std::string_view::npos) return {};
    const std::size_t before = line.find_last_of(between, end);
    return line.substr(before == std::string_view::npos ? 0 : before + 1,
                       end - (before == std::string_view::npos ? 0 : before + 1) + 1);
}

/// `0.032`, `3.2%` or `+3.2%`.
std::optional<double> parse_return(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    const bool is_percent = text.ends_with('%');
    if (is_percent) text.remove_suffix(1);
    double number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (text.empty() || error != std::errc{} || stop != end || !std::isfinite(number)) return {};
    return is_percent ? number / 100 : number;
}

std::vector<double> logarithms_of(const std::vector<double>& returns) {
    std::vector<double> result;
    for (const double one : returns) result.push_back(portable_log(1 + one));
    return result;
}

std::optional<std::vector<double>> read_file(Reading& reading, const Node& node) {
    std::string fault = "files are not read here";
    std::optional<std::string> text;
    if (reading.read_beside) text = reading.read_beside(node.text, fault);
    std::optional<std::vector<double>> returns;
    if (text) returns = parse_returns(*text, fault);
    if (!returns)
        reading.error(node, "E483", fmt::format("the returns of '{}' cannot be read: {}", node.text, fault),
                      "name a file in the scenario's directory with one return a line, or list them: "
                      "[1.2%, -3%]");
    return returns;
}

bool set_returns(Reading& reading, const Value& value, Growth& growth) {
    const Node& node = value.node();
    std::optional<std::vector<double>> returns;
    if (node.is_scalar()) {
        const auto name = scalar_text(reading, value, "a list of returns or the name of a file");
        if (!name) return false;
        returns = read_file(reading, node);
        if (returns) reading.record(node, fmt::format("{} monthly returns of the file", returns->size()));
    } else {
        returns = list(constant(Unit::share, {-1, 100, true})).read(reading, value);
        if (returns && returns->empty()) {
            reading.error(node, "E483", "the list of returns is empty (at least one is needed)");
            return false;
        }
    }
    if (!returns) return false;
    growth.returns.monthly_log = logarithms_of(*returns);
    return true;
}

}  // namespace

std::optional<std::vector<double>> parse_returns(std::string_view text, std::string& fault) {
    std::vector<double> returns;
    bool may_be_heading = true;
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const std::string_view written_return = last_field(line.substr(0, line.find('#')));
        if (written_return.empty()) continue;
        const auto one = parse_return(written_return);
        if (!one && std::exchange(may_be_heading, false)) continue;
        may_be_heading = false;
        if (!one || *one <= -1) {
            fault = fmt::format("line {} does not end with a return above -100 %, as 0.032 or 3.2%", number);
            return {};
        }
        returns.push_back(*one);
        if (returns.size() > most_returns) {
            fault = fmt::format("it has more than {} returns", most_returns);
            return {};
        }
    }
    if (returns.empty()) {
        fault = "it has no returns";
        return {};
    }
    return returns;
}

Field<Growth> returns_field() {
    Shape file{.kind = Shape::Kind::text, .phrase = "a file in the scenario's directory"};
    Shape inline_list{.kind = Shape::Kind::list,
                      .parts = {{.kind = Shape::Kind::constant, .unit = Unit::share}}};
    Shape shape{.kind = Shape::Kind::any_of, .parts = {std::move(inline_list), std::move(file)}};
    return Field<Growth>({"returns",
                          std::move(shape),
                          "Monthly returns of the past in time order: a list, or a file with one a line",
                          false,
                          {},
                          {},
                          {}},
                         set_returns);
}

Field<Growth> block_field() {
    const auto length = months(1, 600);
    return Field<Growth>(
        {"block",
         length.shape,
         "Mean length of the stretches of months that are drawn together; 1mo draws each alone "
         "and keeps the correlation with other companies",
         false,
         {},
         {},
         {}},
        [length](Reading& reading, const Value& value, Growth& growth) {
            const auto number = length.read(reading, value);
            if (number) growth.returns.mean_block_months = *number;
            return number.has_value();
        });
}

}  // namespace offersim
