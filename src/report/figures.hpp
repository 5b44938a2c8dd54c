#pragma once
/// The figures of a run as tables, which the text and the page share: what one shows, the other shows too.
#include <optional>
#include <string>
#include <vector>

#include "analysis/answers.hpp"
#include "report/layout.hpp"
#include "report/number_text.hpp"

namespace offersim {

struct FigureTable {
    std::string heading;  ///< "In figures"
    std::string scope;    ///< what follows the heading: ", present value before tax"
    Table table;
    std::vector<std::string> notes;  ///< paragraphs; "* " at the start refers to a starred cell
    bool names_rows = false;         ///< offers are named at the head of rows, not of columns
    int row_name_width = 20;         ///< cells that a terminal spares for the names of rows

    bool is_empty() const { return table.rows.size() < 2; }
};

/// The unit that suits what the offers are typically worth.
MoneyUnit unit_for(const RunAnswer& answer);

/// The subject against each other offer: how often it wins, by how much, and the median gap.
FigureTable head_to_head_figures(const RunAnswer& answer, const MoneyUnit& unit);
/// Percentiles, means and chances of each offer, side by side.
FigureTable measure_figures(const RunAnswer& answer, const MoneyUnit& unit);
FigureTable year_figures(const RunAnswer& answer, const MoneyUnit& unit);
FigureTable component_figures(const RunAnswer& answer, const MoneyUnit& unit);
FigureTable fate_figures(const RunAnswer& answer);
/// With --detail: each measure's and each component's percentiles.
std::vector<FigureTable> detail_figures(const RunAnswer& answer, const MoneyUnit& unit);

/// The answer of a run in a few sentences.
std::string answer_sentences(const RunAnswer& answer, const MoneyUnit& unit);

/// The median, where P50 was asked for.
std::optional<double> median_of(const Summary& summary);
/// "sign-on", "after leaving"
std::string component_label(int component);

}  // namespace offersim
