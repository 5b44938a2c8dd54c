#include "base/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace offersim {

namespace {

constexpr int longest_quoted_line = 160;  // code points; a longer line is shown around its caret
constexpr int code_points_before_caret = 60;
constexpr int tab_stop = 4;

struct Colors {
    std::string_view place, severity, caret, reset;
};

Colors colors_of(Severity severity, bool color) {
    if (!color) return {};
    return {"\x1b[1m", severity == Severity::error ? "\x1b[1;31m" : "\x1b[1;35m", "\x1b[1;32m", "\x1b[0m"};
}

/// The quoted line and the marks under it, both as shown.
struct Quote {
    std::string line, marks;
};

/// One code point as shown: tabs become spaces up to the next stop, control characters their escape.
std::string shown(std::string_view text, CodePoint code_point, int cells_before) {
    if (code_point.value == '\t')
        return std::string(static_cast<std::size_t>(tab_stop - cells_before % tab_stop), ' ');
    return escape_control(text.substr(0, code_point.bytes));
}

Quote quote(const Diagnostic& diagnostic) {
    const std::string_view line = diagnostic.source_line;
    const int count = static_cast<int>(code_point_count(line));
    const int caret = std::max(diagnostic.span.column, 1) - 1;
    const int first =
        count > longest_quoted_line ? std::max(std::min(caret, count) - code_points_before_caret, 0) : 0;
    const int last = std::min(count, first + longest_quoted_line);
    const int marked_end = std::min(caret + std::max(diagnostic.span.length, 1), last);

    Quote result;
    if (first > 0) result.line = "...";
    int cells = static_cast<int>(result.line.size());
    int caret_cell = -1;
    int marked_cells = 0;
    std::size_t offset = 0;
    for (int index = 0; index < last; ++index) {
        const CodePoint code_point = decode_utf8(line, offset);
        if (index >= first) {
            const std::string text = shown(line.substr(offset), code_point, cells);
            const int width = display_width(text);
            if (index == caret) caret_cell = cells;
            if (index >= caret && index < marked_end) marked_cells += width;
            result.line += text;
            cells += width;
        }
        offset += code_point.bytes;
    }
    if (caret_cell < 0) caret_cell = cells;  // just past the end, where something is missing
    if (last < count) result.line += "...";
    result.marks = std::string(static_cast<std::size_t>(caret_cell), ' ') + '^' +
                   std::string(static_cast<std::size_t>(std::max(marked_cells - 1, 0)), '~');
    return result;
}

std::string place(const Diagnostic& diagnostic) {
    const std::string file = escape_control(diagnostic.file);
    if (diagnostic.span.line > 0) {
        return fmt::format("{}:{}:{}: ", file, diagnostic.span.line, diagnostic.span.column);
    }
    return file.empty() ? std::string() : file + ": ";
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
    // What is read twice, as a company is for each of its futures, is said once.
    const auto is_same = [&](const Diagnostic& other) {
        return other.span == diagnostic.span && other.code == diagnostic.code &&
               other.message == diagnostic.message && other.file == diagnostic.file;
    };
    if (diagnostic.span.line > 0 && std::any_of(diagnostics_.begin(), diagnostics_.end(), is_same)) return;
    auto& count = diagnostic.severity == Severity::error ? error_count_ : warning_count_;
    if (count++ < most_errors) diagnostics_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    std::map<std::string_view, std::size_t> file_order;
    for (const Diagnostic& diagnostic : diagnostics_)
        file_order.try_emplace(diagnostic.file, file_order.size());
    std::vector<Diagnostic> result = diagnostics_;
    std::stable_sort(result.begin(), result.end(), [&](const Diagnostic& x, const Diagnostic& y) {
        const auto key = [&](const Diagnostic& d) {
            return std::tuple(file_order.at(d.file), d.span.line, d.span.column);
        };
        return key(x) < key(y);
    });
    return result;
}

std::string format_diagnostic(const Diagnostic& diagnostic, bool color) {
    const Colors colors = colors_of(diagnostic.severity, color);
    std::string text =
        fmt::format("{}{}{}{}{}", colors.place, place(diagnostic), colors.reset, colors.severity,
                    diagnostic.severity == Severity::error ? "error" : "warning");
    if (!diagnostic.code.empty()) text += fmt::format("[{}]", diagnostic.code);
    text += fmt::format(":{} {}", colors.reset, escape_control(diagnostic.message));
    if (diagnostic.span.line > 0 && !diagnostic.source_line.empty()) {
        const Quote quoted = quote(diagnostic);
        text += fmt::format("\n{:5} | {}\n{:5} | {}{}{}", diagnostic.span.line, quoted.line, "", colors.caret,
                            quoted.marks, colors.reset);
    }
    if (!diagnostic.suggestion.empty()) text += "\n  " + escape_control(diagnostic.suggestion);
    return text;
}

}  // namespace offersim
