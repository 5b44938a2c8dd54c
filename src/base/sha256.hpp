#pragma once
/// The fingerprint of a text, by which a report says what exactly it was made from.
#include <string>
#include <string_view>

namespace offersim {

/// SHA-256 of the bytes of `text`, as 64 hexadecimal digits.
std::string sha256(std::string_view text);

}  // namespace offersim
