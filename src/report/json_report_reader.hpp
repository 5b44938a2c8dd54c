#pragma once
/// A run's JSON report read back: what `offersim report` prints anew and sets against another.
#include <optional>
#include <string>

#include "analysis/answers.hpp"

namespace offersim {

/// The answer that `text` (offersim.report/1) was written from, to the last bit; or nothing, and `fault` says
/// why
/// ("line 3, column 7: ...", "is no report of a run: 'offers' is missing"). Members it does not know are left
/// out.
std::optional<RunAnswer> read_json_report(const std::string& text, std::string& fault);

}  // namespace offersim
