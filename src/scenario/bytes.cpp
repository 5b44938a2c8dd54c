#include "scenario/bytes.hpp"

#include <fmt/format.h>

#include <string>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace offersim {

namespace {

using namespace std::string_view_literals;

constexpr char32_t line_separator = 0x2028;
constexpr char32_t paragraph_separator = 0x2029;
constexpr char32_t delete_character = 0x7F;

/// The wide encoding that `text` seems to be in, or empty.
std::string_view wide_encoding(std::string_view text) {
    if (text.starts_with("\xff\xfe\0\0"sv) || text.starts_with("\0\0\xfe\xff"sv)) return "UTF-32";
    if (text.starts_with("\xff\xfe"sv) || text.starts_with("\xfe\xff"sv)) return "UTF-16";
    if (text.size() < 4) return {};
    const auto zero = [&](std::size_t i) { return text[i] == '\0'; };
    const int zeros = zero(0) + zero(1) + zero(2) + zero(3);
    if (zeros == 3 && (!zero(0) || !zero(3))) return "UTF-32";
    if (zeros == 2 && zero(0) == zero(2) && zero(1) == zero(3)) return "UTF-16";
    return {};
}

bool is_noncharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

std::string_view name_of(char32_t c) {
    if (c == 0) return "NUL byte";
    if (c == 0x1B) return "escape character";
    if (c < 0x20 || c == delete_character || (c >= 0x80 && c < 0xA0)) return "control character";
    return is_noncharacter(c) ? "noncharacter" : "bidirectional override";
}

/// What is wrong with one code point of the text; no message where nothing is.
struct Fault {
    std::string code, message, suggestion;
    bool is_last = false;  ///< the rest of the file would only repeat it
};

Fault fault_at(std::string_view text, std::size_t offset, CodePoint code_point) {
    const char32_t c = code_point.value;
    const auto value = static_cast<unsigned>(c);
    if (!code_point.valid) {
        return {"E103", fmt::format("invalid UTF-8 at byte offset {} (0x{:02x})", offset, value),
                "save the file as UTF-8", true};
    }
    if (c == '\r') {
        if (offset + 1 < text.size() && text[offset + 1] == '\n') return {};
        return {"E105", "a carriage return without a line feed", "use LF or CRLF line ends", true};
    }
    if (c == line_separator || c == paragraph_separator) {
        return {"E105", fmt::format("line separator U+{:04X} at byte offset {}", value, offset),
                "use LF or CRLF line ends"};
    }
    if (c == '\t' || c == '\n') return {};
    if (is_unprintable(c) || is_noncharacter(c)) {
        return {"E104", fmt::format("{} U+{:04X} at byte offset {}", name_of(c), value, offset), "remove it",
                c == 0};
    }
    return {};
}

}  // namespace

bool check_bytes(const Source& source, std::string_view what, Diagnostics& diagnostics) {
    const auto report = [&](std::string code, SourceSpan span, std::string message, std::string suggestion) {
        diagnostics.add(source.diagnostic(Severity::error, std::move(code), span, std::move(message),
                                          std::move(suggestion)));
    };
    if (source.text().size() > most_source_bytes) {
        report("E101", {}, fmt::format("{} of {} bytes (at most 4 MiB)", what, source.text().size()),
               "split it");
        return false;
    }
    if (const auto encoding = wide_encoding(source.text()); !encoding.empty()) {
        report("E102", {}, fmt::format("{} is written in {}", what, encoding), "save the file as UTF-8");
        return false;
    }
    const std::string_view text = source.text();
    bool sound = true;
    int line = 1;
    int column = 1;
    for (std::size_t offset = text.size() - source.content().size(); offset < text.size();) {
        const CodePoint code_point = decode_utf8(text, offset);
        if (code_point.value >= 0x7F || code_point.value < 0x20) {
            const Fault fault = fault_at(text, offset, code_point);
            if (!fault.code.empty()) {
                report(fault.code, {line, column, 1}, fault.message, fault.suggestion);
                sound = false;
                if (fault.is_last || diagnostics.error_count() >= Diagnostics::most_errors) return false;
            }
        }
        ++column;
        if (code_point.value == '\n') {
            ++line;
            column = 1;
        }
        offset += code_point.bytes;
    }
    return sound;
}

}  // namespace offersim
