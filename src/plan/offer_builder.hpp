#pragma once
/// One offer on its way to being flat: the parts of plan_offer(), which share its inputs and company.
#include <string>

#include "plan/input_list.hpp"
#include "plan/plan.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

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
    const PlanCompany& issuer() const { return plan.companies[static_cast<std::size_t>(result.company)]; }
    InputIndex headline() const { return issuer().headline; }

    // Pay: offer_plan.cpp
    void build_pay();
    void build_package();
    void add_pay(Component component, InputIndex per_year, InputIndex steps, bool only_at_anniversaries);

    // Awards: award_plan.cpp
    void build_equity();
    void build_sign_on();
    void build_refresh();
    void build_purchase_plan();
    void add_grant(PlanGrant grant);
    PlanGrant share_award(Component component, int grant_month, const VestingSchedule& vesting,
                          const EquityTerms& terms);
    PlanGrant option_award(const Grant& grant, const std::string& name);
    PlanGrant plan_grant(const Grant& grant, const std::string& name);
    /// Sets the units that `value`, in the scenario's currency, buys at the terms' price.
    void buy_units(PlanGrant& grant, InputIndex value, const GrantPrice& price, const std::string& name);
    InputIndex all_shares();
};

}  // namespace offersim
