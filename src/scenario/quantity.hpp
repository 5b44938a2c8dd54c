#pragma once
/// Quantities as people write them: `210k`, `$210k`, `14B`, `25%`, `0.25`, `1/4`, `2x`, `4y`, `24mo`, `180d`,
/// `50k/yr`, `12%/yr`, `2027-03`. Numbers go through std::from_chars: neither locale nor time zone is asked.
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/distribution.hpp"
#include "scenario/node.hpp"

namespace offersim {

/// What a key expects, and so which spellings are read and which are mended in a message.
enum class Unit {
    money,           ///< `376k`, `$14B`, `1.5M`
    money_per_year,  ///< `330k/yr`; the `/yr` may be left out
    share,          ///< `25%`, `0.25`, `1/4`; a bare number over 3 is an error that suggests the percent sign
    rate_per_year,  ///< `12%/yr`, `12%`, `0.12`; a bare number over 3 as for a share
    count_per_year,  ///< how often something happens: `5/yr`, `5`, `50%/yr`
    months,          ///< `4y`, `24mo`, `180d` (days / 30, rounded up); whole months
    shares,          ///< a count of shares: `1B`, `100000`, `12.5k`; at most 2^53
    multiple,        ///< `2x`, `1.25x`, `2`
    price,           ///< money for one share
    number,          ///< any plain number
    count,           ///< a whole number: `1000000`, `1M`, `1e6`
};

/// Inclusive bounds unless said; the message names them.
struct Bounds {
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    bool least_is_excluded = false;
};

/// Why a text is not the quantity expected, ready for a Diagnostic.
struct QuantityFault {
    std::string code, message, suggestion;
};

/// The value in base units (money, fraction, per year, months, shares), or the fault.
std::optional<double> parse_quantity(std::string_view text, Unit unit, QuantityFault& fault);

/// A number, as a constant or as a distribution in any spelling of the language: `a..b`, `a to b`,
/// `{triangular: [a, m, b]}`, `{pert: [a, m, b]}`, `{normal: {mean: m, sd: s}}`, `{lognormal: {p5: a, p95:
/// b}}`,
/// `{discrete: {a: 30%, b: 70%}}`. Faults go to `diagnostics` with the place of the part that is wrong.
std::optional<Distribution> parse_distribution(const Node& node, Unit unit, const Bounds& bounds,
                                               const Source& source, Diagnostics& diagnostics);

/// A constant: a distribution here is an error that says so ("'seed' must be one number").
std::optional<double> parse_constant(const Node& node, Unit unit, const Bounds& bounds, const Source& source,
                                     Diagnostics& diagnostics);

/// How a value was read, for `check --explain`: "uniform between 258,000 and 272,000 a year".
std::string describe(const Distribution& distribution, Unit unit, std::string_view currency);

}  // namespace offersim
