#include "process/vesting.hpp"

#include <algorithm>
#include <stdexcept>

#include "process/installments.hpp"
#include "process/share_allocation.hpp"

namespace offersim {

namespace {

void require_sound(const VestingSchedule& schedule, const std::vector<VestingEvent>& events) {
    const auto faults = validate(schedule, events);
    if (!faults.empty()) throw std::invalid_argument(faults.front().path + " " + faults.front().message);
}

/// The first day on which anything may vest, or nothing where the cliff's event has not come.
std::optional<Date> release_date(const VestingSchedule& schedule, Date start, std::optional<Date> granted,
                                 const std::vector<VestingEvent>& events) {
    Date date = std::max(granted.value_or(start), vesting_date(schedule, start, schedule.cliff_months));
    if (schedule.cliff_event.empty()) return date;
    const auto event = std::ranges::find(events, schedule.cliff_event, &VestingEvent::name);
    if (event == events.end()) return {};
    return std::max(date, event->date);
}

/// units / unit as a double: exact for whole numbers below 2^53.
double to_shares(WideInteger units, std::int64_t unit) {
    return static_cast<double>(units / unit) + static_cast<double>(units % unit) / static_cast<double>(unit);
}

}  // namespace

std::vector<Tranche> tranches(const VestingSchedule& schedule, std::int64_t shares, Date start,
                              std::optional<Date> granted, const std::vector<VestingEvent>& events) {
    require_sound(schedule, events);
    const auto release = release_date(schedule, start, granted, events);
    if (!release) return {};
    const Installments installments = lay_out(schedule, start, events);
    const auto amounts = allocate_shares(installments, shares, schedule.rounding);
    std::vector<Tranche> result;
    WideInteger before = 0, cumulative = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const Date date = std::max(installments.items[i].date, *release);
        cumulative += amounts[i];
        const bool day_goes_on =
            i + 1 < amounts.size() && std::max(installments.items[i + 1].date, *release) == date;
        if (day_goes_on || cumulative == before) continue;
        result.push_back({date, to_shares(cumulative - before, installments.denominator),
                          to_shares(cumulative, installments.denominator)});
        before = cumulative;
    }
    return result;
}

std::vector<double> vested_by_month(const VestingSchedule& schedule, int last_month, Date start) {
    require_sound(schedule, {});
    std::vector<double> vested(static_cast<std::size_t>(std::max(last_month, 0)) + 1);
    if (!schedule.cliff_event.empty()) return vested;
    const Installments installments = lay_out(schedule, start, {});
    std::vector<std::int64_t> numerators(vested.size());
    for (const Installment& installment : installments.items) {
        const auto month = static_cast<std::size_t>(std::max(installment.month, schedule.cliff_months));
        if (month < numerators.size()) numerators[month] += installment.numerator;
    }
    std::int64_t cumulative = 0;
    for (std::size_t month = 0; month < vested.size(); ++month) {
        cumulative += numerators[month];
        vested[month] = static_cast<double>(cumulative) / static_cast<double>(installments.denominator);
    }
    return vested;
}

VestingSchedule yearly_schedule(const std::vector<Rational>& years, int tranches_per_year, int cliff_months) {
    VestingSchedule schedule;
    for (const Rational& part : years)
        schedule.statements.push_back(
            {tranches_per_year, 12 / tranches_per_year, PeriodType::months, part, {}, {}});
    schedule.cliff_months = cliff_months;
    return schedule;
}

VestingSchedule even_schedule(int months, int every, int cliff_months) {
    VestingSchedule schedule;
    const int whole_steps = months / every;
    const int last_step = months % every;
    if (whole_steps > 0) {
        const Rational part = *make_rational(whole_steps * every, months);
        schedule.statements.push_back({whole_steps, every, PeriodType::months, part, {}, {}});
    }
    if (last_step > 0)
        schedule.statements.push_back(
            {1, last_step, PeriodType::months, *make_rational(last_step, months), {}, {}});
    schedule.cliff_months = cliff_months;
    return schedule;
}

VestingSchedule single_tranche(int months) {
    VestingSchedule schedule;
    schedule.statements.push_back({1, months, PeriodType::months, {1, 1}, {}, {}});
    return schedule;
}

}  // namespace offersim
