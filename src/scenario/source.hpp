#pragma once
/// A text with its name, as diagnostics quote it.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace offersim {

class Source {
public:
    Source(std::string file, std::string text);

    const std::string& file() const { return file_; }
    const std::string& text() const { return text_; }
    /// The text without a byte order mark, in which lines and columns count.
    std::string_view content() const;
    /// Line `number` (from 1) without its end (LF or CRLF); empty past the last.
    std::string_view line(int number) const;
    int line_count() const { return static_cast<int>(line_starts_.size()); }
    /// The rest of line `number` from code point `column` (both from 1).
    std::string_view line_from(int number, int column) const;
    /// A diagnostic at `span` of this source, quoting its line (unless that is longer than 16 KiB).
    Diagnostic diagnostic(Severity severity, std::string code, SourceSpan span, std::string message,
                          std::string suggestion = {}) const;

private:
    std::string file_;
    std::string text_;
    std::vector<std::size_t> line_starts_;  ///< offsets into content()
};

}  // namespace offersim
