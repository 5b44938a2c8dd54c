#pragma once
/// A number as written, taken apart: sign, currency sign, digits, magnitude, percent sign, unit.
#include <optional>
#include <string_view>

namespace offersim {

struct WrittenNumber {
    double value = 0;       ///< with fraction, magnitude and percent sign taken into account
    double mantissa = 0;    ///< before them
    char magnitude = '\0';  ///< 'k', 'M', 'B', 'T' or none
    bool is_percent = false;
    bool is_quotient = false;  ///< a/b
    bool is_money = false;     ///< has a dollar sign
    std::string_view unit;     ///< "/yr", "x", "y", "mo", "d" or nothing
};

enum class NumberFault {
    spelling,   ///< not a number, or not one that we read
    too_large,  ///< beyond the largest double
    too_small,  ///< not 0, but nearer to it than the smallest double
};

/// `[-][$]digits[.digits][e[+-]digits][/digits][k|M|B|T][%][/yr|x|y|mo|d]`, with no spaces, separators or
/// leading zeros. The decimal exponent of a magnitude or percent sign is applied to the digits, so that 0.1%
/// is the double nearest to 0.001.
std::optional<WrittenNumber> read_number(std::string_view text, NumberFault& fault);

}  // namespace offersim
