#pragma once
/// Calendar dates. Months are counted from an anchor and clamp to the last day of the month:
/// 30 January plus one month is 28 February, plus two months 30 March.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace offersim {

using Date = std::chrono::year_month_day;

/// "2026-03-02", or nothing where the text is not an ISO date that exists.
std::optional<Date> parse_date(std::string_view text);
/// "2027-03" as the first day of that month, or nothing.
std::optional<Date> parse_month(std::string_view text);
std::string format_date(Date date);
Date add_months(Date anchor, int months);
Date add_days(Date date, int days);
/// The number of the month step at which `date` falls: the least m with add_months(start, m) >= date.
int months_until(Date start, Date date);

}  // namespace offersim
