#include "report/study_text.hpp"

#include <algorithm>

#include "report/layout.hpp"
#include "report/text_sections.hpp"

namespace offersim {

std::string study_text(const RunAnswer& run, const StudyPage& page, const TextReportSettings& settings) {
    const TextContext context{
        run, std::max(settings.width, least_text_width), {settings.color}, unit_for(run)};
    std::string text = head_section(context);
    for (const std::string& paragraph : page.lead)
        if (!paragraph.empty()) text += "\n" + wrap(paragraph, context.width);
    for (const FigureTable& figures : page.figures)
        if (!figures.is_empty()) text += "\n" + figure_section(context, figures);
    if (const std::string warnings = warnings_section(context); !warnings.empty()) text += "\n" + warnings;
    return text + "\n" + foot_section(context, replay_command(run, page.command, page.options));
}

}  // namespace offersim
