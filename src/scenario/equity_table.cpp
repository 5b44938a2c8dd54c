#include "scenario/equity_table.hpp"

#include <fmt/format.h>

namespace offersim {
namespace {

/// `{average: 3mo}` and `{price: 95.20}`.
Table<GrantPrice> grant_price_table() {
    using Kind = GrantPrice::Kind;
    auto table = make_table<GrantPrice>(
        "priced_at", "The price at which a value buys its shares. One of average and price is given.",
        {field("average", &GrantPrice::months, months(1, 60),
               "Mean of the prices at so many month ends up to the grant, none before the start"),
         field("price", &GrantPrice::price, quantity(Unit::price, positive),
               "A price known beforehand, as a letter may state it, in the currency of the offer")});
    table.prepare = [](Reading&, Value& value, GrantPrice& price) {
        price.kind = value.gives("price") ? Kind::given : Kind::average;
    };
    table.check = [](Reading& reading, const Value& value, GrantPrice&) {
        if (value.gives("price") == value.gives("average"))
            reading.error(value.node(), "E307", "one of 'average' and 'price' is to be given here");
    };
    return table;
}

Table<AccelerationStep> step_table() {
    auto table = make_table<AccelerationStep>(
        "acceleration step", "What vests early, for those who have served so long.",
        {field("served", &AccelerationStep::served_months, months(0, 600), "Time of service it takes")
             .defaults_to("0mo"),
         field("part", &AccelerationStep::part, constant(Unit::share, from_0_to_1), "A part of the unvested"),
         field("ahead", &AccelerationStep::ahead_months, months(1, 600),
               "What would have vested in so many months to come")});
    table.check = [](Reading& reading, const Value& value, AccelerationStep&) {
        if (value.gives("part") == value.gives("ahead"))
            reading.error(value.node(), "E307", "one of 'part' and 'ahead' is to be given here");
    };
    return table;
}

/// A part, a step, or several steps that rise by time of service.
Type<std::vector<AccelerationStep>> steps_type() {
    using Steps = std::vector<AccelerationStep>;
    const auto part = constant(Unit::share, from_0_to_1);
    const auto step = mapping(step_table());
    const auto steps = list(step);
    Shape shape{.kind = Shape::Kind::any_of, .parts = {part.shape, step.shape, steps.shape}};
    return {std::move(shape), [=](Reading& reading, const Value& value) -> std::optional<Steps> {
                if (value.node().is_sequence()) {
                    auto result = steps.read(reading, value);
                    for (std::size_t i = 1; result && i < result->size(); ++i)
                        if ((*result)[i].served_months <= (*result)[i - 1].served_months) {
                            reading.error(value.node(), "E415",
                                          "the steps do not rise by time of service ('served')");
                            return {};
                        }
                    return result;
                }
                if (value.node().is_mapping()) {
                    const auto one = step.read(reading, value);
                    return one ? std::optional(Steps{*one}) : std::nullopt;
                }
                const auto one = part.read(reading, value);
                return one ? std::optional(Steps{{0, *one, 0}}) : std::nullopt;
            }};
}

}  // namespace

const Words<Trigger>& trigger_words() {
    static const Words<Trigger> words{{"single", Trigger::single_trigger},
                                      {"double", Trigger::double_trigger}};
    return words;
}

const Words<DealTreatment>& treatment_words() {
    static const Words<DealTreatment> words{{"on_schedule", DealTreatment::on_schedule},
                                            {"cashed_out", DealTreatment::cashed_out},
                                            {"assumed", DealTreatment::assumed},
                                            {"cancelled", DealTreatment::cancelled}};
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
    return words_or_mapping<SalePolicy>({{"at_vest", {Kind::at_vest, 0}},
                                         {"at_unlock", {Kind::at_unlock, 0}},
                                         {"at_horizon", {Kind::at_horizon, 0}}},
                                        std::move(after));
}

Type<GrantPrice> grant_price_type() {
    using Kind = GrantPrice::Kind;
    return words_or_mapping<GrantPrice>(
        {{"headline", {Kind::headline, 0, {}}}, {"409a", {Kind::appraisal, 0, {}}}}, grant_price_table());
}

Type<std::optional<int>> expiry_type() { return or_none(months(1, 600)); }

Type<Acceleration> acceleration_type() {
    auto table = make_table<Acceleration>(
        "acceleration", "What vests early because of an acquisition.",
        {field("single", &Acceleration::single_trigger, steps_type(), "At the deal: a part of the unvested"),
         field("double", &Acceleration::double_trigger, steps_type(),
               "On being let go after the deal (`person.leave` has the chances)"),
         field("within", &Acceleration::within_months, months(1, 120),
               "How long after the deal the second trigger counts")
             .defaults_to("12mo", "the usual clause")});
    return mapping(std::move(table));
}

std::string expiry_of(Trigger trigger) { return trigger == Trigger::double_trigger ? "7y" : ""; }

}  // namespace offersim
