#include "scenario/quantity_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/date.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "scenario/quantity_fault.hpp"
#include "scenario/unit.hpp"

namespace offersim {

namespace {

/// The part of `whole` from byte `begin` to `end`, without spaces at either end.
Part part_of(const Part& whole, std::size_t begin, std::size_t end) {
    while (begin < end && whole.text[begin] == ' ') ++begin;
    while (end > begin && whole.text[end - 1] == ' ') --end;
    const std::string_view text = whole.text.substr(begin, end - begin);
    const int before = static_cast<int>(code_point_count(whole.text.substr(0, begin)));
    const int length = std::max(1, static_cast<int>(code_point_count(text)));
    return {text, {whole.span.line, whole.span.column + before, length}};
}

}  // namespace

std::optional<Range> split_range(const Part& whole) {
    for (const std::string_view sign : {"..", " to "}) {
        const auto at = whole.text.find(sign);
        if (at == std::string_view::npos) continue;
        return Range{part_of(whole, 0, at), part_of(whole, at + sign.size(), whole.text.size()),
                     sign != ".."};
    }
    return std::nullopt;
}

std::string mended_range(std::string_view text, Unit unit) {
    if (parse_date(text) || parse_month(text)) return {};
    for (const std::string_view sign : {"...", "…", "–", "—", "-", "~"}) {
        const auto at = text.find(sign, 1);
        if (at == std::string_view::npos) continue;
        const Part whole{text, {}};
        const Part low = part_of(whole, 0, at);
        const Part high = part_of(whole, at + sign.size(), text.size());
        if (read_quantity(low.text, unit) && read_quantity(high.text, unit)) {
            return fmt::format("{}..{}", low.text, high.text);
        }
    }
    return {};
}

std::nullopt_t QuantityReader::fail(SourceSpan span, std::string code, std::string message,
                                    std::string suggestion) {
    diagnostics_.add(source_.diagnostic(Severity::error, std::move(code), span, std::move(message),
                                        std::move(suggestion)));
    return std::nullopt;
}

void QuantityReader::warn(SourceSpan span, std::string code, std::string message) {
    diagnostics_.add(source_.diagnostic(Severity::warning, std::move(code), span, std::move(message)));
}

std::optional<double> QuantityReader::unchecked(const Part& part, Unit unit) {
    QuantityFault fault;
    const auto value = parse_quantity(part.text, unit, fault);
    if (!value) return fail(part.span, fault.code, fault.message, fault.suggestion);
    return value;
}

std::optional<double> QuantityReader::number(const Part& part) {
    const auto value = unchecked(part, unit_);
    if (!value) return std::nullopt;
    const bool too_small = bounds_.least_is_excluded ? *value <= bounds_.least : *value < bounds_.least;
    if (!too_small && !(*value > bounds_.most)) return value;
    return fail(part.span, "E215",
                fmt::format("{} is out of range ({})", quote_text(part.text), spell(bounds_, unit_)));
}

std::optional<double> QuantityReader::number(const Node& node, Unit unit, bool check_bounds) {
    if (!node.is_scalar()) {
        return fail(
            node.span, "E217",
            fmt::format("{} where {} is due", node.is_mapping() ? "a mapping" : "a list", name_of(unit)),
            fmt::format("it is written as {}", examples_of(unit)));
    }
    if (!is_plain(node)) return std::nullopt;
    const Part part{node.text, node.span};
    return check_bounds ? number(part) : unchecked(part, unit);
}

bool QuantityReader::is_plain(const Node& node) {
    if (node.missing) return false;
    if (!node.quoted) return true;
    const bool reads = read_quantity(node.text, unit_).has_value();
    fail(node.span, "E213", fmt::format("text in quotes where {} is due", name_of(unit_)),
         reads ? fmt::format("write {} without the quotes", node.text)
               : fmt::format("it is written as {}", examples_of(unit_)));
    return false;
}

std::optional<double> parse_constant(const Node& node, Unit unit, const Bounds& bounds, const Source& source,
                                     Diagnostics& diagnostics) {
    QuantityReader reader(unit, bounds, source, diagnostics);
    const std::string written = fmt::format("it is written as {}", examples_of(unit));
    if (node.is_mapping())
        return reader.fail(node.span, "E218", "a distribution where one number is due", written);
    const bool is_plain = node.is_scalar() && !node.quoted && !node.missing;
    if (is_plain && (split_range({node.text, node.span}) || !mended_range(node.text, unit).empty())) {
        return reader.fail(node.span, "E218",
                           fmt::format("{} is a range where one number is due", quote_text(node.text)),
                           written);
    }
    return reader.number(node);
}

}  // namespace offersim
