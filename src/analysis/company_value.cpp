#include "analysis/company_value.hpp"

#include "process/marketability.hpp"
#include "scenario/exit_assumptions.hpp"

namespace offersim {

namespace {

std::vector<std::string> names_of_classes(const CapitalStructure& capital) {
    std::vector<std::string> names;
    for (const ShareClass& share_class : capital.classes) names.push_back(share_class.name);
    return names;
}

MarketabilityDiscounts marketability_over(double years, const ExitAssumptions& assumptions) {
    const double volatility = assumptions.volatility;
    return {years, chaffe_discount(volatility, years, assumptions.discount),
            finnerty_discount(volatility, years), ghaidarov_discount(volatility, years),
            longstaff_bound(volatility, years)};
}

}  // namespace

CompanyValueAnswer value_company(const CompanyFile& file) {
    CompanyValueAnswer answer;
    answer.title = file.title;
    answer.file = file.file;
    answer.currency = file.currency;
    answer.capital = *file.company.capital;
    answer.class_names = names_of_classes(answer.capital);
    answer.assumptions = exit_assumptions(file.company, file.discount);
    answer.fair = solve_fair_value(answer.capital, answer.assumptions);
    const double years = answer.expected_years();
    answer.option_pricing =
        backsolve_equity(answer.capital, {answer.assumptions.volatility, years, answer.assumptions.discount});
    answer.marketability = marketability_over(years, answer.assumptions);
    for (const Diagnostic& warning : file.warnings) answer.warnings.push_back(warning.message);
    if (!answer.assumptions.ipo_share && file.currency != "USD")
        answer.warnings.push_back(
            "the share of exits that are offerings is estimated by size in US dollars, and "
            "this company's figures are in " +
            file.currency);
    return answer;
}

PayoutAnswer pay_out(const CapitalStructure& capital, double exit) {
    PayoutAnswer answer;
    answer.exit = exit;
    answer.class_names = names_of_classes(capital);
    answer.payouts = acquisition_payouts(capital, exit);
    answer.common_per_share = answer.payouts.common / capital.common_shares;
    for (std::size_t i = 0; i < capital.classes.size(); ++i)
        answer.classes_per_share.push_back(answer.payouts.classes[i] / capital.classes[i].shares);
    return answer;
}

}  // namespace offersim
