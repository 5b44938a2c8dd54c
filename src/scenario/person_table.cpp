#include <fmt/format.h>

#include <algorithm>

#include "scenario/file_fields.hpp"
#include "scenario/tables.hpp"
#include "scenario/types.hpp"

namespace offersim {
namespace {

constexpr Bounds any_hazard{0, 100};

Table<AfterLeaving> after_table() {
    return make_table<AfterLeaving>(
        "after", "What is earned elsewhere once the job is lost or left.",
        {field("income", &AfterLeaving::income_per_year, quantity(Unit::money_per_year, non_negative),
               "Pay elsewhere")
             .required(),
         field("gap", &AfterLeaving::gap_months, months(0, 600), "Time without pay before it begins")
             .defaults_to("0mo")});
}

/// One hazard, or one for each year of service.
Type<std::vector<Distribution>> hazards_type() {
    const auto one = quantity(Unit::rate_per_year, any_hazard);
    const auto several = list(one);
    Shape shape{.kind = Shape::Kind::any_of, .parts = {one.shape, several.shape}};
    return {std::move(shape),
            [=](Reading& reading, const Value& value) -> std::optional<std::vector<Distribution>> {
                if (value.node().is_sequence()) return several.read(reading, value);
                const auto hazard = one.read(reading, value);
                if (!hazard) return {};
                return std::vector{*hazard};
            }};
}

Table<Leave> leave_table() {
    return make_table<Leave>(
        "leave", "Hazards of leaving, and of being let go by the state of the company.",
        {field("by_year", &Leave::by_year, hazards_type(),
               "Of leaving, in each year of service; the last holds for the years that follow")
             .defaults_to("0%/yr"),
         field("layoff", &Leave::layoff, quantity(Unit::rate_per_year, any_hazard),
               "Of being let go, beside it")
             .defaults_to("0%/yr"),
         field("layoff_after_down_round", &Leave::layoff_after_down_round,
               quantity(Unit::rate_per_year, any_hazard), "Instead, in the year after a down round"),
         field("layoff_after_acquisition", &Leave::layoff_after_acquisition,
               quantity(Unit::rate_per_year, any_hazard), "Instead, in the year after an acquisition")});
}

/// Whether a mapping is a distribution rather than keys.
bool is_distribution(const Node& node) {
    return std::any_of(node.entries.begin(), node.entries.end(), [](const auto& entry) {
        for (const char* name : {"triangular", "pert", "normal", "lognormal", "discrete"})
            if (entry.key == name) return true;
        return false;
    });
}

/// One hazard, or a mapping with the keys of leave_table().
Type<Leave> leave_type() {
    const auto hazard = quantity(Unit::rate_per_year, any_hazard);
    const auto keys = mapping(leave_table());
    Shape shape{.kind = Shape::Kind::any_of, .parts = {hazard.shape, keys.shape}};
    return {std::move(shape), [=](Reading& reading, const Value& value) -> std::optional<Leave> {
                const Node& node = value.node();
                if (node.is_mapping() && !is_distribution(node)) return keys.read(reading, value);
                const auto one = hazard.read(reading, value);
                if (!one) return {};
                Leave leave;
                leave.by_year = {*one};
                return leave;
            }};
}

}  // namespace

bool Leave::is_possible() const {
    const auto can_happen = [](const Distribution& hazard) { return hazard != Distribution::constant(0); };
    return std::any_of(by_year.begin(), by_year.end(), can_happen) || can_happen(layoff) ||
           (layoff_after_down_round && can_happen(*layoff_after_down_round)) ||
           (layoff_after_acquisition && can_happen(*layoff_after_acquisition));
}

Table<Person> person_table() {
    auto table = make_table<Person>(
        "person", "The candidate.",
        {field("filing", &Person::filing,
               choice<std::string>({{"single", "single"},
                                    {"married-jointly", "married-jointly"},
                                    {"married-separately", "married-separately"},
                                    {"head-of-household", "head-of-household"}}),
               "How the tax return is filed")
             .defaults_to("single"),
         field("home", &Person::home, text("a country and state, as US-CA", "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"),
               "Where taxes are paid"),
         field("discount", &Person::discount, discount_type(),
               "What a year's waiting costs: a flow at month m is divided by (1 + d)^(m/12)")
             .defaults_to("0%/yr"),
         field("risk_aversion", &Person::risk_aversion, constant(Unit::number, {0, 100}),
               "Constant relative risk aversion (gamma), for the certainty equivalent")
             .defaults_to("3"),
         field("wealth", &Person::wealth, quantity(Unit::money, non_negative),
               "What is owned outside this offer")
             .defaults_to("0"),
         field("leave", &Person::leave, leave_type(),
               "Hazard of leaving or being let go; one draw serves every offer")
             .defaults_to("0%/yr"),
         field("after", &Person::after, mapping(after_table()),
               "What is earned elsewhere once the job is lost or left")});
    table.check = [](Reading& reading, const Value& value, Person& person) {
        if (person.home)
            reading.warn(value.find("home").node(), "W301",
                         "taxes are not computed yet, so every figure is before tax",
                         "net figures are null; 'home' can stay");
    };
    return table;
}

}  // namespace offersim
