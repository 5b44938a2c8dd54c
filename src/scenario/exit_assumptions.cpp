#include "scenario/exit_assumptions.hpp"

namespace offersim {

namespace {

struct MeanHazards {
    double ipo = 0, acquisition = 0, shutdown = 0;
};

/// A hazard by age counts by the average of its years.
double mean_hazard(const std::optional<Hazard>& hazard) {
    if (!hazard) return 0;
    if (hazard->by_age.empty()) return mean(hazard->per_year);
    double sum = 0;
    for (const double rate : hazard->by_age) sum += rate;
    return sum / static_cast<double>(hazard->by_age.size());
}

MeanHazards mean_hazards(const Liquidity& liquidity) {
    MeanHazards hazards;
    if (liquidity.ipo) hazards.ipo = mean_hazard(liquidity.ipo->hazard);
    if (liquidity.acquisition) hazards.acquisition = mean_hazard(liquidity.acquisition->hazard);
    if (liquidity.shutdown) hazards.shutdown = mean_hazard(liquidity.shutdown->hazard);
    return hazards;
}

}  // namespace

std::vector<MissingTerm> missing_for_fair_value(const Company& company) {
    std::vector<MissingTerm> missing;
    const bool has_round =
        company.capital && !company.capital->classes.empty() && company.capital->classes.back().invested > 0;
    if (!has_round)
        missing.push_back({"no round with money invested is given, so there is no price to value from",
                           "add 'capital: {classes: [{name: A, shares: 2M, invested: 5M}]}'"});
    if (!(mean(company.growth.volatility) > 0))
        missing.push_back({"no volatility is given (must be above 0 to value shares by their chances)",
                           "add 'growth: {volatility: 90%}'"});
    const MeanHazards hazards = mean_hazards(company.liquidity);
    if (!company.exit && hazards.ipo + hazards.acquisition <= 0)
        missing.push_back({"no chance of an exit is given, so no share is ever paid",
                           "add 'exit: {hazard: 25%/yr, ipo_share: gornall-strebulaev}'"});
    return missing;
}

ExitAssumptions exit_assumptions(const Company& company, Discount discount) {
    ExitAssumptions assumptions;
    assumptions.volatility = mean(company.growth.volatility);
    assumptions.discount = discount.continuous_per_year;
    if (company.exit) {
        assumptions.exit_hazard = company.exit->hazard_per_year;
        assumptions.ipo_share = company.exit->ipo_share;
        return assumptions;
    }
    const MeanHazards hazards = mean_hazards(company.liquidity);
    assumptions.exit_hazard = hazards.ipo + hazards.acquisition;
    assumptions.shutdown_hazard = hazards.shutdown;
    assumptions.ipo_share = hazards.ipo / assumptions.exit_hazard;
    return assumptions;
}

FairValue fair_value_of(const Company& company, Discount discount) {
    return solve_fair_value(*company.capital, exit_assumptions(company, discount));
}

}  // namespace offersim
