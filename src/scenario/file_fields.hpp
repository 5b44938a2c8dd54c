#pragma once
/// Keys that every kind of file has alike.

#include "scenario/types.hpp"

namespace offersim {

/// `USD`
bool is_currency_code(std::string_view text);
Type<std::string> currency_code();

/// `4.5%/yr`, an effective rate, or `{continuous: 4.5%}`.
Type<Discount> discount_type();

/// Reports a version of the language that this program does not read.
bool check_format(Reading& reading, const Value& value);

/// `format` only says that the file is written in this version of the language.
template <class T>
Field<T> format_field() {
    const Shape shape{.kind = Shape::Kind::constant, .unit = Unit::count, .bounds = {1, 1}};
    return Field<T>({"format", shape, "The version of this language", false, {}, {}, {}},
                    [](Reading& reading, const Value& value, T&) { return check_format(reading, value); })
        .defaults_to("1");
}

}  // namespace offersim
