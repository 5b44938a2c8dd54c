#include "plan/course_plan.hpp"

#include <algorithm>

#include "scenario/exit_assumptions.hpp"

namespace offersim {

namespace {

constexpr double month = 1.0 / 12.0;

std::string key_of(const Company& company) { return "companies." + company.name; }

PlanGrowth plan_growth(const Company& company, const CompanyPrices& prices, InputList& inputs) {
    const Growth& growth = company.growth;
    PlanGrowth plan;
    plan.drift = inputs.difference(prices.drift, prices.dividend);
    switch (growth.model) {
        case GrowthModel::gbm: plan.volatility = prices.volatility; break;
        case GrowthModel::merton:
            plan.volatility = prices.volatility;
            plan.process = MertonJump(0, 0, {growth.jump.rate, growth.jump.mean, growth.jump.sd}, month);
            plan.needs_uniforms = true;
            break;
        case GrowthModel::heston: {
            const auto& h = growth.heston;
            plan.process = Heston(0, {h.v0, h.kappa, h.theta, h.sigma, h.rho}, month);
            plan.needs_uniforms = true;
            break;
        }
        case GrowthModel::regimes: {
            const auto& [boom, bust, starts_in_bust] = growth.regimes;
            const double p_bust = starts_in_bust.value_or(TwoRegimes::long_run_share_of_second(boom, bust));
            plan.process = TwoRegimes(boom, bust, p_bust, month);
            plan.needs_uniforms = true;
            plan.moves_hazards = boom.hazard_multiple != 1 || bust.hazard_multiple != 1;
            break;
        }
        case GrowthModel::bootstrap: {
            const auto& [returns, block, keep_mean] = growth.returns;
            plan.process = Bootstrap(keep_mean ? returns : recentred(returns, 0), block);
            plan.needs_uniforms = block > 1;
            break;
        }
    }
    return plan;
}

/// Steps of the calendar's months from the start; a day later than the start's is still of its month.
int month_of(Date start, Date date) {
    return static_cast<int>(((date.year() / date.month()) - (start.year() / start.month())).count());
}

struct CourseBuilder {
    const Scenario& scenario;
    const Company& company;
    const CompanyPrices& prices;
    InputList& inputs;
    PlanCourse course{};

    std::string key(const std::string& name) const { return key_of(company) + ".liquidity." + name; }

