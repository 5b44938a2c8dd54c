#include "report/future_figures.hpp"
#include "report/layout.hpp"
#include "report/text_sections.hpp"

namespace offersim {

std::string equity_worth_section(const TextContext& context) {
    const std::vector<std::string> paragraphs = equity_worth_paragraphs(context.answer, context.unit);
    if (paragraphs.empty()) return {};
    std::string text = context.style.heading("What the headline valuation is worth") + "\n\n";
    for (const std::string& paragraph : paragraphs) text += wrap(paragraph, context.width);
    return text;
}

std::string futures_section(const TextContext& context) {
    std::string text;
    for (const FigureTable& figures : future_figures(context.answer, context.unit)) {
        if (!text.empty()) text += "\n";
        text += figure_section(context, figures);
    }
    return text;
}

}  // namespace offersim
