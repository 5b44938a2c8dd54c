#include "report/html_table.hpp"

#include "report/html_text.hpp"

namespace offersim {

std::string html_table(const Table& table, std::string_view caption) {
    std::string text =
        "<div class=\"scroll\"><table><caption>" + html_escape(caption) + "</caption>\n<thead><tr>";
    for (const std::string& heading : table.rows.front())
        text += "<th scope=\"col\">" + html_escape(heading) + "</th>";
    text += "</tr></thead>\n<tbody>\n";
    for (std::size_t row = 1; row < table.rows.size(); ++row) {
        text += "<tr>";
        for (std::size_t column = 0; column < table.rows[row].size(); ++column)
            text += column == 0 ? "<th scope=\"row\">" + html_escape(table.rows[row][0]) + "</th>"
                                : "<td>" + html_escape(table.rows[row][column]) + "</td>";
        text += "</tr>\n";
    }
    return text + "</tbody></table></div>\n";
}

}  // namespace offersim
