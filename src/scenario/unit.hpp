#pragma once
/// What each unit of a quantity is called, and how its values are written.
#include <string>
#include <string_view>

#include "scenario/quantity.hpp"

namespace offersim {

/// "an amount of money", as in "'abc' is not an amount of money".
std::string_view name_of(Unit unit);
/// Spellings to choose from: "'376k' or '1.5M'".
std::string_view examples_of(Unit unit);
/// A value as one would write it in a scenario: "376k", "25%", "12%/yr", "4y", "2x".
std::string spell(double value, Unit unit);
/// "must be between 0% and 100%"; empty where `bounds` exclude nothing.
std::string spell(const Bounds& bounds, Unit unit);
/// A value as a report shows it, without its unit: "258,000", "25 %", "48".
std::string display(double value, Unit unit);
/// What follows such a value: " USD a year", " a year", " months"; may be empty.
std::string display_unit(Unit unit, std::string_view currency);

}  // namespace offersim
