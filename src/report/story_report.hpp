#pragma once
/// What `offersim explain` prints: one future told in two lines, then month by month.
#include <string>

#include "analysis/path_story.hpp"
#include "report/text_report.hpp"

namespace offersim {

std::string story_text(const PathStory& story, const TextReportSettings& settings = {});
/// `offersim.explain/1`
std::string story_json(const PathStory& story);

}  // namespace offersim
