#include "analysis/offer_study.hpp"

#include "analysis/column.hpp"
#include "analysis/employer_cost.hpp"

namespace offersim {

Scenario OfferStudy::changed(std::size_t kept, const Change& change) const {
    Scenario scenario = scenario_;
    if (change) change(scenario, scenario.offers[subject_]);
    // Streams are named: without the other offers, this one's futures stay the same.
    scenario.offers = {scenario.offers[kept]};
    return scenario;
}

PayColumns OfferStudy::pay_of(std::size_t offer, const Change& change) const {
    PathTable table = tabulate_study(make_plan(changed(offer, change), settings_.seed), settings_);
    return {std::move(table.primary[0]), std::move(table.nominal[0])};
}

double OfferStudy::employer_cost(const Change& change) const {
    const Scenario scenario = changed(subject_, change);
    Plan plan = make_plan(scenario, settings_.seed);
    plan.offers[0].grants.clear();
    plan.after.income_per_year = -1;  // paid by somebody else
    return mean_of_column(tabulate_study(plan, settings_).primary[0]) +
           equity_cost(scenario, scenario.offers[0]);
}

std::vector<double> OfferStudy::wealth() const {
    if (scenario_.person.wealth.is_constant()) return {scenario_.person.wealth.a};
    return tabulate_study(make_plan(changed(subject_, {}), settings_.seed), settings_).wealth;
}

}  // namespace offersim
