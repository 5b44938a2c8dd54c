#pragma once
/// What a decision hangs on and what to find out first: what `offersim sensitivity` prints.
#include "analysis/sensitivity.hpp"
#include "report/study_text.hpp"

namespace offersim {

StudyPage sensitivity_page(const SensitivityAnswer& answer);
std::string sensitivity_text(const SensitivityAnswer& answer, const TextReportSettings& settings = {});
/// In the published schema offersim.sensitivity/1 (schema/sensitivity-1.json).
std::string sensitivity_json(const SensitivityAnswer& answer);

/// "how groq's value moves", "what happens to groq", "when you leave", or the input's key
std::string source_name(const SobolRow& row);
/// An input's value as it was written: "8.2 %" or "14.0B".
std::string input_text(double value, bool is_share);

}  // namespace offersim
