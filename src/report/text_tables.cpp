#include <algorithm>

#include "base/text.hpp"
#include "report/figures.hpp"
#include "report/layout.hpp"
#include "report/text_sections.hpp"

namespace offersim {

namespace {

constexpr int widest_column_name = 18;

}  // namespace

std::string figure_section(const TextContext& context, FigureTable figures) {
    if (figures.is_empty()) return {};
    if (figures.names_rows) {
        for (std::vector<std::string>& row : figures.table.rows)
            row[0] = shorten(row[0], figures.row_name_width);
    } else {
        for (std::string& name : figures.table.rows.front()) name = shorten(name, widest_column_name);
    }
    std::string text = wrap(figures.heading + figures.scope, context.width);
    if (text.starts_with(figures.heading))  // not where the heading itself had to be broken
        text.replace(0, figures.heading.size(), context.style.heading(figures.heading));
    text += "\n" + figures.table.text(context.width);
    for (const std::string& note : figures.notes)
        text += wrap(note, context.width, "", note.starts_with("* ") ? "  " : "");
    return text;
}

std::string measures_section(const TextContext& context) {
    return figure_section(context, measure_figures(context.answer, context.unit));
}

std::string years_section(const TextContext& context) {
    return figure_section(context, year_figures(context.answer, context.unit));
}

std::string components_section(const TextContext& context) {
    return figure_section(context, component_figures(context.answer, context.unit));
}

std::string fates_section(const TextContext& context) {
    return figure_section(context, fate_figures(context.answer));
}

std::string details_section(const TextContext& context) {
    std::string text;
    for (FigureTable& figures : detail_figures(context.answer, context.unit)) {
        if (!text.empty()) text += '\n';
        text += figure_section(context, std::move(figures));
    }
    return text;
}

}  // namespace offersim
