#pragma once
/// Why a text is not a quantity: a look at what its author probably meant.
#include <optional>
#include <string>
#include <string_view>

#include "scenario/number.hpp"
#include "scenario/quantity.hpp"

namespace offersim {

/// The fault of a text that is no number for read_number(). Every spelling suggested parses as `unit`. Codes
/// E211-E213.
QuantityFault explain_spelling(std::string_view text, Unit unit, NumberFault fault);
/// "1000" where the braces of `{base: 1,000}` made a value 1 and a key 000 of a number; empty where `before`
/// and `after` are no such halves.
std::string torn_number(std::string_view before, std::string_view after);
/// The value of a text as parse_quantity() gives it, without a reason where it is none: for guesses.
std::optional<double> read_quantity(std::string_view text, Unit unit);

}  // namespace offersim
