#pragma once
/// The small print of an award as the monthly holding reads it. A plain award has the defaults, and needs no
/// monthly holding.
#include <optional>
#include <vector>

#include "plan/input_index.hpp"
#include "scenario/equity_terms.hpp"

namespace offersim {

/// What decides when an option is exercised, before its last month.
enum class ExerciseRule {
    at_sale_month,  ///< of its tranche, or when the shares can first be sold if that is later; once
    in_the_money,   ///< as soon as the shares can be sold above the strike
    at_multiple,    ///< as soon as the price reaches `multiple` strikes
    at_grant,       ///< early, unvested
};

struct PlanGrantTerms {
    GrantPrice::Kind priced_at = GrantPrice::Kind::headline;  ///< of `PlanGrant::value`
    int average_months = 1;
    bool strike_is_appraisal = false;  ///< the 409A price at grant, instead of an input
    ExerciseRule exercise = ExerciseRule::at_sale_month;
    InputIndex multiple = -1;
    bool pays_strike = false;             ///< in cash, and holds the shares
    std::optional<double> leaver_margin;  ///< pays at the end of the window where so far in the money
    int first_sale_of_exercised = 0;      ///< shares bought by paying the strike are held until this month
    bool is_paid_at_vest = false;         ///< in cash, at the 409A price
    bool lapses_on_leaving = false;
    std::optional<Acceleration> acceleration;  ///< none: what the company's acquisition says
    DealTreatment at_acquisition = DealTreatment::on_schedule;
};

/// What the law calls an award. Only taxes read it; it changes no gross figure.
struct PlanTaxFacts {
    GrantType type = GrantType::rsu;
    bool elects_83b = false;
    int iso_months_after_leaving = 3;  ///< exercised later, an ISO is an NSO: 26 U.S.C. 422(a)(2)
    /// By tranche: the calendar year in which it first becomes exercisable, which the limit of ISOs goes by
    /// (process/iso_limit.hpp).
    std::vector<int> exercisable_year;
};

}  // namespace offersim
