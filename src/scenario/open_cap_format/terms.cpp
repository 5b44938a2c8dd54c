#include "scenario/open_cap_format/terms.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/text.hpp"
#include "scenario/open_cap_format/exact.hpp"

namespace offersim::open_cap {

namespace {

/// "01" to "28", "29_OR_LAST_DAY_OF_MONTH" to "31_...", "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH".
VestingDay read_day(const Fields& period) {
    const std::string word = period.text("day_of_month");
    if (word == "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH" || word.empty()) return {};
    int day = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), day);
    const std::string_view rest(end, static_cast<std::size_t>(word.data() + word.size() - end));
    if (error == std::errc{} && day >= 1 && day <= 31 &&
        (rest == "_OR_LAST_DAY_OF_MONTH" || (rest.empty() && day <= 28)))
        return {VestingDay::Kind::fixed_day_or_last, day};
    period.fault("day_of_month",
                 fmt::format("must be 01 to 28, 29_OR_LAST_DAY_OF_MONTH to 31_OR_LAST_DAY_OF_MONTH or "
                             "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH (got '{}')",
                             shorten(escape_control(word), 40)));
    return {};
}

void read_trigger(const Fields& item, VestingCondition& condition) {
    const Fields trigger = item.object("trigger");
    using enum TriggerType;
    const std::array types{start, absolute, relative, event};
    condition.trigger = types[trigger.choice("type", {"VESTING_START_DATE", "VESTING_SCHEDULE_ABSOLUTE",
                                                      "VESTING_SCHEDULE_RELATIVE", "VESTING_EVENT"})];
    if (condition.trigger == absolute) condition.date = trigger.date("date");
    if (condition.trigger != relative) return;
    condition.relative_to = trigger.text("relative_to_condition_id");
    const Fields period = trigger.object("period");
    condition.length = period.integer("length", 0);
    condition.occurrences = period.integer("occurrences", 1);
    condition.period_type =
        period.choice("type", {"MONTHS", "DAYS"}) == 0 ? PeriodType::months : PeriodType::days;
    if (condition.period_type == PeriodType::months) condition.day = read_day(period);
}

VestingCondition read_condition(const Fields& item) {
    VestingCondition result;
    result.id = item.text("id");
    result.description = item.text("description", false);
    result.next = item.texts("next_condition_ids");
    if (item.has("portion") == item.has("quantity"))
        item.fault("portion",
                   item.has("portion") ? "and 'quantity' exclude each other" : "or 'quantity' is missing");
    if (item.has("portion")) {
        const Fields portion = item.object("portion");
        result.portion = exact_ratio(portion.numeric("numerator"), portion.numeric("denominator"));
        result.portion_of_remainder = portion.boolean("remainder");
        if (!result.portion || result.portion->numerator < 0 ||
            result.portion->numerator > result.portion->denominator)
            item.fault("portion", "must be a part of the whole, 0 to 1");
    }
    if (item.has("quantity")) {
        result.quantity = item.numeric("quantity");
        if (result.quantity->numerator < 0) item.fault("quantity", "must not be negative");
    }
    read_trigger(item, result);
    return result;
}

}  // namespace

VestingTerms read_vesting_terms(const Fields& item) {
    VestingTerms result{item.text("id"), item.text("name"), {}, {}};
    const std::array roundings{Rounding::cumulative_rounding,
                               Rounding::cumulative_round_down,
                               Rounding::front_loaded,
                               Rounding::back_loaded,
                               Rounding::front_loaded_to_single_tranche,
                               Rounding::back_loaded_to_single_tranche,
                               Rounding::fractional};
    result.allocation = roundings[item.choice(
        "allocation_type",
        {"CUMULATIVE_ROUNDING", "CUMULATIVE_ROUND_DOWN", "FRONT_LOADED", "BACK_LOADED",
         "FRONT_LOADED_TO_SINGLE_TRANCHE", "BACK_LOADED_TO_SINGLE_TRANCHE", "FRACTIONAL"})];
    for (const Fields& each : item.objects("vesting_conditions"))
        result.conditions.push_back(read_condition(each));
    if (result.conditions.empty()) item.fault("vesting_conditions", "must be a non-empty array");
    return result;
}

}  // namespace offersim::open_cap
