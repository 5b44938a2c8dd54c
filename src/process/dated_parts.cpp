#include "process/dated_parts.hpp"

#include <algorithm>
#include <stdexcept>

#include "process/installments.hpp"

namespace offersim {

namespace {

/// By day, no two on one day, none before `start`, none of nothing.
std::optional<std::vector<DatedPart>> merged(std::vector<DatedPart> parts, Date start) {
    for (DatedPart& each : parts) each.date = std::max(each.date, start);
    std::ranges::stable_sort(parts, {}, &DatedPart::date);
    std::vector<DatedPart> result;
    for (const DatedPart& each : parts) {
        if (each.part.numerator == 0) continue;
        if (result.empty() || result.back().date != each.date) {
            result.push_back(each);
            continue;
        }
        const auto total = sum(result.back().part, each.part);
        if (!total) return {};
        result.back().part = *total;
    }
    return result;
}

/// The months from `anchor` to `date`, or 0 where no number of months after it is that day.
int whole_months(Date anchor, Date date) {
    const int months = months_until(anchor, date);
    return months > 0 && add_months(anchor, months) == date ? months : 0;
}

/// How many parts from `first` on are even and come at equal steps of `period` months, the first one period
/// after `months` after the anchor.
std::size_t run_length(const std::vector<DatedPart>& parts, std::size_t first, Date anchor, int months,
                       int period) {
    std::size_t length = 0;
    while (first + length < parts.size() && parts[first + length].part == parts[first].part &&
           add_months(anchor, months + period * static_cast<int>(length + 1)) == parts[first + length].date)
        ++length;
    return length;
}

}  // namespace

std::vector<DatedPart> dated_parts(const VestingSchedule& schedule, Date start) {
    const auto faults = validate(schedule);
    if (!faults.empty()) throw std::invalid_argument(faults.front().path + " " + faults.front().message);
    const auto release = release_date(schedule, start);
    if (!release) return {};
    const Installments installments = lay_out(schedule, start);
    std::vector<DatedPart> parts;
    for (const Installment& each : installments.items)
        parts.push_back(
            {std::max(each.date, *release), *make_rational(each.numerator, installments.denominator)});
    return *merged(std::move(parts), *release);
}

std::optional<std::vector<VestingStatement>> statements_of(std::vector<DatedPart> parts, Date start) {
    const auto days = merged(std::move(parts), start);
    if (!days) return {};
    std::vector<VestingStatement> statements;
    Date anchor = start;
    int months = 0;
    for (std::size_t i = 0; i < days->size();) {
        const DatedPart& next = (*days)[i];
        const int period = whole_months(anchor, next.date) - months;
        const std::size_t length = period > 0 ? run_length(*days, i, anchor, months, period) : 0;
        if (length > 0) {
            const auto count = static_cast<int>(length);
            const auto total = product(next.part, {count, 1});
            if (!total) return {};
            statements.push_back({count, period, PeriodType::months, *total, {}, {}});
            months += count * period;
            i += length;
            continue;
        }
        const auto gap = std::chrono::sys_days(next.date) - std::chrono::sys_days(add_months(anchor, months));
        const int distance = static_cast<int>(gap.count());
        statements.push_back(
            {1, distance, distance == 0 ? PeriodType::months : PeriodType::days, next.part, {}, {}});
        anchor = next.date;
        months = 0;
        ++i;
    }
    return statements;
}

}  // namespace offersim
