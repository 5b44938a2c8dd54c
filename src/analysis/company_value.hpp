#pragma once
/// What a company and each of its shares is worth, as `offersim value` answers it. Numbers that a file gives
/// as distributions are taken at their means.
#include <string>
#include <vector>

#include "process/exit_value.hpp"
#include "process/fair_value.hpp"
#include "process/option_pricing_allocation.hpp"
#include "process/waterfall.hpp"
#include "scenario/company_file.hpp"

namespace offersim {

/// Discounts for lack of marketability over one restriction, each by its own model; never averaged.
struct MarketabilityDiscounts {
    double years = 0;
    double chaffe = 0, finnerty = 0, ghaidarov = 0, longstaff = 0;
};

struct CompanyValueAnswer {
    std::string title, file, currency;
    std::vector<std::string> class_names;
    CapitalStructure capital;
    FairValue fair;
    ExitAssumptions assumptions;
    Allocation option_pricing;             ///< the method of 409A practice, backsolved at the expected exit
    MarketabilityDiscounts marketability;  ///< over the expected time to the exit
    std::vector<std::string> warnings;

    /// Expected years to the end, of whatever kind.
    double expected_years() const { return 1 / (assumptions.exit_hazard + assumptions.shutdown_hazard); }
};

/// Needs what `missing_for_fair_value` (scenario/exit_assumptions.hpp) names.
CompanyValueAnswer value_company(const CompanyFile& file);

/// Who gets what of an acquisition at `exit`.
struct PayoutAnswer {
    double exit = 0;
    std::vector<std::string> class_names;
    Payouts payouts;
    double common_per_share = 0;
    std::vector<double> classes_per_share;
};
PayoutAnswer pay_out(const CapitalStructure& capital, double exit);

}  // namespace offersim
