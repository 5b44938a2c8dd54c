#include "plan/leave_plan.hpp"

#include <algorithm>
#include <string>

namespace offersim {

PlanLeave plan_leave(const Leave& leave, InputList& inputs) {
    PlanLeave plan;
    const bool ever_leaves =
        std::any_of(leave.by_year.begin(), leave.by_year.end(),
                    [](const Distribution& hazard) { return hazard != Distribution::constant(0); });
    for (std::size_t year = 0; ever_leaves && year < leave.by_year.size(); ++year) {
        // The first keeps the name it has alone, so that a file with one hazard draws what it always drew.
        const std::string suffix = year == 0 ? "" : ".by_year." + std::to_string(year);
        plan.by_year.push_back(inputs.draw("person.leave" + suffix, leave.by_year[year]));
    }
    const InputIndex layoff = inputs.draw("person.leave.layoff", leave.layoff);
    if (!inputs.is_zero(layoff)) plan.layoff = layoff;
    if (leave.layoff_after_down_round)
        plan.layoff_after_down_round =
            inputs.draw("person.leave.layoff_after_down_round", *leave.layoff_after_down_round);
    if (leave.layoff_after_acquisition)
        plan.layoff_after_acquisition =
            inputs.draw("person.leave.layoff_after_acquisition", *leave.layoff_after_acquisition);
    return plan;
}

}  // namespace offersim
