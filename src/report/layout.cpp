#include "report/layout.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace offersim {

namespace {

/// The words of one line of text; a percent sign stays with its number.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        if (word.front() == '%' && !words.empty()) {
            words.back() += " ";
            words.back() += word;
        } else {
            words.emplace_back(word);
        }
    }
    return words;
}

std::string blanks(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

constexpr int gap = 3;  ///< cells between columns

/// A cell before and from its margin or range.
struct Parts {
    std::string_view value, margin;
};

Parts parts_of(std::string_view cell) {
    const std::size_t split = std::min(cell.find(" ±"), cell.find(" ("));
    if (split == std::string_view::npos) return {cell, {}};
    return {cell.substr(0, split), cell.substr(split)};
}

struct ColumnWidth {
    int value = 0, margin = 0, heading = 0;
    int total() const { return std::max(value + margin, heading); }
};

std::vector<ColumnWidth> column_widths(const std::vector<std::vector<std::string>>& rows) {
    std::vector<ColumnWidth> widths(rows.front().size());
    for (const std::vector<std::string>& row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            ColumnWidth& width = widths[column];
            if (&row == &rows.front()) {
                width.heading = display_width(row[column]);
            } else {
                const Parts parts = column == 0 ? Parts{row[column], {}} : parts_of(row[column]);
                width.value = std::max(width.value, display_width(parts.value));
                width.margin = std::max(width.margin, display_width(parts.margin));
            }
        }
    }
    return widths;
}

std::string set_cell(std::string_view cell, const ColumnWidth& width, bool is_heading) {
    if (is_heading) return pad_left(cell, width.total());
    const Parts parts = parts_of(cell);
    return pad_left(std::string(pad_left(parts.value, width.value)) + pad_right(parts.margin, width.margin),
                    width.total());
}

}  // namespace

std::string wrap(std::string_view text, int width, std::string_view first_indent, std::string_view indent) {
    std::string wrapped;
    std::string line(first_indent);
    for (;;) {
        const std::size_t line_end = std::min(text.find('\n'), text.size());
        bool is_line_start = true;
        for (const std::string& word : words_of(text.substr(0, line_end))) {
            if (!is_line_start && display_width(line) + 1 + display_width(word) > width) {
                wrapped += line + "\n";
                line = indent;
                is_line_start = true;
            }
            if (!is_line_start) line += ' ';
            line += word;
            is_line_start = false;
        }
        wrapped += (is_line_start ? std::string() : line) + "\n";
        line = indent;
        if (line_end == text.size()) return wrapped;
        text.remove_prefix(line_end + 1);
    }
}

std::string pad_right(std::string_view text, int width) {
    return std::string(text) + blanks(width - display_width(text));
}

std::string pad_left(std::string_view text, int width) {
    return blanks(width - display_width(text)) + std::string(text);
}

std::string Table::text(int width) const {
    if (rows.size() < 2) return {};
    const std::vector<ColumnWidth> widths = column_widths(rows);
    std::string text;
    for (std::size_t begin = 1; begin < widths.size();) {
        int used = widths[0].total() + gap + widths[begin].total();
        std::size_t end = begin + 1;
        while (end < widths.size() && used + gap + widths[end].total() <= width)
            used += gap + widths[end++].total();
        if (begin > 1) text += '\n';
        for (const std::vector<std::string>& row : rows) {
            std::string line = pad_right(row[0], widths[0].total());
            for (std::size_t column = begin; column < end; ++column)
                line += blanks(gap) + set_cell(row[column], widths[column], &row == &rows.front());
            line.erase(line.find_last_not_of(' ') + 1);
            text += line + "\n";
        }
        begin = end;
    }
    return text;
}

}  // namespace offersim
