#pragma once
/// Monthly returns of the past, as a list or as a file of the scenario's directory.
#include <string>
#include <string_view>
#include <vector>

#include "scenario/company.hpp"
#include "scenario/table.hpp"

namespace offersim {

/// One return a line: the last field, where fields are parted by commas, semicolons, tabs or spaces, as
/// `0.032` or `3.2%`. A first line without a return is a heading; empty lines and `#` comments are passed
/// over. Simple returns above -100 %. On a fault nothing, and `fault` says what is wrong with which line.
std::optional<std::vector<double>> parse_returns(std::string_view text, std::string& fault);

/// `returns`: `[1.2%, -3%, ...]` or the name of a file, into logarithms.
Field<Growth> returns_field();
/// `block`: mean length of the stretches that are drawn together.
Field<Growth> block_field();

}  // namespace offersim
