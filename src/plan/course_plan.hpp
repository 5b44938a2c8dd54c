#pragma once
/// What a company is worth at the start, and one of its courses, as inputs of the Plan.
#include "plan/course.hpp"
#include "plan/input_list.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

struct CompanyPrices {
    InputIndex headline = -1;  ///< of the last round, or of the market
    InputIndex common = -1;    ///< worth of a common share at month 0
    InputIndex converted =
        -1;  ///< worth of a share at month 0, were all converted; the same unless `common: fair`
    InputIndex shares = -1;  ///< by which the value of the whole company is one of a share
    InputIndex drift = -1, dividend = -1, volatility = -1;
};

CompanyPrices company_prices(const Scenario& scenario, const Company& company, InputList& inputs);

PlanCourse plan_course(const Scenario& scenario, const Company& company, const CompanyPrices& prices,
                       InputList& inputs);

}  // namespace offersim
