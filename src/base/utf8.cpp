#include "base/utf8.hpp"

namespace offersim {

namespace {

struct Lead {
    std::size_t bytes;
    char32_t bits;
    char32_t least;  ///< below this the form is overlong
};

Lead read_lead(unsigned char byte) {
    if (byte < 0x80) return {1, byte, 0};
    if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1Fu, 0x80};
    if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0Fu, 0x800};
    if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07u, 0x10000};
    return {0, byte, 0};
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t offset) {
    const auto first = static_cast<unsigned char>(text[offset]);
    const CodePoint invalid{first, 1, false};
    const Lead lead = read_lead(first);
    if (lead.bytes == 0 || offset + lead.bytes > text.size()) return invalid;
    char32_t value = lead.bits;
    for (std::size_t i = 1; i < lead.bytes; ++i) {
        const auto byte = static_cast<unsigned char>(text[offset + i]);
        if ((byte & 0xC0u) != 0x80u) return invalid;
        value = (value << 6) | (byte & 0x3Fu);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < lead.least || value > 0x10FFFF || surrogate) return invalid;
    return {value, lead.bytes, true};
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) offset += decode_utf8(text, offset).bytes;
    return count;
}

}  // namespace offersim
