#include "process/competing_hazards.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace offersim {

CompetingHazards::CompetingHazards(std::vector<std::vector<double>> per_year)
    : per_year_(std::move(per_year)) {
    for (const auto& rates : per_year_) years_ = std::max(years_, static_cast<int>(rates.size()));
}

double CompetingHazards::rate(std::size_t kind, int year_of_age) const {
    const auto& rates = per_year_[kind];
    if (rates.empty()) return 0;
    return rates[std::min(static_cast<std::size_t>(year_of_age), rates.size() - 1)];
}

double CompetingHazards::total_rate(int year_of_age) const {
    double total = 0;
    for (std::size_t kind = 0; kind < kinds(); ++kind) total += rate(kind, year_of_age);
    return total;
}

double CompetingHazards::cumulative(double years) const {
    double sum = 0;
    for (int year = 0; year + 1 < years_ && year < years; ++year)
        sum += total_rate(year) * std::min(years - year, 1.0);
    return sum + total_rate(years_ - 1) * std::max(years - (years_ - 1), 0.0);
}

double CompetingHazards::probability(std::size_t kind, double years) const {
    double probability = 0;
    double survival = 1;
    for (int year = 0; year < years_ && year < years; ++year) {
        const double within = year + 1 == years_ ? years - year : std::min(years - year, 1.0);
        const double total = total_rate(year);
        const double p_any = -std::expm1(-total * within);
        if (total > 0) probability += survival * rate(kind, year) / total * p_any;
        survival *= 1 - p_any;
    }
    return probability;
}

std::size_t CompetingHazards::kind_of(double u_kind, int year_of_age) const {
    const double target = u_kind * total_rate(year_of_age);
    double sum = 0;
    std::size_t last_possible = 0;
    for (std::size_t kind = 0; kind < kinds(); ++kind) {
        const double kind_rate = rate(kind, year_of_age);
        if (kind_rate <= 0) continue;
        sum += kind_rate;
        if (target < sum) return kind;
        last_possible = kind;
    }
    return last_possible;
}

CompetingHazards::Event CompetingHazards::draw(double u_time, double u_kind, int last_month) const {
    const double threshold = -std::log1p(-u_time);  // the event comes when the cumulative hazard reaches this
    double reached = 0;                             // at the start of the year
    for (int year = 0; 12 * year < last_month; ++year) {
        const double total = total_rate(year);
        const int months = year + 1 >= years_ ? last_month - 12 * year : 12;
        if (total > 0 && reached + total * months / 12 >= threshold) {
            const double month_in_year = std::ceil((threshold - reached) * 12 / total);
            const int month = 12 * year + std::clamp(static_cast<int>(month_in_year), 1, months);
            if (month > last_month) return {0, 0};
            return {month, kind_of(u_kind, year)};
        }
        if (year + 1 >= years_) break;
        reached += total;
    }
    return {0, 0};
}

}  // namespace offersim
