#pragma once
/// The report for programs, in the published schema offersim.report/1 (schema/report-1.json).
#include <string>

#include "analysis/answers.hpp"

namespace offersim {

/// What cannot be given is null, with the reason beside it.
std::string json_report(const RunAnswer& answer);

}  // namespace offersim
