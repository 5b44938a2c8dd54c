#pragma once
/// The report for spreadsheets: RFC 4180, one figure a record.
#include <string>
#include <string_view>

#include "analysis/answers.hpp"

namespace offersim {

/// The columns are section (run, measure, year, component, fate, offer, comparison, warning), offer, against,
/// measure, year, component, statistic, p, value, low, high, se and text; a cell that does not apply is
/// empty. Lines end in CRLF.
std::string csv_report(const RunAnswer& answer);

/// A text as a CSV field. A spreadsheet takes one that begins with `= + - @`, a tab or a carriage return for
/// a formula; a leading `'` keeps it a text.
std::string csv_text_field(std::string_view text);

}  // namespace offersim
