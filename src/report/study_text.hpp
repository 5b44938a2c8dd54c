#pragma once
/// The text of an analysis: the answer in sentences, then its tables.
#include <string>
#include <vector>

#include "report/figures.hpp"
#include "report/text_report.hpp"

namespace offersim {

struct StudyPage {
    std::vector<std::string> lead;  ///< paragraphs: the answer
    std::vector<FigureTable> figures;
    std::string command;  ///< "compare"
    std::string options;  ///< of its own, as one would type them
};

std::string study_text(const RunAnswer& run, const StudyPage& page, const TextReportSettings& settings = {});

}  // namespace offersim
