#include <fmt/format.h>

#include "scenario/equity_table.hpp"
#include "scenario/tables.hpp"
#include "scenario/vesting_reader.hpp"

namespace offersim {
namespace {

const Words<GrantType> grant_words() {
    return {{"rsu", GrantType::rsu},
            {"restricted_stock", GrantType::restricted_stock},
            {"iso", GrantType::iso},
            {"nso", GrantType::nso},
            {"sar", GrantType::sar},
            {"phantom", GrantType::phantom},
            {"profit_units", GrantType::profit_units}};
}

const std::string options = "options (iso, nso, sar)";

bool is_an_option(const Grant& grant) { return is_option(grant.type); }
/// A stock appreciation right pays the gain alone: there is no strike to pay.
bool has_strike_to_pay(const Grant& grant) { return is_option(grant.type) && grant.type != GrantType::sar; }
bool is_exercised_at_grant(const Grant& grant) {
    return grant.exercise.kind == ExercisePolicy::Kind::at_grant;
}
bool takes_trigger(const Grant& grant) {
    return grant.type == GrantType::rsu || grant.type == GrantType::phantom;
}

Type<ExercisePolicy> exercise_type() {
    using Kind = ExercisePolicy::Kind;
    auto at_multiple = make_table<ExercisePolicy>(
        "exercise", "Exercises once the price of a share reaches a multiple of the strike.",
        {field("multiple", &ExercisePolicy::multiple, quantity(Unit::multiple, {1}),
               "Price over strike at which options are exercised")
             .required()});
    at_multiple.prepare = [](Reading&, Value&, ExercisePolicy& policy) { policy.kind = Kind::at_multiple; };
    const auto word = [](Kind kind) {
        ExercisePolicy policy;
        policy.kind = kind;
        return policy;
    };
    return words_or_mapping<ExercisePolicy>({{"at_liquidity", word(Kind::at_liquidity)},
                                             {"at_horizon", word(Kind::at_horizon)},
                                             {"at_expiry", word(Kind::at_expiry)},
                                             {"at_grant", word(Kind::at_grant)}},
                                            std::move(at_multiple));
}

Type<LeaverExercise> leaver_type() {
    auto margin = make_table<LeaverExercise>(
        "leaver_exercise", "Pays the strike of what cannot be sold yet.",
        {field("in_the_money", &LeaverExercise::in_the_money, constant(Unit::share, {0, 100}),
               "How far the 409A price must be above the strike")
             .required()});
    return words_or_mapping<LeaverExercise>({{"if_liquid", {}}}, std::move(margin));
}

/// Keys of options alone.
std::vector<Field<Grant>> option_fields() {
    return {field("exercise", &Grant::exercise, exercise_type(), "When options are exercised")
                .defaults_to("at_liquidity")
                .only_for(options, is_an_option),
            field("payment", &Grant::payment,
                  choice<ExercisePayment>(
                      {{"cashless", ExercisePayment::cashless}, {"cash", ExercisePayment::cash}}),
                  "cashless: out of the sale of the shares; cash: by the holder, who keeps the shares until "
                  "`sell`")
                .defaults_from(
                    [](const Grant& grant) { return is_exercised_at_grant(grant) ? "cash" : "cashless"; },
                    "cash for options exercised at grant, otherwise cashless")
                .only_for("iso and nso", has_strike_to_pay),
            field("window", &Grant::window_months, optional_or_word("term", months(0, 600)),
                  "How long after leaving options may be exercised; `term`: as long as they live")
                .defaults_to("90d", "the usual window; 26 U.S.C. 422(a)(2) asks three months of an ISO")
                .only_for(options, is_an_option),
            field("leaver_exercise", &Grant::leaver, leaver_type(),
                  "What is done at the end of that window with options whose shares cannot be sold yet")
                .defaults_to("if_liquid")
                .only_for("iso and nso", has_strike_to_pay)};
}

void check_size(Reading& reading, const Value& value) {
    int given = 0;
    for (const char* key : {"value", "shares", "ownership"}) given += value.gives(key) ? 1 : 0;
    if (given == 1) return;
    reading.error(value.node(), given > 1 ? "E307" : "E302",
                  given > 1 ? "'value', 'shares' and 'ownership' exclude each other (give one of them)"
                            : "the size of the grant is missing (give 'value', 'shares' or 'ownership')");
}

void check_grant(Reading& reading, const Value& value, Grant& grant) {
    check_size(reading, value);
    if (!takes_trigger(grant) && grant.trigger == Trigger::double_trigger &&
        grant.type != GrantType::restricted_stock)
        reading.error(value.find("trigger").node(), "E304",
                      "a double trigger means nothing here (it is for shares)",
                      "an option waits with 'exercise: at_liquidity'");
    if (is_exercised_at_grant(grant) && grant.type == GrantType::sar)
        reading.error(value.find("exercise").node(), "E304",
                      "'at_grant' means nothing here (it is for iso and nso, whose strike can be paid)");
    if (is_exercised_at_grant(grant) && grant.payment == ExercisePayment::cashless && value.gives("payment"))
        reading.error(value.find("payment").node(), "E304",
                      "'cashless' means nothing here (shares bought at grant cannot be sold yet)",
                      "leave 'payment' out, or write 'payment: cash'");
    if (is_option(grant.type) && grant.sell.kind == SalePolicy::Kind::after)
        reading.error(value.find("sell").node(), "E304",
                      "'after' means nothing here (it counts from vesting, and options sell from exercise)",
                      "sell 'at_unlock' or 'at_horizon'");
    if (value.gives("priced_at") && !grant.value)
        reading.error(value.find("priced_at").node(), "E304",
                      "'priced_at' means nothing here (it is for grants given by their value)");
}

}  // namespace

Table<Grant> grant_table() {
    const auto can_expire = [](const Grant& grant) {
        return is_option(grant.type) || grant.trigger == Trigger::double_trigger;
    };
    const auto has_strike = [](const Grant& grant) {
        return is_option(grant.type) || grant.type == GrantType::profit_units;
    };
    const auto sells_shares = [](const Grant& grant) {
        return !is_option(grant.type) || grant.payment == ExercisePayment::cash;
    };
    std::vector<Field<Grant>> fields{
        field("type", &Grant::type, choice(grant_words()), "The kind of award").required(),
        field("value", &Grant::value, quantity(Unit::money, non_negative),
              "Its size: buys this much at the price of `priced_at`"),
        field("shares", &Grant::shares, quantity(Unit::shares, non_negative),
              "Its size in shares, options or units"),
        field("ownership", &Grant::ownership, quantity(Unit::share, from_0_to_1),
              "Its size as a part of all shares, fully diluted"),
        field("strike", &Grant::strike, optional_or_word("409a", quantity(Unit::price, non_negative)),
              "Price at which an option buys a share, and above which a profit unit takes part")
            .defaults_to("409a", "the fair market value at grant, as 26 CFR 1.409A-1(b)(5) asks")
            .only_for(options + " and profit units", has_strike),
        field("trigger", member_of<Grant>(&EquityTerms::trigger), choice(trigger_words()),
              "single: vested shares are the holder's; double: an IPO or acquisition must come as well")
            .defaults_to("single"),
        field("vesting", &Grant::vesting, vesting_type(), "When its parts become the holder's").required(),
        expiry_field<Grant>(
            "How long after grant an option or an unmet trigger lapses; or `none`",
            [](const Grant& grant) { return is_option(grant.type) ? "10y" : expiry_of(grant.trigger); },
            "10y for options, 7y for double triggers", options + " and double triggers", can_expire),
    };
    for (auto& each : option_fields()) fields.push_back(std::move(each));
    fields.push_back(field("sell", member_of<Grant>(&EquityTerms::sell), sale_type(),
                           "When shares that may be sold are sold")
                         .defaults_to("at_vest")
                         .only_for("shares, and options paid in cash", sells_shares));
    fields.push_back(
        field("paid", &Grant::is_paid_at_vest, choice<bool>({{"at_liquidity", false}, {"at_vest", true}}),
              "Phantom units: when the shares could be sold, or in cash at each vest, at the 409A "
              "price")
            .defaults_to("at_liquidity")
            .only_for("phantom units", [](const Grant& grant) { return grant.type == GrantType::phantom; }));
    fields.push_back(
        field("election_83b", &Grant::elects_83b, truth(),
              "Taxed at grant on what has not vested, by 26 U.S.C. 83(b); seen by taxes alone")
            .defaults_from([](const Grant& grant) { return is_exercised_at_grant(grant) ? "true" : "false"; },
                           "true for options exercised at grant")
            .only_for("restricted stock and options exercised at grant", [](const Grant& grant) {
                return grant.type == GrantType::restricted_stock || is_exercised_at_grant(grant);
            }));
    for (auto& each : equity_fields<Grant>()) fields.push_back(std::move(each));
    auto table = make_table<Grant>("grant", "One equity award.", std::move(fields));
    table.check = check_grant;
    return table;
}

}  // namespace offersim
