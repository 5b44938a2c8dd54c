#include "scenario/liquidity_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/hazard_type.hpp"

namespace offersim {
namespace {

constexpr int longest_lockup = 120;

Table<LockupStage> lockup_stage_table() {
    using S = LockupStage;
    return make_table<S>(
        "lock-up stage", "A part of a holding that may be sold from some month on.",
        {field("after", &S::after_months, months(0, longest_lockup), "How long after the offering")
             .required(),
         field("share", &S::share, constant(Unit::share, from_0_to_1),
               "The part of a holding that is then free")
             .required()});
}

/// `6mo`, or stages: `[{after: 3mo, share: 25%}, {after: 6mo, share: 75%}]`
Type<std::vector<LockupStage>> lockup_type() {
    const auto at_once = months(0, longest_lockup);
    const auto staged = list(mapping(lockup_stage_table()));
    Shape shape{.kind = Shape::Kind::any_of, .parts = {at_once.shape, staged.shape}};
    return {std::move(shape),
            [=](Reading& reading, const Value& value) -> std::optional<std::vector<LockupStage>> {
                if (!value.node().is_sequence()) {
                    const auto after = at_once.read(reading, value);
                    if (!after) return {};
                    return std::vector<LockupStage>{{*after, 1}};
                }
                auto stages = staged.read(reading, value);
                if (!stages) return {};
                double sum = 0;
                for (const LockupStage& stage : *stages) sum += stage.share;
                if (std::abs(sum - 1) > 1e-9) {
                    reading.error(
                        value.node(), "E201",
                        fmt::format("the stages of the lock-up sum to {:.10g} % (must be 100 %)", 100 * sum),
                        "each stage names the part that it frees, not what is free by then");
                    return {};
                }
                std::stable_sort(stages->begin(), stages->end(), [](const auto& a, const auto& b) {
                    return a.after_months < b.after_months;
                });
                return stages;
            }};
}

Table<InitialPublicOffering> ipo_table() {
    using I = InitialPublicOffering;
    const Words<bool> listings{{"ipo", false}, {"direct", true}};
    return make_table<I>(
        "ipo", "Shares become sellable when a lock-up after the offering ends.",
        {field("hazard", &I::hazard, hazard_type(), "Chance per year, as a hazard"),
         field("at", &I::at, month_range_type(), "The months in which it is certain to come, instead"),
         field("value", &I::value, quantity(Unit::money, positive),
               "What the whole company is worth then, which the path is bridged to")
             .only_for("an offering with 'at'", [](const I& ipo) { return ipo.at.has_value(); }),
         field("listing", &I::is_direct, choice(listings),
               "An offering of new shares, or a direct listing of those that exist")
             .defaults_to("ipo"),
         field("lockup", &I::lockup, lockup_type(), "How long employees may not sell, or its stages")
             .defaults_from([](const I& ipo) { return ipo.is_direct ? "0mo" : "6mo"; },
                            "6mo, the usual 180 days; 0mo for a direct listing"),
         field("first_day_return", &I::first_day_return, quantity(Unit::share, {-1, 10}),
               "Rise of the price on the first day of trading")
             .defaults_to("0%"),
         field("volatility", &I::volatility, quantity(Unit::share, {0, 10}),
               "Volatility once listed, when the share moves as geometric Brownian motion; unchanged unless "
               "given")});
}

Table<Escrow> escrow_table() {
    using E = Escrow;
    return make_table<E>(
        "escrow", "A part of the deal price kept back against claims on the sellers.",
        {field("share", &E::share, constant(Unit::share, from_0_to_1), "Of the deal price").required(),
         field("after", &E::after_months, months(1, 120), "When it is released").defaults_to("18mo"),
         field("loss", &E::loss, quantity(Unit::share, from_0_to_1), "The part that is never released")
             .defaults_to("0%")});
}

Table<EarnOut> earn_out_table() {
    using E = EarnOut;
    return make_table<E>(
        "earn-out", "A part of the deal price that is paid only where targets are met.",
        {field("share", &E::share, constant(Unit::share, from_0_to_1), "Of the deal price").required(),
         field("after", &E::after_months, months(1, 120), "When it is decided and paid").defaults_to("24mo"),
         field("chance", &E::chance, constant(Unit::share, from_0_to_1), "That the targets are met")
             .required()});
}

Table<Acquisition> acquisition_table() {
    using A = Acquisition;
    const auto in_shares = [](const A& deal) { return !deal.acquirer.empty(); };
    auto table = make_table<A>(
        "acquisition", "Vested shares get the deal price at once, unvested ones on their schedule.",
        {field("hazard", &A::hazard, hazard_type(), "Chance per year, as a hazard"),
         field("at", &A::at, month_range_type(), "The months in which it is certain to come, instead"),
         field("value", &A::value, quantity(Unit::money, positive),
               "The price of the whole company, which the path is bridged to")
             .only_for("an acquisition with 'at'", [](const A& deal) { return deal.at.has_value(); }),
         field("acceleration", &A::acceleration, constant(Unit::share, from_0_to_1),
               "The part of what is unvested that vests at the deal")
             .defaults_to("0%"),
         field("acquirer", &A::acquirer, name_of("company", &Reading::company_names),
               "A listed company of this file, in whose shares it pays; cash unless given"),
         field("hold", &A::hold_months, months(0, 60), "How long the acquirer's shares may not be sold")
             .defaults_to("0mo")
             .only_for("an acquisition with 'acquirer'", in_shares),
         field("escrow", &A::escrow, mapping(escrow_table()), "A part that is kept back for a while"),
         field("earn_out", &A::earn_out, mapping(earn_out_table()), "A part that must be earned")});
    table.check = [](Reading& reading, const Value& value, A& deal) {
        const double later =
            (deal.escrow ? deal.escrow->share : 0) + (deal.earn_out ? deal.earn_out->share : 0);
        if (later > 1 + 1e-9)
            reading.error(value.node(), "E201",
                          fmt::format("escrow and earn-out take {:.10g} % of the deal price (at most 100 %)",
                                      100 * later));
    };
    return table;
}

Table<Shutdown> shutdown_table() {
    using S = Shutdown;
    return make_table<S>(
        "shutdown", "Equity is worth nothing and pay ends.",
        {field("hazard", &S::hazard, hazard_type(), "Chance per year, as a hazard"),
         field("at", &S::at, month_range_type(), "The months in which it is certain to come, instead")});
}

Table<Tender> tender_table() {
    using T = Tender;
    return make_table<T>(
        "tender", "The company lets holders sell some vested shares, at most once a year.",
        {field("chance", &T::chance, quantity(Unit::share, from_0_to_1), "That there is one in a year")
             .required(),
         field("first", &T::first_months, months(1, 120), "The month of the first, and so of each year")
             .defaults_to("12mo"),
         field("cap", &T::cap, quantity(Unit::share, from_0_to_1), "Of a holder's vested shares").required(),
         field("pro_ration", &T::pro_ration, quantity(Unit::share, from_0_to_1),
               "What is bought of what is offered")
             .defaults_to("100%"),
         field("leavers", &T::leavers_may_sell, truth(), "Whether those who left may sell")
             .defaults_to("false"),
         field("price", &T::price, quantity(Unit::share, {0, 10}), "Over the headline price")
             .defaults_to("100%")});
}

Table<SecondarySale> secondary_table() {
    using S = SecondarySale;
    return make_table<S>(
        "secondary", "A private sale of vested shares to an investor, at most once a year.",
        {field("chance", &S::chance, quantity(Unit::share, from_0_to_1), "Of finding a buyer in a year")
             .required(),
         field("cap", &S::cap, constant(Unit::share, from_0_to_1), "Of a holder's vested shares")
             .defaults_to("100%"),
         field("discount", &S::discount, quantity(Unit::share, from_0_to_1), "Below the headline price")
             .required(),
         field("approval", &S::approval, constant(Unit::share, from_0_to_1),
               "Chance that the company lets the sale through")
             .defaults_to("100%"),
         field("first_refusal", &S::first_refusal, constant(Unit::share, from_0_to_1),
               "Chance that the company or its investors use their right of first refusal and buy instead")
             .defaults_to("0%"),
         field("first_refusal_price", &S::first_refusal_price, constant(Unit::share, {0, 10}),
               "What they pay, over the buyer's price; the usual right matches it")
             .defaults_to("100%"),
         field("leavers", &S::leavers_may_sell, truth(), "Whether those who left may sell")
             .defaults_to("true")});
}

}  // namespace

Type<Liquidity> liquidity_type() {
    using L = Liquidity;
    return or_word(
        "none", Liquidity{},
        mapping(make_table<L>(
            "liquidity", "How paper becomes money, or nothing; `none` switches off what a model has.",
            {field("ipo", &L::ipo, or_none(mapping(ipo_table())),
                   "An initial public offering or direct listing"),
             field("acquisition", &L::acquisition, or_none(mapping(acquisition_table())),
                   "A sale of the whole company"),
             field("shutdown", &L::shutdown, or_none(mapping(shutdown_table())), "The end of the company"),
             field("tender", &L::tender, or_none(mapping(tender_table())),
                   "Offers of the company or its investors to buy some shares"),
             field("secondary", &L::secondary, or_none(mapping(secondary_table())),
                   "Sales to an investor, one by one")})));
}

}  // namespace offersim
