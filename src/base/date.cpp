#include "base/date.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace offersim {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

/// The value of `text`, which must be digits and nothing else.
std::optional<int> parse_digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[7] != '-') return std::nullopt;
    const auto first = parse_month(text.substr(0, 7));
    const auto day_of_month = parse_digits(text.substr(8));
    if (!first || !day_of_month) return std::nullopt;
    const Date date{first->year(), first->month(), day(static_cast<unsigned>(*day_of_month))};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<Date> parse_month(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto year_number = parse_digits(text.substr(0, 4));
    const auto month_number = parse_digits(text.substr(5));
    if (!year_number || !month_number) return std::nullopt;
    const Date date{year(*year_number), month(static_cast<unsigned>(*month_number)), day(1)};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string format_date(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Date add_months(Date anchor, int months) {
    const auto target = anchor.year() / anchor.month() + std::chrono::months(months);
    const auto last =
        std::chrono::year_month_day_last(target.year(), std::chrono::month_day_last(target.month()));
    return {target.year(), target.month(), std::min(anchor.day(), last.day())};
}

Date add_days(Date date, int days) { return sys_days(date) + std::chrono::days(days); }

int months_until(Date start, Date date) {
    const auto apart = (date.year() / date.month()) - (start.year() / start.month());
    const int months = static_cast<int>(apart.count());
    return add_months(start, months) < date ? months + 1 : months;
}

}  // namespace offersim
