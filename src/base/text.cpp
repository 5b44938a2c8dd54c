#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace offersim {

namespace {

struct Range {
    char32_t first, last;
};

/// Combining marks and format characters that take no cell.
constexpr std::array zero_width_ranges{
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD}, Range{0x0610, 0x061A},
    Range{0x064B, 0x065F}, Range{0x06D6, 0x06DC}, Range{0x0900, 0x0902}, Range{0x093C, 0x093C},
    Range{0x0941, 0x0948}, Range{0x094D, 0x094D}, Range{0x0E31, 0x0E31}, Range{0x0E34, 0x0E3A},
    Range{0x0E47, 0x0E4E}, Range{0x1160, 0x11FF}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},
    Range{0x200B, 0x200F}, Range{0x202A, 0x202E}, Range{0x2060, 0x206F}, Range{0x20D0, 0x20FF},
    Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0xE0000, 0xE0FFF},
};

/// East Asian Width W and F, and emoji shown wide.
constexpr std::array wide_ranges{
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},   Range{0x23F0, 0x23F0},
    Range{0x23F3, 0x23F3},   Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},   Range{0x2648, 0x2653},
    Range{0x267F, 0x267F},   Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},   Range{0x26AA, 0x26AB},
    Range{0x26BD, 0x26BE},   Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},   Range{0x26D4, 0x26D4},
    Range{0x26EA, 0x26EA},   Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},   Range{0x26FA, 0x26FA},
    Range{0x26FD, 0x26FD},   Range{0x2705, 0x2705},   Range{0x270A, 0x270B},   Range{0x2728, 0x2728},
    Range{0x274C, 0x274C},   Range{0x274E, 0x274E},   Range{0x2753, 0x2755},   Range{0x2757, 0x2757},
    Range{0x2795, 0x2797},   Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},   Range{0x2B1B, 0x2B1C},
    Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
    Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},   Range{0xA960, 0xA97C},
    Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6B},   Range{0xFF01, 0xFF60},
    Range{0xFFE0, 0xFFE6},   Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF}, Range{0x1F18E, 0x1F18E},
    Range{0x1F191, 0x1F19A}, Range{0x1F1E6, 0x1F202}, Range{0x1F210, 0x1F23B}, Range{0x1F240, 0x1F248},
    Range{0x1F250, 0x1F251}, Range{0x1F260, 0x1F265}, Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
    Range{0x1F7E0, 0x1F7EB}, Range{0x1F900, 0x1F9FF}, Range{0x1FA70, 0x1FAFF}, Range{0x20000, 0x3FFFD},
};

template <std::size_t size>
bool contains(const std::array<Range, size>& ranges, char32_t code_point) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), code_point,
                                        [](char32_t value, Range range) { return value < range.first; });
    return after != ranges.begin() && code_point <= std::prev(after)->last;
}

std::string escape(CodePoint code_point) {
    if (code_point.value == '\n') return "\\n";
    if (code_point.value == '\r') return "\\r";
    if (code_point.value == '\t') return "\\t";
    const auto value = static_cast<unsigned>(code_point.value);
    return code_point.valid && value > 0xFF ? fmt::format("\\u{:04x}", value)
                                            : fmt::format("\\x{:02x}", value);
}

}  // namespace

bool is_unprintable(char32_t code_point) {
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
           (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

std::string escape_control(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint code_point = decode_utf8(text, offset);
        if (!code_point.valid || is_unprintable(code_point.value)) {
            escaped += escape(code_point);
        } else {
            escaped += text.substr(offset, code_point.bytes);
        }
        offset += code_point.bytes;
    }
    return escaped;
}

int display_width(char32_t code_point) {
    if (code_point < 0x300) return 1;
    if (contains(zero_width_ranges, code_point)) return 0;
    return contains(wide_ranges, code_point) ? 2 : 1;
}

int display_width(std::string_view text) {
    int cells = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint code_point = decode_utf8(text, offset);
        cells += display_width(code_point.value);
        offset += code_point.bytes;
    }
    return cells;
}

std::string shorten(std::string_view text, int cells) {
    if (display_width(text) <= cells) return std::string(text);
    if (cells < 1) return {};
    std::size_t offset = 0;
    for (int used = 1; offset < text.size();) {  // one cell is the ellipsis'
        const CodePoint code_point = decode_utf8(text, offset);
        used += display_width(code_point.value);
        if (used > cells) break;
        offset += code_point.bytes;
    }
    return std::string(text.substr(0, offset)) + "…";
}

std::string quote_text(std::string_view text) { return "'" + shorten(text, 40) + "'"; }

}  // namespace offersim
