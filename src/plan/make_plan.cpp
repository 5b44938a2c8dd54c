#include "plan/make_plan.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/elementary.hpp"
#include "plan/company_plan.hpp"
#include "plan/input_list.hpp"
#include "plan/leave_plan.hpp"
#include "plan/offer_plan.hpp"
#include "process/correlation.hpp"

namespace offersim {

namespace {

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
    plan.leave = plan_leave(person.leave, inputs);
    plan.leaves_at_horizon = scenario.leaves_at_horizon;
    if (person.after) {
        plan.after.income_per_year = inputs.draw("person.after.income", person.after->income_per_year);
        plan.after.gap_months = person.after->gap_months;
    }
    for (std::size_t c = 0; c < scenario.companies.size(); ++c)
        plan.companies.push_back(plan_company(scenario, c, plan, inputs));
    plan.correlation_root = correlation_rows(scenario);
    for (const Offer& offer : scenario.offers)
        plan.offers.push_back(plan_offer(scenario, offer, plan, inputs));
    if (scenario.report.floor_per_year)
        plan.floor_total = scenario.report.floor_per_year->a * plan.horizon / 12.0;
    return plan;
}

}  // namespace offersim
