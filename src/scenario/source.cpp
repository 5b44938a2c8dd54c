#include "scenario/source.hpp"

#include <utility>

#include "base/utf8.hpp"

namespace offersim {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::size_t longest_quoted_line =
    16 * 1024;  // bytes; so that many faults in one huge line stay cheap

}  // namespace

Source::Source(std::string file, std::string text)
    : file_(std::move(file)), text_(std::move(text)), line_starts_{0} {
    const std::string_view all = content();
    for (std::size_t i = all.find('\n'); i != std::string_view::npos; i = all.find('\n', i + 1)) {
        if (i + 1 < all.size()) line_starts_.push_back(i + 1);
    }
}

std::string_view Source::content() const {
    const std::string_view all = text_;
    return all.starts_with(byte_order_mark) ? all.substr(byte_order_mark.size()) : all;
}

std::string_view Source::line(int number) const {
    if (number < 1 || number > line_count()) return {};
    const std::size_t start = line_starts_[static_cast<std::size_t>(number - 1)];
    std::string_view line = content().substr(start);
    line = line.substr(0, line.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string_view Source::line_from(int number, int column) const {
    const std::string_view whole = line(number);
    std::size_t offset = 0;
    for (int i = 1; i < column && offset < whole.size(); ++i) offset += decode_utf8(whole, offset).bytes;
    return whole.substr(offset);
}

Diagnostic Source::diagnostic(Severity severity, std::string code, SourceSpan span, std::string message,
                              std::string suggestion) const {
    const std::string_view quoted = line(span.line);
    return {severity,
            std::move(code),
            std::move(message),
            std::move(suggestion),
            file_,
            span,
            quoted.size() > longest_quoted_line ? std::string() : std::string(quoted)};
}

}  // namespace offersim
