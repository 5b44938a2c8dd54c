#include "analysis/comparison.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/column.hpp"
#include "analysis/intervals.hpp"
#include "plan/make_plan.hpp"

namespace offersim {

namespace {

/// Every company's total return is the rate that money is discounted at, so that nothing wins by assumed
/// growth.
Scenario without_growth(Scenario scenario) {
    for (Company& company : scenario.companies)
        company.growth.drift = Distribution::constant(scenario.person.discount.continuous_per_year);
    return scenario;
}

LeavingRow leaving_row(int year, const std::vector<double>& differences, std::size_t paths) {
    LeavingRow row;
    row.year = year;
    row.share = wilson(differences.size(), paths);
    row.p_wins = chance_above_zero(differences);
    row.median_difference = percentile_of(differences, 50);
    double ahead = 0, behind = 0, losses = 0;
    for (const double difference : differences) {
        ahead += std::max(difference, 0.0);
        behind += std::max(-difference, 0.0);
        losses += difference < 0 ? 1 : 0;
    }
    const double wins = row.p_wins.value * static_cast<double>(differences.size());
    row.ahead = wins > 0 ? ahead / wins : 0;
    row.behind = losses > 0 ? behind / losses : 0;
    return row;
}

std::vector<LeavingRow> rows_by_leaving(const Plan& plan, const PathTable& table, std::size_t offer,
                                        const std::vector<double>& difference) {
    const int years = (plan.horizon + 11) / 12;
    std::vector<std::vector<double>> by_year(static_cast<std::size_t>(years) + 1);
    for (std::size_t k = 0; k < difference.size(); ++k) {
        const int month =
            table.leave_month.empty() ? plan.horizon + 1 : static_cast<int>(table.leave_month[offer][k]);
        const int year = month > plan.horizon ? 0 : std::max(1, (month + 11) / 12);
        by_year[static_cast<std::size_t>(year)].push_back(difference[k]);
    }
    std::vector<LeavingRow> rows;
    for (int year = 1; year <= years; ++year)
        if (const auto& differences = by_year[static_cast<std::size_t>(year)]; !differences.empty())
            rows.push_back(leaving_row(year, differences, difference.size()));
    if (!by_year[0].empty()) rows.push_back(leaving_row(0, by_year[0], difference.size()));
    return rows;
}

std::vector<double> wealth_of(const Scenario& scenario, const PathTable& table) {
    return table.wealth.empty() ? std::vector<double>{scenario.person.wealth.a} : table.wealth;
}

}  // namespace

CompareAnswer compare_offers(const Scenario& scenario, const std::string& subject,
                             const StudySettings& settings) {
    const Plan plan = make_plan(scenario, settings.seed);
    const std::size_t own = subject_index(scenario, subject);
    CompareAnswer answer;
    answer.run = answer_study_run(scenario, plan, settings);
    answer.run.compare = scenario.offers[own].name;
    const PathTable table = tabulate_study(plan, settings, true);
    const PathTable flat = tabulate_study(make_plan(without_growth(scenario), settings.seed), settings);
    const UtilityStudy utility(table.primary, wealth_of(scenario, table));
    answer.relative = utility.curve(UtilityKind::constant_relative);
    answer.absolute = utility.curve(UtilityKind::constant_absolute);
    answer.reference_wealth = utility.reference_wealth();
    for (std::size_t other = 0; other < scenario.offers.size(); ++other) {
        if (other == own) continue;
        RivalAnswer& rival = answer.rivals.emplace_back();
        rival.name = scenario.offers[other].name;
        rival.company = scenario.offers[other].company;
        rival.over = dominance(table.primary[own], table.primary[other]);
        rival.under = dominance(table.primary[other], table.primary[own]);
        const double gamma = scenario.person.risk_aversion;
        rival.relative = utility.crossing(UtilityKind::constant_relative, own, other, gamma);
        rival.absolute = utility.crossing(UtilityKind::constant_absolute, own, other, gamma);
        rival.break_even = break_even_of(scenario, plan, table, own, other);
        rival.by_leaving =
            rows_by_leaving(plan, table, own, difference_of(table.primary[own], table.primary[other]));
        rival.p_wins_without_growth =
            chance_above_zero(difference_of(flat.primary[own], flat.primary[other]));
    }
    return answer;
}

}  // namespace offersim
