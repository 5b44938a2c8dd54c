#pragma once
/// The report for a person at a terminal: the answer first, then the distributions as a picture, then the
/// figures.
#include <string>

#include "analysis/answers.hpp"

namespace offersim {

struct TextReportSettings {
    int width = 80;  ///< cells; at least 60 are used
    bool color = false;
};

/// UTF-8, each line ended by a newline. Control characters of names and titles are escaped.
std::string text_report(const RunAnswer& answer, const TextReportSettings& settings = {});

}  // namespace offersim
