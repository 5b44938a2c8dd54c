// Numbers that may be distributions, in every spelling of the language.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "base/elementary.hpp"
#include "base/normal.hpp"
#include "base/text.hpp"
#include "scenario/number.hpp"
#include "scenario/quantity_reader.hpp"
#include "scenario/unit.hpp"

namespace offersim {

namespace {

using Kind = Distribution::Kind;

constexpr double probability_tolerance = 1e-9;  // of a sum of probabilities
constexpr double most_outside =
    0.05;  // of a normal or lognormal beyond the bounds: more is another distribution
constexpr double quiet_outside = 1e-4;  // less than this is not worth a warning

Part part_of(const Node& node) { return {node.text, node.span}; }

/// `10%` for `10`, `10%/yr` for `10/yr`.
std::string with_percent(std::string_view text, const WrittenNumber& number) {
    const std::string_view digits = text.substr(0, text.size() - number.unit.size());
    return fmt::format("{}{}{}", digits, number.is_percent ? "" : "%", number.unit);
}

/// The first part that has no percent sign where another has one; null where there is none. Zero needs no
/// sign.
const Part* part_without_percent(std::initializer_list<const Part*> parts) {
    const Part* bare = nullptr;
    bool some_percent = false;
    for (const Part* part : parts) {
        NumberFault ignored{};
        const auto number = read_number(part->text, ignored);
        if (!number || number->mantissa == 0) continue;
        some_percent = some_percent || number->is_percent;
        if (!number->is_percent && bare == nullptr) bare = part;
    }
    return some_percent ? bare : nullptr;
}

/// Catches `10..18%`, where the percent sign was meant for both.
bool check_percent(QuantityReader& reader, std::initializer_list<const Part*> parts,
                   std::string suggestion = {}) {
    const Part* bare = reader.is_fraction() ? part_without_percent(parts) : nullptr;
    if (bare == nullptr) return true;
    NumberFault ignored{};
    if (suggestion.empty()) suggestion = with_percent(bare->text, *read_number(bare->text, ignored));
    reader.fail(
        bare->span, "E214",
        fmt::format("{} has no percent sign, but another number here has one", quote_text(bare->text)),
        fmt::format("did you mean '{}'?", suggestion));
    return false;
}

/// Catches `10..18%` and `258..272k`.
bool check_ends(QuantityReader& reader, const Range& range) {
    NumberFault ignored{};
    const auto low = read_number(range.low.text, ignored);
    const auto high = read_number(range.high.text, ignored);
    if (!low || !high) return true;
    const std::string_view joint = range.is_interval ? " to " : "..";
    if (!check_percent(
            reader, {&range.low, &range.high},
            with_percent(range.low.text, *low) + std::string(joint) + with_percent(range.high.text, *high))) {
        return false;
    }
    const bool same_scale = low->magnitude != '\0' || high->magnitude == '\0';
    if (same_scale || low->value <= 0 || low->mantissa > high->mantissa) return true;
    reader.fail(
        range.low.span, "E214",
        fmt::format("{} has no '{}', but the other end has one", quote_text(range.low.text), high->magnitude),
        fmt::format("did you mean '{}{}{}{}'?", range.low.text, high->magnitude, joint, range.high.text));
    return false;
}

/// A distribution whose tails have no end: what the bounds forbid of them is moved to the bounds, with a
/// warning where it matters, and refused where it is no mere tail.
std::optional<Distribution> unbounded(QuantityReader& reader, SourceSpan span, Distribution distribution) {
    const Bounds& bounds = reader.bounds();
    const std::string allowed = spell(bounds, reader.unit());
    if (bounds.least_is_excluded && distribution.kind == Kind::normal) {
        return reader.fail(span, "E215",
                           fmt::format("a normal distribution has no least value ({})", allowed),
                           "use a lognormal, or hard bounds: 'a..b' or '{pert: [a, m, b]}'");
    }
    const double outside = probability_outside(distribution, bounds.least, bounds.most);
    if (outside > most_outside) {
        return reader.fail(
            span, "E215",
            fmt::format("{:.3g} % of the draws would be out of range ({})", 100 * outside, allowed),
            "use hard bounds: 'a..b', '{triangular: [a, m, b]}' or '{pert: [a, m, b]}'");
    }
    if (outside > quiet_outside) {
        reader.warn(span, "W201",
                    fmt::format("{:.2g} % of the draws fall out of range ({}) and are moved to its end",
                                100 * outside, allowed));
    }
    distribution.least = bounds.least;
    distribution.most = bounds.most;
    return distribution;
}

/// The distribution with 5 % below `low` and 5 % above `high`: lognormal when both are positive, else normal.
std::optional<Distribution> interval(QuantityReader& reader, SourceSpan span, double low, double high) {
    const double width = 2 * normal_quantile(0.95);
    if (!(low > 0))
        return unbounded(reader, span, {Kind::normal, low + (high - low) / 2, (high - low) / width, 0, {}});
    const double log_low = portable_log(low);
    const double log_high = portable_log(high);
    return unbounded(reader, span,
                     {Kind::lognormal, (log_low + log_high) / 2, (log_high - log_low) / width, 0, {}});
}

std::optional<Distribution> read_range(QuantityReader& reader, const Part& whole, const Range& range) {
    if (!check_ends(reader, range)) return std::nullopt;
    const auto low = reader.number(range.low);
    const auto high = reader.number(range.high);
    if (!low || !high) return std::nullopt;
    if (*low > *high) {
        return reader.fail(
            whole.span, "E217",
            fmt::format("the lower end {} is above the upper end {}", range.low.text, range.high.text),
            fmt::format("write '{}{}{}'", range.high.text, range.is_interval ? " to " : "..",
                        range.low.text));
    }
    if (*low == *high) return Distribution::constant(*low);
    if (!range.is_interval) return Distribution{Kind::uniform, *low, *high, 0, {}};
    return interval(reader, whole.span, *low, *high);
}

std::optional<Distribution> read_scalar(QuantityReader& reader, const Node& node) {
    if (!reader.is_plain(node)) return std::nullopt;
    const Part whole = part_of(node);
    if (const std::string range = mended_range(whole.text, reader.unit()); !range.empty()) {
        return reader.fail(whole.span, "E213",
                           fmt::format("{} is not how a range is written", quote_text(whole.text)),
                           fmt::format("write '{}'", range));
    }
    if (const auto ends = split_range(whole)) return read_range(reader, whole, *ends);
    const auto value = reader.number(whole);
    if (!value) return std::nullopt;
    return Distribution::constant(*value);
}

/// `[least, mode, most]`
std::optional<Distribution> read_three_points(QuantityReader& reader, const NodeEntry& entry, Kind kind) {
    const Node& node = entry.value;
    if (!node.is_sequence() || node.items.size() != 3) {
        const std::string given =
            node.is_sequence() ? fmt::format(", not {}", node.items.size()) : std::string();
        return reader.fail(node.span, "E217",
                           fmt::format("'{}' takes three numbers (least, mode, most){}", entry.key, given),
                           fmt::format("write '{{{}: [a, m, b]}}'", entry.key));
    }
    double points[3] = {};
    bool good = true;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto value = reader.number(node.items[i]);
        good = good && value.has_value();
        points[i] = value.value_or(0);
    }
    const Part parts[] = {part_of(node.items[0]), part_of(node.items[1]), part_of(node.items[2])};
    if (!good || !check_percent(reader, {&parts[0], &parts[1], &parts[2]})) return std::nullopt;
    for (std::size_t i = 1; i < 3; ++i) {
        if (points[i] >= points[i - 1]) continue;
        return reader.fail(parts[i].span, "E217",
                           fmt::format("{} is below {} before it (order: least, mode, most)",
                                       quote_text(parts[i].text), quote_text(parts[i - 1].text)));
    }
    if (points[0] == points[2]) return Distribution::constant(points[0]);
    return Distribution{kind, points[0], points[1], points[2], {}};
}

/// The values of a mapping that has just these two keys.
std::optional<std::pair<const Node*, const Node*>> two_keys(QuantityReader& reader, const NodeEntry& entry,
                                                            std::string_view first, std::string_view second) {
    const Node* a = entry.value.find(first);
    const Node* b = entry.value.find(second);
    if (entry.value.is_mapping() && entry.value.entries.size() == 2 && a != nullptr && b != nullptr)
        return std::pair(a, b);
    return reader.fail(entry.value.span, "E217",
                       fmt::format("'{}' takes the keys '{}' and '{}'", entry.key, first, second),
                       fmt::format("write '{{{}: {{{}: a, {}: b}}}}'", entry.key, first, second));
}

std::optional<Distribution> read_normal(QuantityReader& reader, const NodeEntry& entry) {
    const auto keys = two_keys(reader, entry, "mean", "sd");
    if (!keys) return std::nullopt;
    const auto mean = reader.number(*keys->first);
    const auto sd = reader.number(*keys->second, reader.unit(), false);
    const Part parts[] = {part_of(*keys->first), part_of(*keys->second)};
    if (!mean || !sd || !check_percent(reader, {&parts[0], &parts[1]})) return std::nullopt;
    if (*sd < 0) {
        return reader.fail(parts[1].span, "E215",
                           fmt::format("{} is out of range ({})", quote_text(parts[1].text),
                                       spell(Bounds{0}, reader.unit())));
    }
    if (*sd == 0) return Distribution::constant(*mean);
    return unbounded(reader, entry.key_span, {Kind::normal, *mean, *sd, 0, {}});
}

std::optional<Distribution> read_lognormal(QuantityReader& reader, const NodeEntry& entry) {
    const auto keys = two_keys(reader, entry, "p5", "p95");
    if (!keys) return std::nullopt;
    const auto low = reader.number(*keys->first);
    const auto high = reader.number(*keys->second);
    const Part parts[] = {part_of(*keys->first), part_of(*keys->second)};
    if (!low || !high || !check_percent(reader, {&parts[0], &parts[1]})) return std::nullopt;
    if (!(*low > 0)) {
        return reader.fail(parts[0].span, "E215",
                           fmt::format("{} is out of range (must be more than {} in a lognormal)",
                                       quote_text(parts[0].text), spell(0, reader.unit())));
    }
    if (*high < *low) {
        return reader.fail(
            parts[1].span, "E217",
            fmt::format("p95 {} is below p5 {}", quote_text(parts[1].text), quote_text(parts[0].text)));
    }
    if (*low == *high) return Distribution::constant(*low);
    return interval(reader, entry.key_span, *low, *high);
}

std::optional<Distribution> read_discrete(QuantityReader& reader, const NodeEntry& discrete) {
    const Node& node = discrete.value;
    if (!node.is_mapping() || node.entries.empty()) {
        return reader.fail(node.span, "E217", "'discrete' takes values with their probabilities",
                           "write '{discrete: {a: 30%, b: 70%}}'");
    }
    Distribution result{Kind::discrete, 0, 0, 0, {}};
    double sum = 0;
    for (const NodeEntry& entry : node.entries) {
        const auto value = reader.number(Part{entry.key, entry.key_span});
        const auto probability = reader.number(entry.value, Unit::share, false);
        if (!value || !probability) continue;
        if (*probability < 0 || *probability > 1) {
            reader.fail(entry.value.span, "E215",
                        fmt::format("{} is out of range ({})", quote_text(entry.value.text),
                                    spell(Bounds{0, 1}, Unit::share)));
            continue;
        }
        sum += *probability;
        result.outcomes.push_back({*value, *probability});
    }
    if (result.outcomes.size() != node.entries.size()) return std::nullopt;
    if (std::abs(sum - 1) > probability_tolerance) {
        return reader.fail(discrete.key_span, "E201",
                           fmt::format("the probabilities sum to {:.10g} % (must be 100 %)", 100 * sum));
    }
    if (result.outcomes.size() == 1) return Distribution::constant(result.outcomes.front().value);
    std::stable_sort(result.outcomes.begin(), result.outcomes.end(),
                     [](const auto& x, const auto& y) { return x.value < y.value; });
    return result;
}

std::optional<Distribution> read_mapping(QuantityReader& reader, const Node& node) {
    static constexpr std::string_view known = "triangular, pert, normal, lognormal, discrete";
    if (node.entries.size() != 1) {
        return reader.fail(node.span, "E217",
                           fmt::format("a distribution has one key, not {} ({})", node.entries.size(), known),
                           "for example '{triangular: [a, m, b]}'");
    }
    const NodeEntry& entry = node.entries.front();
    if (entry.value.missing) return std::nullopt;
    if (entry.key == "triangular") return read_three_points(reader, entry, Kind::triangular);
    if (entry.key == "pert") return read_three_points(reader, entry, Kind::pert);
    if (entry.key == "normal") return read_normal(reader, entry);
    if (entry.key == "lognormal") return read_lognormal(reader, entry);
    if (entry.key == "discrete") return read_discrete(reader, entry);
    const auto near = nearest(entry.key, {"triangular", "pert", "normal", "lognormal", "discrete"});
    std::string suggestion = near.empty() ? std::string() : fmt::format("did you mean '{}'?", near);
    if (entry.key == "uniform") suggestion = "a uniform distribution is written 'a..b'";
    return reader.fail(entry.key_span, "E217",
                       fmt::format("unknown distribution {} ({})", quote_text(entry.key), known), suggestion);
}

}  // namespace

std::optional<Distribution> parse_distribution(const Node& node, Unit unit, const Bounds& bounds,
                                               const Source& source, Diagnostics& diagnostics) {
    QuantityReader reader(unit, bounds, source, diagnostics);
    if (node.is_mapping()) return read_mapping(reader, node);
    if (node.is_scalar()) return read_scalar(reader, node);
    return reader.fail(node.span, "E217", fmt::format("a list where {} is due", name_of(unit)),
                       "a range is written 'a..b', three points '{triangular: [a, m, b]}'");
}

}  // namespace offersim
