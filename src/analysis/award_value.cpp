#include "analysis/award_value.hpp"

#include <algorithm>

namespace offersim {

const Company* company_of(const Scenario& scenario, const Offer& offer) {
    const auto at = std::find_if(scenario.companies.begin(), scenario.companies.end(),
                                 [&](const Company& company) { return company.name == offer.company; });
    return at == scenario.companies.end() ? nullptr : &*at;
}

double headline_price(const Company& company) {
    if (company.kind == CompanyKind::public_listed) return mean(company.price);
    return company.fully_diluted ? mean(company.value) / *company.fully_diluted : 1;
}

double shares_of(const Offer& offer, const Grant& grant, const Company& company) {
    if (grant.shares) return mean(*grant.shares);
    const double headline = headline_price(company);
    if (grant.ownership) return mean(*grant.ownership) * mean(company.value) / headline;
    const bool is_given = grant.priced_at.kind == GrantPrice::Kind::given;
    return mean(*grant.value) / (is_given ? mean(grant.priced_at.price) : headline / offer.exchange_rate);
}

double gain_at_grant(const Offer& offer, const Grant& grant, const Company& company) {
    const double headline = headline_price(company);
    if (!is_option(grant.type) && grant.type != GrantType::profit_units) return headline;
    return grant.strike ? std::max(headline - mean(*grant.strike) * offer.exchange_rate, 0.0) : 0;
}

double mean_refresh(const Refresh& refresh) {
    return mean(refresh.value_per_year) * (refresh.performance ? mean(*refresh.performance) : 1) *
           (refresh.chance ? mean(*refresh.chance) : 1);
}

}  // namespace offersim
