#pragma once
/// Nodes as numbers: where each part stands, whether it is spelled as its unit is, whether it is within its
/// bounds.
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "scenario/node.hpp"
#include "scenario/quantity.hpp"
#include "scenario/source.hpp"

namespace offersim {

/// A piece of a scalar with its place.
struct Part {
    std::string_view text;
    SourceSpan span;
};

/// `a..b` or `a to b`.
struct Range {
    Part low, high;
    bool is_interval = false;  ///< a to b
};

/// The ends of a range, or nothing where `whole` is none.
std::optional<Range> split_range(const Part& whole);
/// `a-b`, `a...b` and other ways to write a range as `a..b`, or empty.
std::string mended_range(std::string_view text, Unit unit);

/// Reads what one key gives; the faults go to the diagnostics.
class QuantityReader {
public:
    QuantityReader(Unit unit, const Bounds& bounds, const Source& source, Diagnostics& diagnostics)
        : unit_(unit), bounds_(bounds), source_(source), diagnostics_(diagnostics) {}

    Unit unit() const { return unit_; }
    const Bounds& bounds() const { return bounds_; }
    bool is_fraction() const { return unit_ == Unit::share || unit_ == Unit::rate_per_year; }

    std::nullopt_t fail(SourceSpan span, std::string code, std::string message, std::string suggestion = {});
    void warn(SourceSpan span, std::string code, std::string message);
    /// The number that `part` writes, within the bounds.
    std::optional<double> number(const Part& part);
    /// The number that `node` writes, within the bounds.
    std::optional<double> number(const Node& node) { return number(node, unit_, true); }
    /// The same in another unit, or beyond the bounds: a standard deviation, a probability.
    std::optional<double> number(const Node& node, Unit unit, bool check_bounds);
    /// False for a scalar in quotes, which is reported, and for a missing value, which the parser has
    /// reported.
    bool is_plain(const Node& node);

private:
    std::optional<double> unchecked(const Part& part, Unit unit);

    Unit unit_;
    const Bounds& bounds_;
    const Source& source_;
    Diagnostics& diagnostics_;
};

}  // namespace offersim
