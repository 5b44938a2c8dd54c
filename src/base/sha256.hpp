#pragma once
/// The fingerprint of a text, by which a report says what exactly it was made from.
#include <string>
#include <string_view>

namespace offersim {

/// SHA-256 of the bytes of `text`, as 64 hexadecimal digits.
std::string sha256(std::string_view text);
/// The same in base64, as a Content-Security-Policy names what it lets through.
std::string sha256_base64(std::string_view text);

}  // namespace offersim
