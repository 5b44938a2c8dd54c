#include "plan/offer_plan.hpp"

#include <algorithm>

#include "plan/grant_plan.hpp"

namespace offersim {

namespace {

/// US plans leave 90 days to exercise (the limit within which an ISO stays one: 26 U.S.C. 422(a)(2)).
constexpr int default_exercise_window_months = 3;
constexpr int years_of_a_package_grant = 4;  // what `total` and `mix` mean by equity: design, "total and mix"

struct OfferBuilder {
    const Scenario& scenario;
    const Offer& offer;
    const Plan& plan;
    InputList& inputs;
    PlanOffer result{};
    InputIndex raise = -1;  ///< -1: no raises

    std::string key(const std::string& name) const { return "offers." + offer.name + "." + name; }
    /// An amount in the offer's currency, in the scenario's.
    InputIndex money(InputIndex amount) {
        return offer.exchange_rate == 1 ? amount
                                        : inputs.product(amount, inputs.constant(offer.exchange_rate));
    }
    InputIndex money(const std::string& name, const Distribution& amount) {
        return money(inputs.draw(key(name), amount));
    }
    InputIndex headline() const { return plan.companies[static_cast<std::size_t>(result.company)].headline; }

    void add_pay(Component component, InputIndex per_year, InputIndex steps, bool only_at_anniversaries) {
        if (inputs.is_zero(per_year)) return;
        result.pay.push_back({component, per_year, steps, only_at_anniversaries});
    }
    void add_grant(PlanGrant grant) {
        if (!grant.tranches.empty()) result.grants.push_back(std::move(grant));
    }

    void build_pay();
    void build_package();
    void build_equity();
    void build_sign_on();
    void build_refresh();
    PlanGrant share_award(Component component, int grant_month, const VestingSchedule& vesting,
                          Trigger trigger, std::optional<int> expiry_months, const SalePolicy& sell);
    PlanGrant plan_grant(const Grant& grant, const std::string& name);
};

void OfferBuilder::build_pay() {
    raise = inputs.draw(key("raise"), offer.raise_per_year);
    if (inputs.is_zero(raise)) raise = -1;
    InputIndex base = -1;
    if (offer.base_per_year) base = money("base", *offer.base_per_year);
    if (offer.total) build_package();
    if (base >= 0) add_pay(Component::base, base, raise, false);
    if (offer.bonus) {
        const InputIndex size = inputs.draw(key("bonus"), offer.bonus->size);
        if (!offer.bonus->is_share_of_base) {
            add_pay(Component::bonus, money(size), -1, true);
        } else if (const auto at =
                       std::find_if(result.pay.begin(), result.pay.end(),
                                    [](const PlanPay& pay) { return pay.component == Component::base; });
                   at != result.pay.end()) {
            add_pay(Component::bonus, inputs.product(at->per_year, size), at->raise, true);
        }
    }
    add_pay(Component::benefits, money("benefits", offer.benefits_per_year), -1, false);
}

/// What `total` and `mix` stand for, where it is not given beside them.
void OfferBuilder::build_package() {
    const InputIndex total = money("total", offer.total->per_year);
    const InputIndex equity = inputs.draw(key("mix.equity"), offer.total->equity_share);
    const InputIndex bonus = inputs.draw(key("mix.bonus"), offer.total->bonus_share);
    if (!offer.base_per_year)
        add_pay(Component::base, inputs.product(total, inputs.remainder(equity, bonus)), raise, false);
    if (!offer.bonus) add_pay(Component::bonus, inputs.product(total, bonus), -1, true);
    if (!offer.equity.empty() || inputs.is_zero(equity)) return;
    PlanGrant grant = share_award(Component::equity, 0, even_schedule(12 * years_of_a_package_grant, 1, 0),
                                  Trigger::single_trigger, {}, {});
    const InputIndex a_year = inputs.product(total, equity);
    grant.units = inputs.ratio(inputs.product(a_year, inputs.constant(years_of_a_package_grant)), headline());
    add_grant(std::move(grant));
}

PlanGrant OfferBuilder::share_award(Component component, int grant_month, const VestingSchedule& vesting,
                                    Trigger trigger, std::optional<int> expiry_months,
                                    const SalePolicy& sell) {
    PlanGrant grant;
    grant.component = component;
    grant.grant_month = grant_month;
    plan_trigger(grant, trigger, expiry_months, plan);
    plan_tranches(grant, vesting, sell, plan.settlement, scenario, plan);
    return grant;
}

PlanGrant OfferBuilder::plan_grant(const Grant& grant, const std::string& name) {
    PlanGrant result_grant;
    if (grant.type == GrantType::iso || grant.type == GrantType::nso) {
        result_grant.payoff = PayoffKind::call;
        result_grant.strike = money(name + ".strike", grant.strike);
        result_grant.exercise_window_months = default_exercise_window_months;
        plan_trigger(result_grant, Trigger::single_trigger, grant.expiry_months, plan);
        const int latest = std::min(result_grant.expiry_month, plan.settlement);
        SalePolicy policy;  // at_liquidity: as soon as what is vested can be sold
        if (grant.exercise == ExercisePolicy::at_horizon) policy.kind = SalePolicy::Kind::at_horizon;
        if (grant.exercise == ExercisePolicy::at_expiry) policy = {SalePolicy::Kind::after, plan.settlement};
        plan_tranches(result_grant, grant.vesting, policy, latest, scenario, plan);
    } else {
        result_grant =
            share_award(Component::equity, 0, grant.vesting, grant.trigger, grant.expiry_months, grant.sell);
    }
    result_grant.units = grant.shares ? inputs.draw(key(name + ".shares"), *grant.shares)
                                      : inputs.ratio(money(name + ".value", *grant.value), headline());
    return result_grant;
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
        PlanGrant grant = share_award(Component::sign_on, 0, sign_on.vesting, sign_on.trigger,
                                      sign_on.expiry_months, sign_on.sell);
        grant.units = inputs.ratio(inputs.product(amount, equity), headline());
        add_grant(std::move(grant));
    }
    if (inputs.is_zero(cash)) return;
    PlanCash part;
    part.amount = inputs.product(amount, cash);
    part.paid = vested_by_month(sign_on.vesting, plan.horizon, scenario.start);
    part.clawback_months = sign_on.clawback_months;
    result.cash.push_back(std::move(part));
}

void OfferBuilder::build_refresh() {
    if (!offer.refresh) return;
    const Refresh& refresh = *offer.refresh;
    const InputIndex value = money("refresh.value", refresh.value_per_year);
    if (inputs.is_zero(value)) return;
    for (int month = 12; month < plan.horizon; month += 12) {
        PlanGrant grant = share_award(Component::refresh, month, refresh.vesting, refresh.trigger,
                                      refresh.expiry_months, refresh.sell);
        grant.value = value;
        add_grant(std::move(grant));
    }
}

}  // namespace

PlanOffer plan_offer(const Scenario& scenario, const Offer& offer, const Plan& plan, InputList& inputs) {
    OfferBuilder builder{scenario, offer, plan, inputs, {}, -1};
    builder.result.name = offer.name;
    for (std::size_t c = 0; c < plan.companies.size(); ++c)
        if (plan.companies[c].name == offer.company) builder.result.company = static_cast<int>(c);
    builder.build_pay();
    builder.build_equity();
    builder.build_sign_on();
    builder.build_refresh();
    return std::move(builder.result);
}

}  // namespace offersim
