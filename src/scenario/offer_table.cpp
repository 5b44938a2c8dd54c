#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "scenario/award_tables.hpp"
#include "scenario/file_fields.hpp"
#include "scenario/tables.hpp"
#include "scenario/types.hpp"

namespace offersim {
namespace {

/// The trigger of equity that a sign-on or a refresher pays: that of the offer's first RSU grant.
Trigger first_trigger(const Offer& offer) {
    for (const auto& grant : offer.equity)
        if (grant.type == GrantType::rsu) return grant.trigger;
    return Trigger::single_trigger;
}

template <class T>
std::function<T(const Offer&)> with_first_trigger() {
    return [](const Offer& offer) {
        T equity;
        equity.trigger = first_trigger(offer);
        return equity;
    };
}

/// `mix` sets the shares of `total`.
struct Mix {
    Distribution equity, bonus;
};

Field<Offer> mix_field() {
    auto table = make_table<Mix>(
        "mix", "How `total` divides; the rest is base.",
        {field("equity", &Mix::equity, quantity(Unit::share, from_0_to_1),
               "Paid as one RSU of four years of this, vesting monthly without a cliff")
             .defaults_to("0%"),
         field("bonus", &Mix::bonus, quantity(Unit::share, from_0_to_1), "A bonus of this part of the total")
             .defaults_to("0%")});
    auto type = mapping(std::move(table));
    return Field<Offer>(
               {"mix", type.shape, "How `total` divides into equity, bonus and base", false, {}, {}, {}},
               [type](Reading& reading, const Value& value, Offer& offer) {
                   auto mix = type.read(reading, value);
                   if (!mix) return false;
                   offer.total->equity_share = mix->equity;
                   offer.total->bonus_share = mix->bonus;
                   return true;
               })
        .defaults_to("{}")
        .only_for("offers with a total", [](const Offer& offer) { return offer.total.has_value(); });
}

/// Whether a bonus is written as money: `20k`, `$20,000`, `15k/yr`, rather than as a part of base.
bool looks_like_money(const Node& node) {
    const auto below = [](const Node& other) { return looks_like_money(other); };
    if (node.is_sequence()) return std::any_of(node.items.begin(), node.items.end(), below);
    if (node.is_mapping())
        return std::any_of(node.entries.begin(), node.entries.end(),
                           [&](const auto& entry) { return below(entry.value); });
    return node.text.find('%') == std::string::npos &&
           (node.text.find_first_of("$kKmMbB") != std::string::npos ||
            node.text.find("/yr") != std::string::npos);
}

Type<Bonus> bonus_type() {
    const auto share = quantity(Unit::share, {0, 10});
    const auto amount = quantity(Unit::money_per_year, non_negative);
    Shape shape{.kind = Shape::Kind::any_of, .parts = {share.shape, amount.shape}};
    return {std::move(shape), [=](Reading& reading, const Value& value) -> std::optional<Bonus> {
                const bool is_money = looks_like_money(value.node());
                auto size = (is_money ? amount : share).read(reading, value);
                if (!size) return {};
                return Bonus{*size, !is_money};
            }};
}

/// Sets the currency of the amounts that follow.
void use_currency(Reading& reading, const Offer& offer) { reading.currency = offer.currency; }

/// A currency that `fx` or the scenario knows.
Type<std::string> known_currency_type() {
    const auto code = currency_code();
    return {code.shape, [code](Reading& reading, const Value& value) -> std::optional<std::string> {
                auto currency = code.read(reading, value);
                if (!currency || *currency == reading.currency || reading.exchange_rates.contains(*currency))
                    return currency;
                std::vector<std::string_view> known{reading.currency};
                for (const auto& [other, rate] : reading.exchange_rates) known.push_back(other);
                reading.error(
                    value.node(), "E431",
                    fmt::format("no exchange rate for '{}' (known: {})", *currency, enumerate(known)),
                    fmt::format("add 'fx: {{{}: 1.27}}', the {} for one {}", *currency, reading.currency,
                                *currency));
                return {};
            }};
}

bool pays_equity(const Offer& offer) {
    const Distribution none{};
    return !offer.equity.empty() || offer.refresh || offer.purchase_plan ||
           (offer.sign_on && offer.sign_on->equity_share != none) ||
           (offer.total && offer.total->equity_share != none);
}

/// A name as a quoted scalar; empty stays empty.
std::string quoted(const std::string& name) {
    if (name.empty()) return {};
    std::string result = "\"";
    for (char c : name) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

void check_offer(Reading& reading, const Value& value, Offer& offer) {
    if (auto rate = reading.exchange_rates.find(offer.currency); rate != reading.exchange_rates.end())
        offer.exchange_rate = rate->second;
    if (offer.total) {
        const double most =
            quantile(offer.total->equity_share, 1 - 1e-12) + quantile(offer.total->bonus_share, 1 - 1e-12);
        if (most > 1 + 1e-9)
            reading.error(
                value.find("mix").node(), "E441",
                fmt::format("'mix' gives up to {:g} % of the total to equity and bonus (at most 100 %)",
                            100 * most));
    }
    if (offer.company.empty() && !value.gives("company") && pays_equity(offer))
        reading.error(value.node(), "E302",
                      "'company' is missing (the offer pays equity, and its value must come from somewhere)",
                      fmt::format("companies of this file: {}",
                                  reading.company_names.empty() ? "none" : enumerate(reading.company_names)));
    if (offer.purchase_plan && !offer.base_per_year && !offer.total)
        reading.error(value.find("espp").node(), "E302",
                      "'base' is missing (a purchase plan sets part of it aside)");
    bool pays = false;
    for (const char* key : {"total", "base", "bonus", "benefits", "equity", "sign_on", "refresh"})
        pays |= value.gives(key);
    if (!pays)
        reading.warn(value.node(), "W305", fmt::format("the offer '{}' pays nothing", offer.name),
                     "give it a 'base', a 'total' or 'equity'");
}

}  // namespace

Table<Offer> offer_table() {
    auto table = make_table<Offer>(
        "offer", "Everything one employer promises.",
        {field("company", &Offer::company, name_of("company", &Reading::company_names), "Whose offer it is")
             .defaults_from([](const Offer& offer) { return quoted(offer.company); },
                            "the company of the offer's own name"),
         field("currency", &Offer::currency, known_currency_type(),
               "The currency of the offer's amounts; `fx` has its rate")
             .defaults_from([](const Offer& offer) { return offer.currency; }, "the scenario's")
             .then(use_currency),
         Field<Offer>({"total",
                       quantity(Unit::money_per_year, non_negative).shape,
                       "Pay a year in one figure, where the parts are not known; overrides nothing that is "
                       "given beside it",
                       false,
                       {},
                       {},
                       {}},
                      [](Reading& reading, const Value& value, Offer& offer) {
                          auto total = quantity(Unit::money_per_year, non_negative).read(reading, value);
                          if (total) offer.total->per_year = *total;
                          return total.has_value();
                      }),
         mix_field(),
         field("base", &Offer::base_per_year, quantity(Unit::money_per_year, non_negative),
               "Salary, paid monthly"),
         field("bonus", &Offer::bonus, bonus_type(),
               "Paid at each anniversary: a part of base (10%) or an amount (20k/yr)"),
         field("raise", &Offer::raise_per_year, quantity(Unit::rate_per_year, {-0.99, 10}),
               "Raise of base at months 12, 24, 36 ...")
             .defaults_to("0%/yr"),
         field("benefits", &Offer::benefits_per_year, quantity(Unit::money_per_year, non_negative),
               "What benefits are worth")
             .defaults_to("0"),
         field("equity", &Offer::equity, list(mapping(grant_table())), "The grants at the start"),
         mapping_field<SignOn>("sign_on", &Offer::sign_on, sign_on_table(), with_first_trigger<SignOn>(),
                               "Paid for joining"),
         mapping_field<Refresh>("refresh", &Offer::refresh, refresh_table(), with_first_trigger<Refresh>(),
                                "Further grants each year"),
         field("espp", &Offer::purchase_plan, mapping(purchase_table()), "An employee stock purchase plan")});
    table.prepare = [](Reading& reading, Value& value, Offer& offer) {
        offer.name = reading.key();
        offer.currency = reading.currency = reading.scenario_currency;
        const auto& known = reading.company_names;
        if (std::find(known.begin(), known.end(), offer.name) != known.end()) offer.company = offer.name;
        if (value.gives("total")) offer.total.emplace();
    };
    table.check = check_offer;
    return table;
}

}  // namespace offersim
