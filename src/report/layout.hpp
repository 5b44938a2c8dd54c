#pragma once
/// Paragraphs and tables for a terminal, measured in its cells.
#include <string>
#include <string_view>
#include <vector>

namespace offersim {

/// `text` in lines of at most `width` cells, each ended by a newline; the first begins with `first_indent`,
/// the others with `indent`. Newlines in the text stay. A word wider than a line has one for itself; a lone
/// `%` stays with its number.
std::string wrap(std::string_view text, int width, std::string_view first_indent = "",
                 std::string_view indent = "");

/// `text` filled up with spaces to `width` cells, on the right or on the left.
std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

/// Rows of cells; row 0 is the heading. The first column is set flush left, the others flush right, except
/// that cells with a margin or a range ("1,313k ±2k", "355k (340k to 395k)") are aligned where that begins.
struct Table {
    std::vector<std::vector<std::string>> rows;

    void add(std::vector<std::string> row) { rows.push_back(std::move(row)); }
    /// The table as lines of at most `width` cells where the first column and one other fit. Columns that do
    /// not fit follow below, under the same first column and after an empty line. Nothing where there are
    /// only headings.
    std::string text(int width) const;
};

}  // namespace offersim
