#include "scenario/award_tables.hpp"

#include "scenario/equity_table.hpp"
#include "scenario/vesting_reader.hpp"

namespace offersim {
namespace {

/// The offer's own keys first, then those that a sign-on and refreshers have alike.
template <class T>
Table<T> equity_table(std::string name, std::string doc, std::vector<Field<T>> fields) {
    fields.push_back(
        field("trigger", member_of<T>(&EquityTerms::trigger), choice(trigger_words()), "As of a grant")
            .defaults_from([](const T& award) { return word_of(trigger_words(), award.trigger); },
                           "as the offer's first RSU grant, otherwise single"));
    fields.push_back(expiry_field<T>(
        "How long after grant an unmet trigger lapses; or `none`",
        [](const T& award) { return expiry_of(award.trigger); }, "7y for double triggers", "double triggers",
        [](const T& award) { return award.trigger == Trigger::double_trigger; }));
    fields.push_back(
        field("sell", member_of<T>(&EquityTerms::sell), sale_type(), "When shares that may be sold are sold")
            .defaults_to("at_vest"));
    for (auto& each : equity_fields<T>()) fields.push_back(std::move(each));
    return make_table<T>(std::move(name), std::move(doc), std::move(fields));
}

/// `12mo`, or a mapping that says how much of it.
Type<SignOn::Clawback> clawback_type() {
    using C = SignOn::Clawback;
    struct Terms {
        int within = 0;
        bool is_whole = false, is_net = false;
        double withheld = 0;
    };
    const auto within = months(0, 120);
    const auto whole = mapping(make_table<Terms>(
        "clawback", "What is returned of cash already paid.",
        {field("within", &Terms::within, within, "On leaving before this").required(),
         field("repay", &Terms::is_whole, choice<bool>({{"pro_rata", false}, {"whole", true}}),
               "The part for the time not served, or all of it")
             .defaults_to("pro_rata"),
         field("of", &Terms::is_net, choice<bool>({{"gross", false}, {"net", true}}),
               "What was paid, or what was left of it after withholding")
             .defaults_to("gross"),
         field("withheld", &Terms::withheld, constant(Unit::share, from_0_to_1), "What withholding took")
             .defaults_to("22%", "the federal rate on supplemental wages, 26 CFR 31.3402(g)-1(a)(7)")
             .only_for("clawbacks of net", [](const Terms& terms) { return terms.is_net; })}));
    Shape shape{.kind = Shape::Kind::any_of, .parts = {within.shape, whole.shape}};
    return {std::move(shape), [=](Reading& reading, const Value& value) -> std::optional<C> {
                if (!value.node().is_mapping()) {
                    const auto count = within.read(reading, value);
                    return count ? std::optional(C{*count, false, 0}) : std::nullopt;
                }
                const auto terms = whole.read(reading, value);
                if (!terms) return {};
                return C{terms->within, terms->is_whole, terms->is_net ? terms->withheld : 0};
            }};
}

}  // namespace

Table<SignOn> sign_on_table() {
    return equity_table<SignOn>(
        "sign_on", "Paid for joining, in cash and equity.",
        {field("amount", &SignOn::amount, quantity(Unit::money, non_negative), "All of it").required(),
         field("equity", &SignOn::equity_share, quantity(Unit::share, from_0_to_1), "The part paid in equity")
             .defaults_to("0%"),
         field("vesting", &SignOn::vesting, vesting_type(), "When both parts are paid")
             .defaults_to("immediate"),
         field("clawback", &SignOn::clawback, clawback_type(),
               "Cash already paid is returned on leaving before this, pro rata unless said")
             .defaults_to("0mo")});
}

Table<Refresh> refresh_table() {
    return equity_table<Refresh>(
        "refresh", "Further grants at months 12, 24, 36 ... before the horizon, vesting from then.",
        {field("value", &Refresh::value_per_year, quantity(Unit::money_per_year, non_negative),
               "Value of each year's grant")
             .required(),
         field("performance", &Refresh::performance, quantity(Unit::multiple, non_negative),
               "Multiplies the value, drawn anew for each year's grant: {discrete: {0.5x: 20%, 1x: 60%, "
               "1.5x: 20%}}"),
         field("chance", &Refresh::chance, quantity(Unit::share, from_0_to_1),
               "Chance that a year's grant is given at all"),
         field("vesting", &Refresh::vesting, vesting_type(), "The schedule of each grant")
             .defaults_to("{over: 4y, every: month}")});
}

Table<EmployeePurchase> purchase_table() {
    using E = EmployeePurchase;
    auto table = make_table<E>(
        "espp",
        "An employee stock purchase plan: part of base buys shares at a discount, while the company is "
        "listed.",
        {field("contribution", &E::contribution, quantity(Unit::share, from_0_to_1),
               "The part of base set aside")
             .required(),
         field("discount", &E::discount, constant(Unit::share, {0, 0.99}), "Off the price")
             .defaults_to("15%", "the most that 26 U.S.C. 423(b)(6) allows"),
         field("look_back", &E::has_look_back, truth(),
               "Whether the discount is off the lower of the prices at the offering and at purchase")
             .defaults_to("true"),
         field("offering", &E::offering_months, months(1, 27), "How long an offering's price holds")
             .defaults_to("24mo", "the usual length; 26 U.S.C. 423(b)(7) allows 27 months"),
         field("period", &E::period_months, months(1, 27), "The time between purchases").defaults_to("6mo"),
         field("limit", &E::limit_per_year, or_none(constant(Unit::money_per_year, positive)),
               "Most that may be bought in a calendar year, at the offering's price, in the currency of the "
               "offer")
             .defaults_to("25k/yr", "26 U.S.C. 423(b)(8), in USD"),
         field("sell", &E::sell, sale_type(), "When shares that were bought are sold")
             .defaults_to("at_vest")});
    table.check = [](Reading& reading, const Value& value, E& plan) {
        if (plan.period_months > 0 && plan.offering_months % plan.period_months != 0 &&
            (value.gives("period") || value.gives("offering")))
            reading.error(value.node(), "E413",
                          "'offering' is no multiple of 'period' (purchases end an offering)");
    };
    return table;
}

}  // namespace offersim
