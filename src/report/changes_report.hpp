#pragma once
/// What changed between two runs and why: what `offersim report NEW.json --against OLD.json` prints.
#include "analysis/run_changes.hpp"
#include "report/study_text.hpp"

namespace offersim {

std::string changes_text(const RunChanges& changes, const std::string& before_file,
                         const std::string& now_file, const TextReportSettings& settings = {});
/// In the published schema offersim.changes/1 (schema/changes-1.json).
std::string changes_json(const RunChanges& changes, const std::string& before_file,
                         const std::string& now_file);

}  // namespace offersim