    template <class Event>
    void add_hazard(EventKind kind, const std::string& name, const std::optional<Event>& event) {
        if (!event || !event->hazard) return;
        PlanHazard& hazard = course.hazards[static_cast<std::size_t>(kind) - 1];
        hazard.elasticity = event->hazard->elasticity;
        hazard.by_age = event->hazard->by_age;
        if (!hazard.by_age.empty()) return;
        const InputIndex rate = inputs.draw(key(name + ".hazard"), event->hazard->per_year);
        if (!inputs.is_zero(rate)) hazard.per_year = rate;
    }
    template <class Event>
    void add_pin(EventKind kind, const std::optional<Event>& event) {
        if (!event || !event->at) return;
        course.pin = {kind, month_of(scenario.start, event->at->first),
                      month_of(scenario.start, event->at->last), -1};
    }
    void add_events();
    void add_exit();
    void add_listing();
    void add_deal();
    void add_capital();
    void add_windows();
};

void CourseBuilder::add_events() {
    const Liquidity& liquidity = company.liquidity;
    add_hazard(EventKind::ipo, "ipo", liquidity.ipo);
    add_hazard(EventKind::acquisition, "acquisition", liquidity.acquisition);
    add_hazard(EventKind::shutdown, "shutdown", liquidity.shutdown);
    add_pin(EventKind::ipo, liquidity.ipo);
    add_pin(EventKind::acquisition, liquidity.acquisition);
    add_pin(EventKind::shutdown, liquidity.shutdown);
    if (liquidity.ipo && liquidity.ipo->at && liquidity.ipo->value)
        course.pin.value = inputs.draw(key("ipo.value"), *liquidity.ipo->value);
    if (liquidity.acquisition && liquidity.acquisition->at && liquidity.acquisition->value)
        course.pin.value = inputs.draw(key("acquisition.value"), *liquidity.acquisition->value);
    add_exit();
}

/// `exit` is how the company ends where `liquidity` has no hazard of an offering or acquisition.
void CourseBuilder::add_exit() {
    const bool has_own = course.hazards[0].is_possible() || course.hazards[1].is_possible() ||
                         course.pin.kind != EventKind::none;
    if (!company.exit || has_own) return;
    const double rate = company.exit->hazard_per_year;
    if (!company.exit->ipo_share) {
        course.exits_split_by_size = true;
        course.hazards[0].per_year = inputs.constant(rate);
        return;
    }
    const double share = *company.exit->ipo_share;
    if (share > 0) course.hazards[0].per_year = inputs.constant(rate * share);
    if (share < 1) course.hazards[1].per_year = inputs.constant(rate * (1 - share));
}

void CourseBuilder::add_listing() {
    course.lockup = {{6, 1}};
    const auto& ipo = company.liquidity.ipo;
    if (!ipo) return;
    course.lockup = ipo->lockup;
    const InputIndex first_day = inputs.draw(key("ipo.first_day_return"), ipo->first_day_return);
    if (!inputs.is_zero(first_day)) course.first_day_return = first_day;
    if (ipo->volatility) course.listed_volatility = inputs.draw(key("ipo.volatility"), *ipo->volatility);
}

void CourseBuilder::add_deal() {
    const auto& acquisition = company.liquidity.acquisition;
    if (!acquisition) return;
    course.deal.hold_months = acquisition->hold_months;
    course.deal.escrow = acquisition->escrow;
    course.deal.earn_out = acquisition->earn_out;
    for (std::size_t c = 0; c < scenario.companies.size(); ++c)
        if (scenario.companies[c].name == acquisition->acquirer) course.deal.acquirer = static_cast<int>(c);
}

void CourseBuilder::add_capital() {
    course.capital = company.capital;
    if (course.capital)  // names are for people
        for (ShareClass& share_class : course.capital->classes) share_class.name.clear();
    if (company.common_is_fair && total_preference(*course.capital) > 0)
        course.common_worth =
            CommonWorth(*course.capital, exit_assumptions(company, scenario.person.discount));
    course.rounds = company.rounds;
    if (course.rounds && course.rounds->hazard)
        course.round_hazard = inputs.draw(key_of(company) + ".rounds.hazard", *course.rounds->hazard);
    course.appraisal = company.appraisal;
}

void CourseBuilder::add_windows() {
    if (const auto& tender = company.liquidity.tender)
        course.tender = PlanTender{inputs.draw(key("tender.chance"), tender->chance), *tender};
    if (const auto& secondary = company.liquidity.secondary)
        course.secondary = PlanSecondary{inputs.draw(key("secondary.chance"), secondary->chance), *secondary};
}

}  // namespace

CompanyPrices company_prices(const Scenario& scenario, const Company& company, InputList& inputs) {
    const std::string key = key_of(company);
    CompanyPrices prices;
    prices.shares = inputs.constant(1);
    if (company.kind == CompanyKind::public_listed) {
        prices.headline = inputs.draw(key + ".price", company.price);
    } else {
        // Without a share count only ratios matter, and the headline price is one unit of currency.
        const InputIndex value = inputs.draw(key + ".value", company.value);
        prices.headline = company.fully_diluted ? inputs.ratio(value, inputs.constant(*company.fully_diluted))
                                                : inputs.constant(1);
        prices.shares = company.fully_diluted ? inputs.constant(*company.fully_diluted) : value;
    }
    prices.common = prices.headline;
    if (company.capital) prices.shares = inputs.constant(company.capital->outstanding_as_converted());
    if (company.common_is_fair) {
        const FairValue fair = fair_value_of(company, scenario.person.discount);
        const double converted = fair.fair_value / company.capital->outstanding_as_converted();
        prices.common = inputs.product(prices.headline, inputs.constant(1 - fair.common_discount()));
        prices.converted =
            inputs.product(prices.headline, inputs.constant(converted / fair.common.headline_price));
    } else if (company.common) {
        prices.common = inputs.product(prices.headline, inputs.draw(key + ".common", *company.common));
    }
    if (!company.common_is_fair) prices.converted = prices.common;
    prices.volatility = inputs.draw(key + ".growth.volatility", company.growth.volatility);
    prices.drift = inputs.draw(key + ".growth.drift", company.growth.drift);
    prices.dividend = inputs.draw(key + ".dividend", company.dividend);
    return prices;
}

PlanCourse plan_course(const Scenario& scenario, const Company& company, const CompanyPrices& prices,
                       InputList& inputs) {
    CourseBuilder builder{scenario, company, prices, inputs};
    PlanCourse& course = builder.course;
    course.start = prices.converted;
    course.headline = prices.headline;
    course.shares = prices.shares;
    course.growth = plan_growth(company, prices, inputs);
    course.age_months = company.age_months;
    builder.add_events();
    builder.add_listing();
    builder.add_deal();
    builder.add_capital();
    builder.add_windows();
    return std::move(course);
}

}  // namespace offersim
