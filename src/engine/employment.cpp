#include "engine/employment.hpp"

#include <algorithm>

namespace offersim {

namespace {

constexpr int months_of_unrest = 12;  // after a deal, as HistoryColumns::distress has it after a down round

}  // namespace

Leaving::Leaving(const Plan& plan, Draws& draws)
    : plan_(&plan),
      stream_(draws.add("leave", plan.leave.is_constant()
                                     ? std::vector{draw_rank::leaving}
                                     : std::vector{draw_rank::leaving, draw_rank::leaving})),
      month_(column_length),
      threshold_(column_length),
      kind_uniform_(column_length),
      kind_(column_length) {}

void Leaving::draw(const Kernels& kernels, const InputColumns& inputs, const Draws& draws) {
    if (!is_possible()) return;
    if (plan_->leave.is_constant()) {
        kernels.uniforms(draws[stream_], threshold_.data(), nullptr);
        const double* hazards[1] = {inputs[plan_->leave.by_year.front()]};
        kernels.competing_events(threshold_.data(), threshold_.data(), hazards, 1, plan_->horizon,
                                 month_.data(), kind_.data());
        return;
    }
    kernels.uniforms(draws[stream_], threshold_.data(), kind_uniform_.data());
    kernels.logarithms(threshold_.data(), threshold_.data());
    for (double& value : threshold_) value = -value;
}

Employment::Employment()
    : leave_month(column_length),
      last_vest_month(column_length),
      last_pay_month(column_length),
      was_let_go(column_length),
      cumulated_(column_length) {}

void Employment::set(const Plan& plan, const Leaving& leaving, const InputColumns& inputs,
                     const PlanCompany& company, const CompanyEvents& events, const CompanyHistory* history,
                     int count) {
    const double horizon = plan.horizon;
    is_uncertain = leaving.is_possible();
    if (!is_uncertain)
        std::fill(leave_month.begin(), leave_month.end(), horizon + 1);
    else if (plan.leave.is_constant())
        std::copy_n(leaving.month(), column_length, leave_month.begin());
    else
        leave_by_hazards(plan, leaving, inputs, events, history);
    for (std::size_t i = 0; i < leave_month.size(); ++i)
        last_vest_month[i] = std::min(leave_month[i], horizon);
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

void Employment::leave_by_hazards(const Plan& plan, const Leaving& leaving, const InputColumns& inputs,
                                  const CompanyEvents& events, const CompanyHistory* history) {
    const PlanLeave& leave = plan.leave;
    const auto column = [&](InputIndex index) { return index >= 0 ? inputs[index] : nullptr; };
    const double* const layoff = column(leave.layoff);
    const double* const after_down_round = column(leave.layoff_after_down_round);
    const double* const after_deal = column(leave.layoff_after_acquisition);
    std::fill(leave_month.begin(), leave_month.end(), plan.horizon + 1.0);
    std::fill(was_let_go.begin(), was_let_go.end(), 0.0);
    std::fill(cumulated_.begin(), cumulated_.end(), 0.0);
    for (int month = 1; month <= plan.horizon; ++month) {
        const auto year = static_cast<std::size_t>((month - 1) / 12);
        const double* const leaves =
            leave.by_year.empty() ? nullptr : inputs[leave.by_year[std::min(year, leave.by_year.size() - 1)]];
        const double* const distress =
            after_down_round != nullptr && history != nullptr ? history->distress(month) : nullptr;
        for (std::size_t i = 0; i < leave_month.size(); ++i) {
            double let_go = layoff != nullptr ? layoff[i] : 0;
            if (distress != nullptr && distress[i] > 0) let_go = after_down_round[i];
            const int since_deal = month - events.month[i];
            if (after_deal != nullptr && events.kind[i] == EventKind::acquisition && since_deal >= 0 &&
                since_deal < months_of_unrest)
                let_go = after_deal[i];
            const double hazard = let_go + (leaves != nullptr ? leaves[i] : 0);
            cumulated_[i] += hazard / 12;
            if (cumulated_[i] < leaving.threshold()[i] || leave_month[i] <= plan.horizon) continue;
            leave_month[i] = month;
            was_let_go[i] = leaving.kind_uniform()[i] * hazard < let_go ? 1 : 0;
        }
    }
}

}  // namespace offersim
