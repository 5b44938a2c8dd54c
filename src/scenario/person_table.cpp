#include <fmt/format.h>

#include "scenario/file_fields.hpp"
#include "scenario/tables.hpp"
#include "scenario/types.hpp"

namespace offersim {
namespace {

Table<AfterLeaving> after_table() {
    return make_table<AfterLeaving>(
        "after", "What is earned elsewhere once the job is lost or left.",
        {field("income", &AfterLeaving::income_per_year, quantity(Unit::money_per_year, non_negative),
               "Pay elsewhere")
             .required(),
         field("gap", &AfterLeaving::gap_months, months(0, 600), "Time without pay before it begins")
             .defaults_to("0mo")});
}

}  // namespace

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
         field("leave", &Person::leave_per_year, quantity(Unit::rate_per_year, {0, 100}),
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
