#include <fmt/format.h>

#include <cmath>

#include "scenario/tables.hpp"
#include "scenario/types.hpp"

namespace offersim {
namespace {

/// `4.5%/yr`, an effective rate, or `{continuous: 4.5%}`.
Type<Discount> discount_type() {
    const Type<double> effective = constant(Unit::rate_per_year, {-0.5, 1});
    const Table<Discount> continuous = make_table<Discount>(
        "discount", "A discount rate that is continuously compounded.",
        {field("continuous", &Discount::continuous_per_year, constant(Unit::rate_per_year, {-0.5, 1}),
               "Rate per year, continuously compounded")
             .required()});
    Shape shape{.kind = Shape::Kind::any_of};
    shape.parts = {effective.shape, {.kind = Shape::Kind::mapping, .table = continuous.description}};
    return {std::move(shape), [=](Reading& reading, const Value& value) -> std::optional<Discount> {
                if (value.node().is_mapping()) return mapping(continuous).read(reading, value);
                auto rate = effective.read(reading, value);
                if (!rate) return {};
                return Discount{std::log1p(*rate)};
            }};
}

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
         field("leave", &Person::leave_per_year, quantity(Unit::rate_per_year, {0, 12}),
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
