#pragma once
/// The tables of pay in a guide's Markdown: one row a region; a level and a region; components down and
/// regions across; or levels down and cities across.
#include <string>
#include <vector>

#include "scenario/guide.hpp"

namespace offersim {

struct MarkdownTable {
    std::string caption;  ///< the line of text above it
    int line = 0;         ///< of its header
    std::vector<std::string> header;
    struct Row {
        int line = 0;
        std::vector<std::string> cells;
    };
    std::vector<Row> rows;
};

/// The lines of a text, without their ends. Line n of the file is at n - 1.
std::vector<std::string_view> lines_of(std::string_view text);
std::vector<MarkdownTable> markdown_tables(const std::vector<std::string_view>& lines);

/// The regions of the tables of pay, in file order; other tables give none.
std::vector<GuideRegion> regions_in_tables(const std::vector<MarkdownTable>& tables);

/// "Singapore (SGD)" without flags, ":gb:" and emphasis.
std::string region_name(std::string_view text);
/// Whether two spellings of a region are the same place: "London" and ":gb: London (GBP)".
bool same_region(std::string_view a, std::string_view b);

}  // namespace offersim
