#pragma once
/// One offer against the others: what `offersim compare` prints.
#include "analysis/comparison.hpp"
#include "report/study_text.hpp"

namespace offersim {

/// The answer and its tables, which the text and the page share.
StudyPage compare_page(const CompareAnswer& answer);
std::string compare_text(const CompareAnswer& answer, const TextReportSettings& settings = {});
/// In the published schema offersim.compare/1 (schema/compare-1.json).
std::string compare_json(const CompareAnswer& answer);

}  // namespace offersim
