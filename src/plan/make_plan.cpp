#include "plan/make_plan.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/elementary.hpp"
#include "plan/input_list.hpp"
#include "plan/offer_plan.hpp"
#include "process/correlation.hpp"
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

std::vector<std::vector<double>> correlation_rows(const Scenario& scenario) {
    const std::size_t n = scenario.companies.size();
    std::vector<double> matrix(n * n, 0.0);
    const auto index = [&](const std::string& name) {
        const auto at = std::find_if(scenario.companies.begin(), scenario.companies.end(),
                                     [&](const Company& company) { return company.name == name; });
        return static_cast<std::size_t>(at - scenario.companies.begin());
    };
    for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] = 1;
    for (const CorrelationEntry& entry : scenario.correlation) {
        const std::size_t a = index(entry.a), b = index(entry.b);
        matrix[a * n + b] = matrix[b * n + a] = entry.value;
    }
    const CorrelationRoot root = correlation_root(matrix, static_cast<int>(n));
    assert(root.lower.size() == n * n && "the reader refuses matrices that are not positive semidefinite");
    std::vector<std::vector<double>> rows(n, std::vector<double>(n));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) rows[i][j] = root.lower[i * n + j];
    return rows;
}

}  // namespace

Plan make_plan(const Scenario& scenario, std::uint64_t seed) {
    Plan plan;
    plan.seed = seed;
    plan.horizon = scenario.horizon_months;
    plan.settlement = std::max(scenario.settle_months, scenario.horizon_months);
    const double discount = scenario.person.discount.continuous_per_year;
    plan.is_discounted = discount != 0;
    for (int month = 0; month <= plan.settlement; ++month)
        plan.discount_factor.push_back(portable_exp(-discount * month / 12));

    InputList inputs(plan.inputs);
    const Person& person = scenario.person;
    plan.wealth = inputs.draw("person.wealth", person.wealth);
    plan.risk_aversion = person.risk_aversion;
    const InputIndex leave = inputs.draw("person.leave", person.leave_per_year);
    if (!inputs.is_zero(leave)) plan.leave_hazard = leave;
    if (person.after) {
        plan.after.income_per_year = inputs.draw("person.after.income", person.after->income_per_year);
        plan.after.gap_months = person.after->gap_months;
    }
    for (const Company& company : scenario.companies)
        plan.companies.push_back(plan_company(company, scenario.person.discount, inputs));
    plan.correlation_root = correlation_rows(scenario);
    for (const Offer& offer : scenario.offers)
        plan.offers.push_back(plan_offer(scenario, offer, plan, inputs));
    if (scenario.report.floor_per_year)
        plan.floor_total = scenario.report.floor_per_year->a * plan.horizon / 12.0;
    return plan;
}

}  // namespace offersim
