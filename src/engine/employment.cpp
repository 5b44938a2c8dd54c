#include "engine/employment.hpp"

#include <algorithm>

namespace offersim {

void Leaving::draw(const Kernels& kernels, const InputColumns& inputs, const Draws& draws) {
    if (!is_possible()) return;
    kernels.uniforms(draws[stream_], uniform_.data(), nullptr);
    const double* hazards[1] = {inputs[plan_->leave_hazard]};
    kernels.competing_events(uniform_.data(), uniform_.data(), hazards, 1, plan_->horizon, month_.data(),
                             kind_.data());
}

void Employment::set(const Plan& plan, const Leaving& leaving, const PlanCompany& company,
                     const CompanyEvents& events, int count) {
    const double horizon = plan.horizon;
    is_uncertain = leaving.is_possible();
    if (is_uncertain)
        for (int i = 0; i < column_length; ++i)
            last_vest_month[static_cast<std::size_t>(i)] = std::min(leaving.month()[i], horizon);
    else
        std::fill(last_vest_month.begin(), last_vest_month.end(), horizon);
    last_pay_month = last_vest_month;
    pay_is_uncertain = is_uncertain;
    if (company.hazards[static_cast<std::size_t>(EventKind::shutdown) - 1] < 0) return;
    pay_is_uncertain = true;
    for (const std::int32_t lane : events.lanes_of[static_cast<std::size_t>(EventKind::shutdown)]) {
        if (lane >= count) break;
        double& month = last_pay_month[static_cast<std::size_t>(lane)];
        month = std::min(month, events.month_column[static_cast<std::size_t>(lane)] - 1);
    }
}

}  // namespace offersim
