#include "report/vesting_report.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/text.hpp"
#include "report/vesting_curve.hpp"

namespace offersim {

namespace {

/// "25000" or "2.0833333333333335": the shortest text that reads back the same.
std::string plain_number(double shares) {
    if (shares == std::floor(shares)) return fmt::format("{}", static_cast<std::int64_t>(shares));
    return fmt::format("{}", shares);
}

/// "25,000" or "2.0833"
std::string grouped_number(double shares, bool is_whole) {
    std::string digits = fmt::format("{:.{}f}", shares, is_whole ? 0 : 4);
    const auto point = std::min(digits.find('.'), digits.size());
    for (std::size_t place = point; place > 3; place -= 3) digits.insert(place - 3, 1, ',');
    return digits;
}

std::string heading(const GrantVesting& grant) {
    const bool is_whole = grant.schedule.rounding != Rounding::fractional;
    std::string text =
        fmt::format("Vesting of {} shares\n\n", grouped_number(static_cast<double>(grant.shares), true));
    if (!grant.schedule.text.empty())
        text += fmt::format("  schedule   {}\n", shorten(escape_control(grant.schedule.text), 67));
    text += fmt::format("  rounding   {}\n", rounding_name(grant.schedule.rounding));
    text += fmt::format("  start      {}\n", format_date(grant.start));
    if (grant.granted) text += fmt::format("  granted    {}\n", format_date(*grant.granted));
    if (grant.tranches.size() == 1)
        text += fmt::format("  vests      all at once, on {}\n", format_date(grant.tranches.front().date));
    if (grant.tranches.size() > 1)
        text +=
            fmt::format("  vests      {} tranches, {} to {}\n", grant.tranches.size(),
                        format_date(grant.tranches.front().date), format_date(grant.tranches.back().date));
    const double vested = grant.tranches.empty() ? 0 : grant.tranches.back().cumulative;
    std::string awaited;
    for (const std::string& event : awaited_events(grant.schedule))
        awaited += fmt::format("{}{}", awaited.empty() ? "" : ", ", event);
    if (!awaited.empty())
        text += fmt::format("  waits      {} shares wait for {}\n",
                            grouped_number(static_cast<double>(grant.shares) - vested, is_whole),
                            escape_control(awaited));
    return text + "\n";
}

std::string table(const GrantVesting& grant) {
    const bool is_whole = grant.schedule.rounding != Rounding::fractional;
    std::string text =
        fmt::format("  {:<12}{:>20}{:>22}{:>14}\n", "date", "shares", "cumulative", "of the grant");
    for (const Tranche& tranche : grant.tranches)
        text += fmt::format("  {:<12}{:>20}{:>22}{:>12.2f} %\n", format_date(tranche.date),
                            grouped_number(tranche.shares, is_whole),
                            grouped_number(tranche.cumulative, is_whole),
                            100 * tranche.cumulative / static_cast<double>(grant.shares));
    return text;
}

std::string json_string(std::string_view text) {
    std::string result(1, '"');
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') result += '\\';
        result += byte < 0x20 ? fmt::format("\\u{:04x}", byte) : std::string(1, c);
    }
    result += '"';
    return result;
}

}  // namespace

GrantVesting lay_out_grant(std::int64_t shares, Date start, std::optional<Date> granted,
                           VestingSchedule schedule) {
    std::vector<Tranche> table = tranches(schedule, shares, start, granted);
    return {shares, start, granted, std::move(schedule), std::move(table)};
}

std::string vesting_text(const GrantVesting& grant, int width) {
    std::string text = heading(grant);
    if (grant.tranches.empty()) return text + "  Nothing vests.\n";
    return text + vesting_curve(grant, width) + "\n" + table(grant);
}

std::string vesting_csv(const GrantVesting& grant) {
    std::string text = "date,shares,cumulative\n";
    for (const Tranche& tranche : grant.tranches)
        text += fmt::format("{},{},{}\n", format_date(tranche.date), plain_number(tranche.shares),
                            plain_number(tranche.cumulative));
    return text;
}

std::string vesting_json(const GrantVesting& grant) {
    std::string text = fmt::format("{{\n  \"shares\": {},\n  \"tranches\": [", grant.shares);
    for (std::size_t i = 0; i < grant.tranches.size(); ++i)
        text +=
            fmt::format("{}\n    {{\"date\": \"{}\", \"shares\": {}, \"cumulative\": {}}}", i > 0 ? "," : "",
                        format_date(grant.tranches[i].date), plain_number(grant.tranches[i].shares),
                        plain_number(grant.tranches[i].cumulative));
    text += grant.tranches.empty() ? "]" : "\n  ]";
    const auto awaited = awaited_events(grant.schedule);
    for (std::size_t i = 0; i < awaited.size(); ++i)
        text += (i == 0 ? ",\n  \"awaited\": [" : ", ") + json_string(awaited[i]);
    return text + (awaited.empty() ? "\n}\n" : "]\n}\n");
}

}  // namespace offersim
