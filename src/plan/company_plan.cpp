#include "plan/company_plan.hpp"

#include "scenario/exit_assumptions.hpp"

namespace offersim {

namespace {

/// Worth of one common share at month 0.
InputIndex common_share(const Company& company, Discount discount, InputIndex headline, InputList& inputs) {
    if (company.common_is_fair) {
        const FairValue fair = fair_value_of(company, discount);
        return inputs.product(headline, inputs.constant(1 - fair.common_discount()));
    }
    if (!company.common) return headline;
    return inputs.product(headline, inputs.draw("companies." + company.name + ".common", *company.common));
}

}  // namespace

PlanCompany plan_company(const Company& company, Discount discount, InputList& inputs) {
    const std::string key = "companies." + company.name;
    PlanCompany plan;
    plan.name = company.name;
    plan.is_listed = company.kind == CompanyKind::public_listed;
    if (plan.is_listed) {
        plan.headline = inputs.draw(key + ".price", company.price);
    } else {
        // Without a share count only ratios matter, and the headline price is one unit of currency.
        const InputIndex value = inputs.draw(key + ".value", company.value);
        plan.headline = company.fully_diluted ? inputs.ratio(value, inputs.constant(*company.fully_diluted))
                                              : inputs.constant(1);
    }
    plan.start = common_share(company, discount, plan.headline, inputs);
    plan.volatility = inputs.draw(key + ".growth.volatility", company.growth.volatility);
    plan.drift = inputs.growth(inputs.draw(key + ".growth.drift", company.growth.drift),
                               inputs.draw(key + ".dividend", company.dividend), plan.volatility);

    const auto hazard = [&](EventKind kind, const std::string& name, const Distribution& rate) {
        const InputIndex index = inputs.draw(key + ".liquidity." + name + ".hazard", rate);
        if (!inputs.is_zero(index)) plan.hazards[static_cast<std::size_t>(kind) - 1] = index;
    };
    const Liquidity& liquidity = company.liquidity;
    if (liquidity.ipo) {
        hazard(EventKind::ipo, "ipo", liquidity.ipo->hazard);
        plan.lockup_months = liquidity.ipo->lockup_months;
        const InputIndex first_day =
            inputs.draw(key + ".liquidity.ipo.first_day_return", liquidity.ipo->first_day_return);
        if (!inputs.is_zero(first_day)) plan.first_day_return = first_day;
    }
    if (liquidity.acquisition) {
        hazard(EventKind::acquisition, "acquisition", liquidity.acquisition->hazard);
        plan.acceleration = liquidity.acquisition->acceleration;
    }
    if (liquidity.shutdown) hazard(EventKind::shutdown, "shutdown", liquidity.shutdown->hazard);
    return plan;
}

}  // namespace offersim
