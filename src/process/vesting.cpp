#include "process/vesting.hpp"

#include <algorithm>
#include <stdexcept>

#include "process/installments.hpp"
#include "process/share_allocation.hpp"

namespace offersim {

namespace {

void require_sound(const VestingSchedule& schedule) {
    const auto faults = validate(schedule);
    if (!faults.empty()) throw std::invalid_argument(faults.front().path + " " + faults.front().message);
}

/// units / unit as a double: exact for whole numbers below 2^53.
double to_shares(WideInteger units, std::int64_t unit) {
    return static_cast<double>(units / unit) + static_cast<double>(units % unit) / static_cast<double>(unit);
}

}  // namespace

std::vector<Tranche> tranches(const VestingSchedule& schedule, std::int64_t shares, Date start,
                              std::optional<Date> granted) {
    require_sound(schedule);
    const auto release = release_date(schedule, start, granted);
    if (!release) return {};
    const Installments installments = lay_out(schedule, start);
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
    require_sound(schedule);
    std::vector<double> vested(static_cast<std::size_t>(std::max(last_month, 0)) + 1);
    const VestingEvent* event = find_event(schedule, schedule.cliff_event);
    if (!schedule.cliff_event.empty() && !event) return vested;
    const int release = std::max(schedule.cliff_months, event ? months_until(start, event->date) : 0);
    const Installments installments = lay_out(schedule, start);
    std::vector<std::int64_t> numerators(vested.size());
    for (const Installment& installment : installments.items) {
        const auto month = static_cast<std::size_t>(std::max(installment.month, release));
        if (month < numerators.size()) numerators[month] += installment.numerator;
    }
    std::int64_t cumulative = 0;
    for (std::size_t month = 0; month < vested.size(); ++month) {
        cumulative += numerators[month];
        vested[month] = static_cast<double>(cumulative) / static_cast<double>(installments.denominator);
    }
    return vested;
}

std::vector<std::string> awaited_events(const VestingSchedule& schedule) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (!name.empty() && !find_event(schedule, name) && std::ranges::count(names, name) == 0)
            names.push_back(name);
    };
    for (const VestingStatement& statement : schedule.statements) add(statement.event);
    add(schedule.cliff_event);
    return names;
}

std::string_view rounding_name(Rounding rounding) {
    switch (rounding) {
        case Rounding::cumulative_rounding: return "cumulative-rounding";
        case Rounding::front_loaded: return "front-loaded";
        case Rounding::back_loaded: return "back-loaded";
        case Rounding::front_loaded_to_single_tranche: return "front-loaded-to-single-tranche";
        case Rounding::back_loaded_to_single_tranche: return "back-loaded-to-single-tranche";
        case Rounding::fractional: return "fractional";
        case Rounding::cumulative_round_down: break;
    }
    return "cumulative-round-down";
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
