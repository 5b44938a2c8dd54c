#include "scenario/growth_table.hpp"

#include <fmt/format.h>

#include "scenario/monthly_returns.hpp"
#include "scenario/types.hpp"

namespace offersim {
namespace {

constexpr Bounds any_volatility{0, 10};
constexpr double doubtful_volatility = 3;
constexpr Bounds any_drift{-10, 10};

const Words<GrowthModel> growth_words() {
    return {{"gbm", GrowthModel::gbm},
            {"merton", GrowthModel::merton},
            {"heston", GrowthModel::heston},
            {"regimes", GrowthModel::regimes},
            {"bootstrap", GrowthModel::bootstrap}};
}

/// Applies where the model is `model`.
auto is_model(GrowthModel model) {
    return [model](const Growth& growth) { return growth.model == model; };
}

Table<Growth::Jump> jump_table() {
    using J = Growth::Jump;
    return make_table<J>(
        "jump", "Jumps of the logarithm of the value (Merton, 1976).",
        {field("rate", &J::rate, constant(Unit::count_per_year, {0, 100}), "Jumps a year").required(),
         field("mean", &J::mean, constant(Unit::number, {-5, 5}), "Mean of the log jump").required(),
         field("sd", &J::sd, constant(Unit::number, {0, 5}), "Standard deviation of the log jump")
             .required()});
}

/// The largest value that a volatility may take, or its 99.9 % quantile where it has no upper end.
double largest(const Distribution& distribution) {
    return distribution.is_constant() ? distribution.a : quantile(distribution, 0.999);
}

/// Sets a member of Growth::heston.
Field<Growth> heston_field(std::string key, double Growth::Heston::*member, Unit unit, Bounds bounds,
                           std::string doc) {
    auto type = constant(unit, bounds);
    return Field<Growth>({std::move(key), type.shape, std::move(doc), true, {}, {}, {}},
                         [member, read = type.read](Reading& reading, const Value& value, Growth& growth) {
                             auto number = read(reading, value);
                             if (number) growth.heston.*member = *number;
                             return number.has_value();
                         })
        .only_for("model heston", is_model(GrowthModel::heston));
}

Table<Regime> regime_table() {
    using R = Regime;
    return make_table<R>(
        "regime", "One of two states of the world, in which the company stays for an exponential time.",
        {field("drift", &R::drift_per_year, constant(Unit::rate_per_year, any_drift),
               "Total return per year while it lasts")
             .required(),
         field("volatility", &R::volatility, constant(Unit::share, any_volatility),
               "Standard deviation of the log return of a year while it lasts")
             .required(),
         field("leave", &R::leave_per_year, constant(Unit::rate_per_year, {0, 100}),
               "Hazard per year of changing to the other regime")
             .required(),
         field("hazards", &R::hazard_multiple, constant(Unit::multiple, {0, 100}),
               "Multiple of the company's hazards while it lasts")
             .defaults_to("1x")});
}

Table<Growth::Regimes> regimes_table() {
    using R = Growth::Regimes;
    return make_table<R>("regimes",
                         "Two states of the world between which the company changes (Hamilton, 1989).",
                         {field("boom", &R::boom, mapping(regime_table()), "The first regime").required(),
                          field("bust", &R::bust, mapping(regime_table()), "The second regime").required(),
                          field("starts_in_bust", &R::starts_in_bust, constant(Unit::share, from_0_to_1),
                                "Chance of starting in the bust; the long run's unless given")});
}

void check_growth(Reading& reading, const Value& value, Growth& growth) {
    growth.returns.keep_mean = !value.gives("drift");
    if (value.gives("volatility") && largest(growth.volatility) > doubtful_volatility)
        reading.warn(value.find("volatility").node(), "W302",
                     fmt::format("a volatility of {:.0f} % a year is doubtful (over {:.0f} %)",
                                 100 * largest(growth.volatility), 100 * doubtful_volatility),
                     "the most volatile start-ups are near 90% to 140% a year");
}

}  // namespace

Table<Growth> growth_table() {
    const auto is_diffusion = [](const Growth& growth) {
        return growth.model == GrowthModel::gbm || growth.model == GrowthModel::merton;
    };
    const auto has_drift = [](const Growth& growth) { return growth.model != GrowthModel::regimes; };
    using H = Growth::Heston;
    auto table = make_table<Growth>(
        "growth", "How the value of a share moves.",
        {field("model", &Growth::model, choice(growth_words()),
               "Geometric Brownian motion, the same with jumps, stochastic variance, two regimes, or returns "
               "of the past drawn again")
             .defaults_to("gbm"),
         field("drift", &Growth::drift, quantity(Unit::rate_per_year, any_drift),
               "Total return per year, continuously compounded; the price drifts at drift - dividend. A "
               "bootstrap without it keeps the mean of its returns")
             .defaults_to("0%/yr")
             .only_for("all models but regimes", has_drift),
         field("volatility", &Growth::volatility, quantity(Unit::share, any_volatility),
               "Standard deviation of the log return of a year")
             .defaults_to("0%")
             .only_for("models gbm and merton", is_diffusion),
         field("jump", &Growth::jump, mapping(jump_table()), "The jumps")
             .required()
             .only_for("model merton", is_model(GrowthModel::merton)),
         heston_field("v0", &H::v0, Unit::number, {0, 100}, "Variance per year at the start"),
         heston_field("kappa", &H::kappa, Unit::number, {0, 100}, "Speed per year at which variance reverts"),
         heston_field("theta", &H::theta, Unit::number, {0, 100}, "Variance per year it reverts to"),
         heston_field("sigma", &H::sigma, Unit::number, {0, 100}, "Volatility of variance"),
         heston_field("rho", &H::rho, Unit::number, {-1, 1}, "Correlation of value and variance"),
         field("regimes", &Growth::regimes, mapping(regimes_table()), "The two regimes")
             .required()
             .only_for("model regimes", is_model(GrowthModel::regimes)),
         returns_field().required().only_for("model bootstrap", is_model(GrowthModel::bootstrap)),
         block_field().defaults_to("1mo").only_for("model bootstrap", is_model(GrowthModel::bootstrap))});
    table.check = check_growth;
    return table;
}

}  // namespace offersim
