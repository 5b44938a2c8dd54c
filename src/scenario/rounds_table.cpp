#include "scenario/rounds_table.hpp"

#include "scenario/hazard_type.hpp"

namespace offersim {
namespace {

/// `fair`, which follows the company's value, or a multiple of the last round's price.
Field<Rounds> step_up_field() {
    const auto multiple = quantity(Unit::multiple, {0, 1000, true});
    Shape shape{.kind = Shape::Kind::any_of};
    shape.parts = {{.kind = Shape::Kind::choice, .words = {"fair"}}, multiple.shape};
    return Field<Rounds>({"step_up",
                          std::move(shape),
                          "A round's price over the last round's: a distribution, met at the rank of how the "
                          "value has moved since, or `fair`: as the value has moved",
                          false,
                          {},
                          {},
                          {}},
                         [multiple](Reading& reading, const Value& value, Rounds& rounds) {
                             if (value.node().is_scalar() && value.node().text == "fair") {
                                 reading.record(value.node(), "as the value of a share has moved");
                                 return true;
                             }
                             rounds.step_up = multiple.read(reading, value);
                             return rounds.step_up.has_value();
                         })
        .defaults_to("fair");
}

}  // namespace

Table<Rounds> rounds_table() {
    using R = Rounds;
    const Words<bool> ranks{{"senior", true}, {"pari-passu", false}};
    const Words<AntiDilution> protections{{"none", AntiDilution::none},
                                          {"broad-based", AntiDilution::broad_based},
                                          {"full-ratchet", AntiDilution::full_ratchet}};
    auto table = make_table<R>(
        "rounds",
        "Rounds of financing while the company is private: what they change is ownership, who is "
        "paid first, and the headline price.",
        {field("every", &R::every_months, quantity(Unit::months, {1, 600}), "Time from round to round"),
         field("hazard", &R::hazard, quantity(Unit::rate_per_year, any_hazard), "Or rounds per year"),
         step_up_field(),
         field("dilution", &R::dilution, quantity(Unit::share, {0, 0.95}),
               "New shares over all shares after the round")
             .required(),
         field("pool", &R::pool, quantity(Unit::share, {0, 0.95}),
               "New shares for the option pool at each round, over all shares after it")
             .defaults_to("0%"),
         field("preference", &R::preference_multiple, constant(Unit::multiple, {0, 100}),
               "What the new class is paid before common, over what it paid")
             .defaults_to("1x"),
         field("seniority", &R::is_senior, choice(ranks), "Its rank against the classes before it")
             .defaults_to("senior"),
         field("anti_dilution", &R::anti_dilution, choice(protections),
               "How a down round changes the conversion of the classes before it")
             .defaults_to("none")});
    table.check = [](Reading& reading, const Value& value, R& rounds) {
        if (value.gives("every") == value.gives("hazard"))
            reading.error(value.node(), "E307", "rounds have exactly one of 'every' and 'hazard'",
                          "write 'every: 18mo..30mo'");
        if (quantile(rounds.dilution, 0.999999) + quantile(rounds.pool, 0.999999) >= 0.99)
            reading.error(value.node(), "E201", "a round and its pool may take all of the company",
                          "lower 'dilution' or 'pool'");
    };
    return table;
}

Table<Appraisal> appraisal_table() {
    using A = Appraisal;
    return make_table<A>(
        "appraisal", "The 409A price of a common share: strikes and taxes follow it.",
        {field("every", &A::every_months, months(1, 60), "How long one is used; each round brings a new one")
             .defaults_to("12mo", "the safe harbor of 26 CFR 1.409A-1(b)(5)(iv)(B)"),
         field("lag", &A::lag_months, months(0, 60), "How old the figures are on which it rests")
             .defaults_to("0mo"),
         field("discount", &A::discount, quantity(Unit::share, from_0_to_1),
               "For lack of marketability, below the fair value of a common share")
             .defaults_to("0%")});
}

}  // namespace offersim
