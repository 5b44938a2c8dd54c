// Grants, the sign-on, refreshers and the purchase plan of an offer, made flat.
#include <algorithm>

#include "plan/grant_plan.hpp"
#include "plan/offer_builder.hpp"

namespace offersim {

namespace {

const PlanPay* base_pay(const PlanOffer& offer) {
    for (const PlanPay& pay : offer.pay)
        if (pay.component == Component::base) return &pay;
    return nullptr;
}

ExerciseRule rule_of(ExercisePolicy::Kind kind) {
    using Kind = ExercisePolicy::Kind;
    switch (kind) {
        case Kind::at_liquidity: return ExerciseRule::in_the_money;
        case Kind::at_multiple: return ExerciseRule::at_multiple;
        case Kind::at_grant: return ExerciseRule::at_grant;
        case Kind::at_horizon:
        case Kind::at_expiry: break;
    }
    return ExerciseRule::at_sale_month;
}

/// When the tranches of an option are exercised where that is a matter of dates alone.
SalePolicy exercise_months(ExercisePolicy::Kind kind, const Plan& plan) {
    SalePolicy policy;
    if (kind == ExercisePolicy::Kind::at_horizon) policy.kind = SalePolicy::Kind::at_horizon;
    if (kind == ExercisePolicy::Kind::at_expiry) policy = {SalePolicy::Kind::after, plan.settlement};
    return policy;
}

}  // namespace

void OfferBuilder::add_grant(PlanGrant grant) {
    if (grant.tranches.empty()) return;
    grant.needs_months = needs_months(grant, plan, issuer());
    result.grants.push_back(std::move(grant));
}

PlanGrant OfferBuilder::share_award(Component component, int grant_month, const VestingSchedule& vesting,
                                    const EquityTerms& terms) {
    PlanGrant grant;
    grant.component = component;
    grant.grant_month = grant_month;
    plan_trigger(grant, terms.trigger, terms.expiry_months, plan);
    plan_tranches(grant, vesting, terms.sell, plan.settlement, scenario, plan);
    plan_terms(grant, terms);
    return grant;
}

PlanGrant OfferBuilder::option_award(const Grant& grant, const std::string& name) {
    PlanGrant option;
    option.payoff = PayoffKind::call;
    plan_trigger(option, Trigger::single_trigger, grant.expiry_months, plan);
    plan_terms(option, grant);
    option.exercise_window_months = grant.window_months.value_or(option.expiry_month);
    option.terms.exercise = rule_of(grant.exercise.kind);
    option.terms.pays_strike = grant.payment == ExercisePayment::cash;
    option.terms.leaver_margin = grant.leaver.in_the_money;
    if (grant.sell.kind == SalePolicy::Kind::at_horizon) option.terms.first_sale_of_exercised = plan.horizon;
    if (grant.exercise.kind == ExercisePolicy::Kind::at_multiple)
        option.terms.multiple = inputs.draw(key(name + ".exercise.multiple"), grant.exercise.multiple);
    if (grant.type == GrantType::profit_units) {  // nothing is exercised, and nothing lapses
        option.exercise_window_months = option.expiry_month = plan.settlement + 1;
        option.terms.exercise = ExerciseRule::in_the_money;
    }
    SalePolicy policy = exercise_months(grant.exercise.kind, plan);
    if (option.terms.exercise == ExerciseRule::at_grant) {  // bought at once, they vest as shares
        option.payoff = PayoffKind::share;
        policy = grant.sell;
    }
    plan_tranches(option, grant.vesting, policy, std::min(option.expiry_month, plan.settlement), scenario,
                  plan);
    if (grant.strike)
        option.strike = money(name + ".strike", *grant.strike);
    else if (issuer().is_listed)
        option.strike = headline();
    else
        option.terms.strike_is_appraisal = true;
    return option;
}

InputIndex OfferBuilder::all_shares() {
    const Company& company = scenario.companies[static_cast<std::size_t>(result.company)];
    if (company.fully_diluted) return inputs.constant(*company.fully_diluted);
    // The headline price is then one unit of currency, and the value counts the shares.
    return inputs.draw("companies." + company.name + ".value", company.value);
}

void OfferBuilder::buy_units(PlanGrant& grant, InputIndex value, const GrantPrice& price,
                             const std::string& name) {
    grant.terms.priced_at = price.kind;
    grant.terms.average_months = std::max(price.months, 1);
    if (price.kind == GrantPrice::Kind::given)
        grant.units = inputs.ratio(value, money(name + ".priced_at.price", price.price));
    else if (grant.grant_month == 0 && (price.kind != GrantPrice::Kind::appraisal || issuer().is_listed))
        grant.units = inputs.ratio(value, headline());  // nothing was averaged before the start
    else
        grant.value = value;
}

PlanGrant OfferBuilder::plan_grant(const Grant& grant, const std::string& name) {
    const bool has_strike = is_option(grant.type) || grant.type == GrantType::profit_units;
    PlanGrant award =
        has_strike ? option_award(grant, name) : share_award(Component::equity, 0, grant.vesting, grant);
    award.terms.is_paid_at_vest = grant.is_paid_at_vest;
    award.tax.type = grant.type;
    award.tax.elects_83b = grant.elects_83b;
    for (const PlanGrant::Tranche& tranche : award.tranches) {
        const bool is_early = award.terms.exercise == ExerciseRule::at_grant;
        const Date day = add_months(scenario.start, is_early ? 0 : tranche.vest_month);
        award.tax.exercisable_year.push_back(static_cast<int>(day.year()));
    }
    if (grant.shares)
        award.units = inputs.draw(key(name + ".shares"), *grant.shares);
    else if (grant.ownership)
        award.units = inputs.product(inputs.draw(key(name + ".ownership"), *grant.ownership), all_shares());
    else
        buy_units(award, money(name + ".value", *grant.value), grant.priced_at, name);
    return award;
}

void OfferBuilder::build_equity() {
    for (std::size_t i = 0; i < offer.equity.size(); ++i)
        add_grant(plan_grant(offer.equity[i], "equity." + std::to_string(i)));
}

void OfferBuilder::build_sign_on() {
    if (!offer.sign_on) return;
    const SignOn& sign_on = *offer.sign_on;
    const InputIndex amount = money("sign_on.amount", sign_on.amount);
    const InputIndex equity = inputs.draw(key("sign_on.equity"), sign_on.equity_share);
    const InputIndex cash = inputs.remainder(equity, inputs.constant(0));
    if (!inputs.is_zero(equity)) {
        PlanGrant grant = share_award(Component::sign_on, 0, sign_on.vesting, sign_on);
        buy_units(grant, inputs.product(amount, equity), sign_on.priced_at, "sign_on");
        add_grant(std::move(grant));
    }
    if (inputs.is_zero(cash)) return;
    PlanCash part;
    part.amount = inputs.product(amount, cash);
    part.paid = vested_by_month(sign_on.vesting, plan.horizon, scenario.start);
    part.clawback_months = sign_on.clawback.within_months;
    part.clawback_is_whole = sign_on.clawback.is_whole;
    part.clawback_kept_back = sign_on.clawback.kept_back;
    result.cash.push_back(std::move(part));
}

void OfferBuilder::build_refresh() {
    if (!offer.refresh) return;
    const Refresh& refresh = *offer.refresh;
    const InputIndex value = money("refresh.value", refresh.value_per_year);
    if (inputs.is_zero(value)) return;
    for (int month = 12; month < plan.horizon; month += 12) {
        // Performance and the chance are drawn for each year, by names that the horizon does not change.
        const std::string year = "." + std::to_string(month / 12);
        InputIndex given = value;
        if (refresh.performance)
            given =
                inputs.product(given, inputs.draw(key("refresh.performance" + year), *refresh.performance));
        if (refresh.chance)
            given = inputs.product(given, inputs.chance(key("refresh.given" + year),
                                                        inputs.draw(key("refresh.chance"), *refresh.chance)));
        PlanGrant grant = share_award(Component::refresh, month, refresh.vesting, refresh);
        buy_units(grant, given, refresh.priced_at, "refresh");
        add_grant(std::move(grant));
    }
}

void OfferBuilder::build_purchase_plan() {
    const PlanPay* base = base_pay(result);
    if (!offer.purchase_plan || base == nullptr) return;
    const EmployeePurchase& terms = *offer.purchase_plan;
    PlanPurchase purchase;
    purchase.base_per_year = base->per_year;
    purchase.raise = base->raise;
    purchase.contribution = inputs.draw(key("espp.contribution"), terms.contribution);
    purchase.discount = terms.discount;
    purchase.has_look_back = terms.has_look_back;
    purchase.offering_months = terms.offering_months;
    purchase.period_months = terms.period_months;
    if (terms.limit_per_year) purchase.limit_per_year = money(inputs.constant(*terms.limit_per_year));
    purchase.sell = terms.sell;
    for (int month = 0; month <= plan.horizon; ++month)
        purchase.calendar_year.push_back(static_cast<int>(add_months(scenario.start, month).year()) -
                                         static_cast<int>(scenario.start.year()));
    result.purchase = std::move(purchase);
}

}  // namespace offersim
