#pragma once
/// What `offersim explain` prints: one future told in two lines, then month by month.
#include <string>

#include "analysis/path_story.hpp"
#include "report/text_report.hpp"

namespace offersim {

std::string story_text(const PathStory& story, const TextReportSettings& settings = {});
/// In the published schema offersim.explain/1 (schema/explain-1.json).
std::string story_json(const PathStory& story);

}  // namespace offersim
