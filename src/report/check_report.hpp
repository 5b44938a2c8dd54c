#pragma once
/// What `offersim check` says of a scenario.
#include <string>

#include "base/diagnostic.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// One line: how much there is in the scenario.
std::string check_text(const Scenario& scenario);
/// Every effective value: its key, how it was read, where it came from; at most 80 columns.
std::string explain_text(const Scenario& scenario);

/// `{"schema": "offersim.check/1", "file", "valid", "diagnostics": [{"severity", "code", "message",
/// "suggestion", "file", "line", "column", "length"}], "values": [{"key", "text", "reading", "origin"}]}`.
/// A line of 0 means the whole file. Without a scenario there are no values.
std::string check_json(const std::string& file, const Diagnostics& diagnostics, const Scenario* scenario);

}  // namespace offersim
