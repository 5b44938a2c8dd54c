#include "plan/company_plan.hpp"

#include <algorithm>
#include <chrono>

#include "plan/course_plan.hpp"

namespace offersim {

namespace {

/// What a sparse company cannot do.
bool needs_course(const Company& company) {
    const Liquidity& liquidity = company.liquidity;
    const auto changes = [](const auto& event) {
        return event && (event->at || (event->hazard && !event->hazard->is_constant()));
    };
    if (company.growth.model != GrowthModel::gbm || !company.futures.empty()) return true;
    if (company.kind == CompanyKind::public_listed) return false;
    if (changes(liquidity.ipo) || changes(liquidity.acquisition) || changes(liquidity.shutdown)) return true;
    if (liquidity.ipo && (liquidity.ipo->volatility || liquidity.ipo->lockup.size() > 1)) return true;
    if (liquidity.acquisition && (!liquidity.acquisition->acquirer.empty() || liquidity.acquisition->escrow ||
                                  liquidity.acquisition->earn_out))
        return true;
    const bool is_divided = company.capital && (liquidity.ipo || liquidity.acquisition);
    return is_divided || company.exit || liquidity.tender || liquidity.secondary || company.rounds ||
           company.appraisal;
}

/// By month of the plan, from months of the calendar.
std::vector<bool> blackout_months(const Company& company, Date start, int last_month) {
    std::vector<bool> months;
    if (company.blackout.empty()) return months;
    for (int month = 0; month <= last_month; ++month) {
        const auto calendar = static_cast<int>(static_cast<unsigned>(add_months(start, month).month()));
        months.push_back(std::find(company.blackout.begin(), company.blackout.end(), calendar) !=
                         company.blackout.end());
    }
    return months;
}

/// Constant hazards and terms that the sparse company reads itself.
void add_sparse_liquidity(const Company& company, const CompanyPrices& prices, InputList& inputs,
                          PlanCompany& plan) {
    const std::string key = "companies." + company.name;
    plan.drift = inputs.growth(prices.drift, prices.dividend, plan.volatility);
    const auto hazard = [&](EventKind kind, const std::string& name, const auto& event) {
        if (!event || !event->hazard) return;
        const InputIndex index = inputs.draw(key + ".liquidity." + name + ".hazard", event->hazard->per_year);
        if (inputs.is_zero(index)) return;
        plan.hazards[static_cast<std::size_t>(kind) - 1] = index;
        plan.can_end[static_cast<std::size_t>(kind) - 1] = true;
    };
    const Liquidity& liquidity = company.liquidity;
    hazard(EventKind::ipo, "ipo", liquidity.ipo);
    hazard(EventKind::acquisition, "acquisition", liquidity.acquisition);
    hazard(EventKind::shutdown, "shutdown", liquidity.shutdown);
    if (!liquidity.ipo) return;
    const InputIndex first_day =
        inputs.draw(key + ".liquidity.ipo.first_day_return", liquidity.ipo->first_day_return);
    if (!inputs.is_zero(first_day)) plan.first_day_return = first_day;
}

double acceleration(const Company& company) {
    return company.liquidity.acquisition ? company.liquidity.acquisition->acceleration : 0;
}

/// One course for each future, or one for all paths.
void add_courses(const Scenario& scenario, const Company& company, const CompanyPrices& prices,
                 InputList& inputs, PlanCompany& plan) {
    plan.drift = inputs.growth(prices.drift, prices.dividend, plan.volatility);
    if (company.futures.empty()) plan.courses.push_back(plan_course(scenario, company, prices, inputs));
    Distribution chances{Distribution::Kind::discrete, 0, 0, 0, {}};
    for (const Future& future : company.futures) {
        const CompanyPrices own = company_prices(scenario, future.company, inputs);
        PlanCourse course = plan_course(scenario, future.company, own, inputs);
        course.name = future.name;
        course.chance = future.chance;
        chances.outcomes.push_back({static_cast<double>(plan.courses.size()), future.chance});
        plan.courses.push_back(std::move(course));
        plan.accelerations.push_back(acceleration(future.company));
    }
    if (!company.futures.empty())
        plan.future = inputs.draw("companies." + company.name + ".futures", chances);
    for (const PlanCourse& course : plan.courses)
        for (std::size_t k = 0; k < plan.can_end.size(); ++k)
            plan.can_end[k] = plan.can_end[k] || course.can_end_by(static_cast<EventKind>(k + 1));
}

}  // namespace

PlanCompany plan_company(const Scenario& scenario, std::size_t index, const Plan& plan, InputList& inputs) {
    const Company& company = scenario.companies[index];
    const CompanyPrices prices = company_prices(scenario, company, inputs);
    PlanCompany result;
    result.name = company.name;
    result.is_listed = company.kind == CompanyKind::public_listed;
    result.headline = prices.headline;
    result.start = prices.common;
    result.volatility = prices.volatility;
    if (company.liquidity.ipo) result.lockup_months = company.liquidity.ipo->lockup.back().after_months;
    result.blackout = blackout_months(company, scenario.start, plan.settlement);
    if (company.futures.empty()) result.accelerations = {acceleration(company)};
    if (needs_course(company))
        add_courses(scenario, company, prices, inputs, result);
    else
        add_sparse_liquidity(company, prices, inputs, result);
    return result;
}

}  // namespace offersim
