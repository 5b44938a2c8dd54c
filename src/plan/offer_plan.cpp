#include "plan/offer_plan.hpp"

#include <algorithm>

#include "plan/offer_builder.hpp"

namespace offersim {

namespace {

constexpr int years_of_a_package_grant = 4;  // what `total` and `mix` mean by equity: design, "total and mix"

}  // namespace

void OfferBuilder::add_pay(Component component, InputIndex per_year, InputIndex steps,
                           bool only_at_anniversaries) {
    if (inputs.is_zero(per_year)) return;
    result.pay.push_back({component, per_year, steps, only_at_anniversaries});
}

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
    PlanGrant grant =
        share_award(Component::equity, 0, even_schedule(12 * years_of_a_package_grant, 1, 0), {});
    const InputIndex a_year = inputs.product(total, equity);
    grant.units = inputs.ratio(inputs.product(a_year, inputs.constant(years_of_a_package_grant)), headline());
    add_grant(std::move(grant));
}

PlanOffer plan_offer(const Scenario& scenario, const Offer& offer, const Plan& plan, InputList& inputs) {
    OfferBuilder builder{scenario, offer, plan, inputs, {}, -1};
    builder.result.name = offer.name;
    for (std::size_t c = 0; c < plan.companies.size(); ++c)
        if (plan.companies[c].name == offer.company) builder.result.company = static_cast<int>(c);
    builder.build_pay();
    builder.build_equity();
    builder.build_sign_on();
    builder.build_refresh();
    builder.build_purchase_plan();
    return std::move(builder.result);
}

}  // namespace offersim
