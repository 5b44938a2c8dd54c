#include "scenario/market_beta.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace offersim {
namespace {

double standard_deviation(const std::vector<double>& values) {
    double sum = 0, square = 0;
    for (const double value : values) sum += value;
    const double average = sum / static_cast<double>(values.size());
    for (const double value : values) square += (value - average) * (value - average);
    return values.size() < 2 ? 0 : std::sqrt(square / static_cast<double>(values.size() - 1));
}

/// Of the part of the growth that carries correlation; distributions count by their means.
double volatility_of(const Growth& growth) {
    switch (growth.model) {
        case GrowthModel::gbm:
        case GrowthModel::merton: return mean(growth.volatility);
        case GrowthModel::heston: return std::sqrt(growth.heston.theta);
        case GrowthModel::regimes: {
            const double bust =
                TwoRegimes::long_run_share_of_second(growth.regimes.boom, growth.regimes.bust);
            return (1 - bust) * growth.regimes.boom.volatility + bust * growth.regimes.bust.volatility;
        }
        case GrowthModel::bootstrap: return standard_deviation(growth.returns.monthly_log) * std::sqrt(12.0);
    }
    return 0;
}

/// The correlation of a company's growth with the market.
std::optional<double> loading(Reading& reading, const Node& place, const Company& company,
                              double market_volatility) {
    const double volatility = volatility_of(company.growth);
    const double rho = volatility > 0 ? *company.beta * market_volatility / volatility : 2;
    if (std::abs(rho) <= 1) return rho;
    reading.error(place, "E424",
                  fmt::format("a beta of {:g} against a market of {:g} % volatility is more than all of the "
                              "company's own volatility of {:g} %",
                              *company.beta, 100 * market_volatility, 100 * volatility),
                  fmt::format("at most {:.3g}", volatility / market_volatility));
    return {};
}

bool is_given(const std::vector<CorrelationEntry>& entries, const std::string& a, const std::string& b) {
    return std::any_of(entries.begin(), entries.end(), [&](const CorrelationEntry& entry) {
        return (entry.a == a && entry.b == b) || (entry.a == b && entry.b == a);
    });
}

}  // namespace

void add_beta_correlations(Reading& reading, const Value& value, Scenario& scenario) {
    const Value companies = value.find("companies");
    std::vector<std::pair<const Company*, double>> loadings;
    for (const Company& company : scenario.companies) {
        if (!company.beta) continue;
        const Value beta = companies.find(company.name).find("beta");
        const Node& place = beta.layers.empty() ? companies.find(company.name).node() : beta.node();
        if (!scenario.market_volatility) {
            reading.error(place, "E424", "'beta' refers to a market that is not given",
                          "add 'market: {volatility: 16%}' to the scenario");
            return;
        }
        if (const auto rho = loading(reading, place, company, *scenario.market_volatility))
            loadings.emplace_back(&company, *rho);
    }
    for (std::size_t i = 0; i < loadings.size(); ++i)
        for (std::size_t j = i + 1; j < loadings.size(); ++j) {
            const std::string &a = loadings[i].first->name, &b = loadings[j].first->name;
            if (!is_given(scenario.correlation, a, b))
                scenario.correlation.push_back({a, b, loadings[i].second * loadings[j].second});
        }
}

}  // namespace offersim
