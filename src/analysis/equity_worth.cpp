#include "analysis/equity_worth.hpp"

#include <algorithm>

#include "scenario/exit_assumptions.hpp"

namespace offersim {

namespace {

void set_common(const Company& company, Discount discount, EquityWorth& worth) {
    const auto price_at = [&](double ratio) { return ratio * worth.headline_price; };
    if (company.common_is_fair) {
        worth.basis = "solved";
        worth.common_price = price_at(1 - fair_value_of(company, discount).common_discount());
    } else if (company.common && !(*company.common == Distribution::constant(1))) {
        worth.basis = "given";
        worth.common_price = price_at(mean(*company.common));
    } else {
        worth.basis = "headline";
        worth.common_price = worth.headline_price;
    }
    const bool is_drawn = worth.basis == "given" && !company.common->is_constant();
    worth.common_low = is_drawn ? price_at(quantile(*company.common, 0.1)) : worth.common_price;
    worth.common_high = is_drawn ? price_at(quantile(*company.common, 0.9)) : worth.common_price;
}

}  // namespace

std::optional<EquityWorth> equity_worth(const Scenario& scenario, const Offer& offer) {
    const auto issuer = std::find_if(scenario.companies.begin(), scenario.companies.end(),
                                     [&](const Company& company) { return company.name == offer.company; });
    if (issuer == scenario.companies.end() || issuer->kind != CompanyKind::private_held) return {};
    EquityWorth worth;
    worth.headline_value = mean(issuer->value);
    worth.headline_price = issuer->fully_diluted ? worth.headline_value / *issuer->fully_diluted : 1;
    for (const Grant& grant : offer.equity) {
        if (grant.type != GrantType::rsu && grant.type != GrantType::restricted_stock) continue;
        worth.at_headline += grant.value ? mean(*grant.value) * offer.exchange_rate
                                         : mean(*grant.shares) * worth.headline_price;
    }
    if (worth.at_headline <= 0 || worth.headline_price <= 0) return {};
    set_common(*issuer, scenario.person.discount, worth);
    worth.at_common = worth.at_headline * worth.common_price / worth.headline_price;
    return worth;
}

}  // namespace offersim
