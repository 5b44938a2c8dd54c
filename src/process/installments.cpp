#include "process/installments.hpp"

#include <algorithm>
#include <numeric>

namespace offersim {

namespace {

/// What one occurrence of a statement pays: before the cliff nothing, at the cliff a lump, then even parts.
struct StatementParts {
    int first_paid = 1;  ///< occurrence, from 1
    Rational lump;       ///< of the grant, at first_paid
    Rational even;       ///< of the grant, at every later occurrence
};

std::optional<StatementParts> parts_of(const VestingStatement& statement) {
    if (!statement.cliff) {
        const auto even = product(statement.percentage, {1, statement.occurrences});
        if (!even) return {};
        return StatementParts{1, *even, *even};
    }
    const Cliff& cliff = *statement.cliff;
    const int after = statement.occurrences - cliff.occurrence;
    const auto lump = product(statement.percentage, cliff.percentage);
    const auto rest = lump ? difference(statement.percentage, *lump) : lump;
    const auto even = rest && after > 0 ? product(*rest, {1, after}) : Rational{};
    if (!rest || !even) return {};
    return StatementParts{cliff.occurrence, *lump, *even};
}

Rational realized_part(const VestingStatement& statement, const VestingSchedule& schedule) {
    const VestingEvent* event = statement.event.empty() ? nullptr : find_event(schedule, statement.event);
    return event ? event->realized : Rational{1, 1};
}

/// Where the next statement steps from: whole months are always counted from the anchor, so that a short
/// month on the way never moves a later day.
struct Cursor {
    Date anchor;
    int months = 0;
    bool counts_from_start = true;  ///< the anchor is the vesting start: months need no calendar
};

class Layout {
public:
    Layout(const VestingSchedule& schedule, Date start) : schedule_(schedule), start_(start), cursor_{start} {
        result_.denominator = *common_denominator(schedule);
        result_.group_numerators.push_back(0);
    }

    Installments lay_out() && {
        for (const VestingStatement& statement : schedule_.statements) {
            if (statement.event.empty()) {
                add(statement, cursor_, 0, {1, 1});
            } else if (const VestingEvent* event = find_event(schedule_, statement.event)) {
                Cursor from_event{event->date, 0, false};
                add(statement, from_event, group_of(statement.event), event->realized);
            } else {
                result_.group_numerators[group_of(statement.event)] += over_denominator(statement.percentage);
            }
        }
        std::ranges::stable_sort(result_.items, {}, &Installment::date);
        return std::move(result_);
    }

private:
    /// Appends the occurrences of `statement` from `cursor` on, and moves the cursor to its end.
    void add(const VestingStatement& statement, Cursor& cursor, std::size_t group, Rational realized) {
        const StatementParts parts = *parts_of(statement);
        result_.group_numerators[group] += over_denominator(statement.percentage);
        for (int k = parts.first_paid; k <= statement.occurrences; ++k) {
            const Rational part = k == parts.first_paid ? parts.lump : parts.even;
            const std::int64_t numerator = over_denominator(*product(part, realized));
            if (numerator == 0) continue;
            const Cursor at = advanced(cursor, statement, k);
            const Date date = vesting_date(schedule_.day, at.anchor, at.months);
            const int month = at.counts_from_start ? at.months : std::max(0, months_until(start_, date));
            result_.items.push_back({date, month, numerator, static_cast<int>(group)});
        }
        cursor = advanced(cursor, statement, statement.occurrences);
    }

    Cursor advanced(const Cursor& cursor, const VestingStatement& statement, int occurrences) const {
        const int periods = occurrences * statement.period;
        if (periods == 0) return cursor;
        if (statement.period_type == PeriodType::days)
            return {add_days(vesting_date(schedule_.day, cursor.anchor, cursor.months), periods), 0, false};
        const int months = statement.period_type == PeriodType::years ? 12 * periods : periods;
        return {cursor.anchor, cursor.months + months, cursor.counts_from_start};
    }

    std::int64_t over_denominator(Rational value) const {
        return value.numerator * (result_.denominator / value.denominator);
    }

    std::size_t group_of(const std::string& event) {
        const auto found = std::ranges::find(group_events_, event);
        const auto index = static_cast<std::size_t>(found - group_events_.begin());
        if (found == group_events_.end()) {
            group_events_.push_back(event);
            result_.group_numerators.push_back(0);
        }
        return index + 1;
    }

    const VestingSchedule& schedule_;
    Date start_;
    Cursor cursor_;
    std::vector<std::string> group_events_;
    Installments result_;
};

std::optional<std::int64_t> common_multiple(std::int64_t a, std::int64_t b) {
    const WideInteger multiple = static_cast<WideInteger>(a / std::gcd(a, b)) * b;
    if (multiple > largest_denominator) return {};
    return static_cast<std::int64_t>(multiple);
}

}  // namespace

std::optional<std::int64_t> common_denominator(const VestingSchedule& schedule) {
    std::optional<std::int64_t> common = 1;
    for (const VestingStatement& statement : schedule.statements) {
        const auto parts = parts_of(statement);
        if (!parts) return {};
        const Rational realized = realized_part(statement, schedule);
        for (const Rational part : {statement.percentage, parts->lump, parts->even}) {
            const auto paid = product(part, realized);
            if (!paid) return {};
            common = common_multiple(*common, paid->denominator);
            if (common) common = common_multiple(*common, part.denominator);
            if (!common) return {};
        }
    }
    return common;
}

Installments lay_out(const VestingSchedule& schedule, Date start) {
    return Layout(schedule, start).lay_out();
}

const VestingEvent* find_event(const VestingSchedule& schedule, const std::string& name) {
    const auto found = std::ranges::find(schedule.events, name, &VestingEvent::name);
    return found == schedule.events.end() ? nullptr : &*found;
}

std::optional<Date> release_date(const VestingSchedule& schedule, Date start, std::optional<Date> granted) {
    Date date = std::max(granted.value_or(start), vesting_date(schedule.day, start, schedule.cliff_months));
    if (schedule.cliff_event.empty()) return date;
    const VestingEvent* event = find_event(schedule, schedule.cliff_event);
    if (!event) return {};
    return std::max(date, event->date);
}

Date vesting_date(VestingDay day, Date anchor, int months) {
    if (months == 0) return anchor;
    const Date date = add_months(anchor, months);
    if (day.kind == VestingDay::Kind::start_day_or_last) return date;
    const auto last = std::chrono::year_month_day_last(date.year() / date.month() / std::chrono::last).day();
    if (day.kind == VestingDay::Kind::last) return date.year() / date.month() / last;
    const std::chrono::day wanted{static_cast<unsigned>(day.day)};
    return date.year() / date.month() / std::min(wanted, last);
}

}  // namespace offersim
