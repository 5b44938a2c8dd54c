#pragma once
/// A table of a report as markup.
#include <string>
#include <string_view>

#include "report/layout.hpp"

namespace offersim {

/// A table with row 0 as its headings and the first column as the names of its rows. `caption` and cells are
/// text, not markup.
std::string html_table(const Table& table, std::string_view caption);

}  // namespace offersim
