#include "report/json_writer.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/utf8.hpp"

namespace offersim {

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    text_ += quoted(name) + ": ";
    after_key_ = true;
    return *this;
}

void JsonWriter::value(double number) {
    if (std::isfinite(number)) {
        put(shortest_number(number));
    } else {
        null();
    }
}

std::string JsonWriter::quoted(std::string_view text) {
    std::string quoted = "\"";
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint code_point = decode_utf8(text, offset);
        if (!code_point.valid) {
            quoted += "\uFFFD";
        } else if (code_point.value == '"' || code_point.value == '\\') {
            quoted += '\\';
            quoted += static_cast<char>(code_point.value);
        } else if (code_point.value == '\n') {
            quoted += "\\n";
        } else if (code_point.value < 0x20 || (code_point.value >= 0x7F && code_point.value < 0xA0)) {
            quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(code_point.value));
        } else {
            quoted += text.substr(offset, code_point.bytes);
        }
        offset += code_point.bytes;
    }
    return quoted + "\"";
}

void JsonWriter::begin(char bracket, Layout layout) {
    separate();
    after_key_ = false;
    text_ += bracket;
    // What lies within one line stays within it.
    const bool is_inside_line = !levels_.empty() && levels_.back().layout == Layout::line;
    levels_.push_back({is_inside_line ? Layout::line : layout});
}

void JsonWriter::end(char bracket) {
    const Level level = levels_.back();
    levels_.pop_back();
    if (!level.is_empty && level.layout == Layout::block) break_line();
    text_ += bracket;
}

void JsonWriter::put(std::string_view token) {
    separate();
    after_key_ = false;
    text_ += token;
}

void JsonWriter::separate() {
    if (after_key_ || levels_.empty()) return;
    Level& level = levels_.back();
    if (!level.is_empty) text_ += level.layout == Layout::line ? ", " : ",";
    if (level.layout == Layout::block) break_line();
    level.is_empty = false;
}

void JsonWriter::break_line() { text_ += "\n" + std::string(2 * levels_.size(), ' '); }

std::string shortest_number(double number) { return fmt::format("{}", number == 0 ? 0.0 : number); }

}  // namespace offersim
