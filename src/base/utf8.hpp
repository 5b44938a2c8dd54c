#pragma once
/// UTF-8 read one code point at a time, as strictly as RFC 3629: no overlong forms, no surrogates, nothing
/// above U+10FFFF.
#include <cstddef>
#include <string>
#include <string_view>

namespace offersim {

struct CodePoint {
    char32_t value = 0;     ///< the byte itself where it is not valid
    std::size_t bytes = 1;  ///< 1 for a byte that is not valid
    bool valid = true;
};

/// The code point that starts at `offset`, which must lie inside `text`.
CodePoint decode_utf8(std::string_view text, std::size_t offset);
/// The number of code points; a byte that is not valid counts as one.
std::size_t code_point_count(std::string_view text);

}  // namespace offersim
