#include "scenario/grant_table.hpp"

#include <fmt/format.h>

#include "scenario/types.hpp"
#include "scenario/vesting_reader.hpp"

namespace offersim {
namespace {

const Words<GrantType> grant_words() {
    return {{"rsu", GrantType::rsu},
            {"restricted_stock", GrantType::restricted_stock},
            {"iso", GrantType::iso},
            {"nso", GrantType::nso}};
}

bool is_option(const Grant& grant) { return grant.type == GrantType::iso || grant.type == GrantType::nso; }

const std::string options = "options (iso, nso)";

void check_grant(Reading& reading, const Value& value, Grant& grant) {
    if (value.gives("value") == value.gives("shares"))
        reading.error(value.node(), value.gives("value") ? "E307" : "E302",
                      value.gives("value") ? "'value' and 'shares' exclude each other (give one of them)"
                                           : "the size of the grant is missing (give 'value' or 'shares')");
    if (is_option(grant) && grant.trigger == Trigger::double_trigger)
        reading.error(value.find("trigger").node(), "E304",
                      "a double trigger means nothing here (it is for shares)",
                      "an option waits with 'exercise: at_liquidity'");
}

}  // namespace

const Words<Trigger>& trigger_words() {
    static const Words<Trigger> words{{"single", Trigger::single_trigger},
                                      {"double", Trigger::double_trigger}};
    return words;
}

/// `at_vest` | `at_unlock` | `at_horizon` | `{after: 12mo}`
Type<SalePolicy> sale_type() {
    using Kind = SalePolicy::Kind;
    auto after = make_table<SalePolicy>(
        "sell", "Sells so long after vesting, or as soon as sale is possible if that is later.",
        {field("after", &SalePolicy::months, months(0, 600), "How long shares are held after vesting")
             .required()});
    after.prepare = [](Reading&, Value&, SalePolicy& policy) { policy.kind = Kind::after; };
    auto type =
        or_word("at_vest", SalePolicy{Kind::at_vest, 0},
                or_word("at_unlock", SalePolicy{Kind::at_unlock, 0},
                        or_word("at_horizon", SalePolicy{Kind::at_horizon, 0}, mapping(std::move(after)))));
    return type;
}

Type<std::optional<int>> expiry_type() { return or_none(months(1, 600)); }

std::string expiry_of(Trigger trigger) { return trigger == Trigger::double_trigger ? "7y" : ""; }

Table<Grant> grant_table() {
    const auto has_expiry = [](const Grant& grant) {
        return is_option(grant) || grant.trigger == Trigger::double_trigger;
    };
    const Words<ExercisePolicy> policies{{"at_liquidity", ExercisePolicy::at_liquidity},
                                         {"at_horizon", ExercisePolicy::at_horizon},
                                         {"at_expiry", ExercisePolicy::at_expiry}};
    auto table = make_table<Grant>(
        "grant", "One equity award.",
        {field("type", &Grant::type, choice(grant_words()), "The kind of award").required(),
         field("value", &Grant::value, quantity(Unit::money, non_negative),
               "Its size: buys this much at the headline price at grant"),
         field("shares", &Grant::shares, quantity(Unit::shares, non_negative),
               "Its size in shares or options"),
         field("strike", &Grant::strike, quantity(Unit::price, non_negative),
               "Price at which an option buys a share")
             .required()
             .only_for(options, is_option),
         field("trigger", &Grant::trigger, choice(trigger_words()),
               "single: vested shares are the holder's; double: an IPO or acquisition must come as well")
             .defaults_to("single"),
         field("vesting", &Grant::vesting, vesting_type(), "When its parts become the holder's").required(),
         field("expiry", &Grant::expiry_months, expiry_type(),
               "How long after grant an option or an unmet trigger lapses; or `none`")
             .defaults_from(
                 [](const Grant& grant) { return is_option(grant) ? "10y" : expiry_of(grant.trigger); },
                 "10y for options, 7y for double triggers")
             .only_for(options + " and double triggers", has_expiry),
         field("sell", &Grant::sell, sale_type(), "When shares that may be sold are sold")
             .defaults_to("at_vest"),
         field("exercise", &Grant::exercise, choice(policies), "When options in the money are exercised")
             .defaults_to("at_liquidity")
             .only_for(options, is_option)});
    table.check = check_grant;
    return table;
}

}  // namespace offersim
