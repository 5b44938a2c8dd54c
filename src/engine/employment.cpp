#include "engine/employment.hpp"

#include <algorithm>
#include <functional>

#include "engine/monthly_kernels.hpp"

namespace offersim {

namespace {

constexpr int months_of_unrest = 12;  // after a deal, as HistoryColumns::distress has it after a down round

}  // namespace

Leaving::Leaving(const Plan& plan, Draws& draws)
    : plan_(&plan),
      stream_(draws.add("leave", plan.leave.is_constant()
                                     ? std::vector{draw_rank::leaving}
                                     : std::vector{draw_rank::leaving, draw_rank::leaving})),
      threshold_(column_length),
      kind_uniform_(column_length),
      kind_(column_length),
      calm_month_(column_length),
      calm_let_go_(column_length),
      cumulated_(column_length),
      zeros_(column_length) {}

void Leaving::draw(const Kernels& kernels, const InputColumns& inputs, const Draws& draws) {
    if (!is_possible()) return;
    if (plan_->leave.is_constant()) {
        kernels.uniforms(draws[stream_], threshold_.data(), nullptr);
        const double* hazards[1] = {inputs[plan_->leave.by_year.front()]};
        kernels.competing_events(threshold_.data(), threshold_.data(), hazards, 1, plan_->horizon,
                                 calm_month_.data(), kind_.data());
        calm_is_latest_ = true;
        return;
    }
    kernels.uniforms(draws[stream_], threshold_.data(), kind_uniform_.data());
    kernels.logarithms(threshold_.data(), threshold_.data());
    for (double& value : threshold_) value = -value;
    leave_in_calm(kernels, inputs);
}

/// A state of the company changes nothing but how many it lets go.
void Leaving::leave_in_calm(const Kernels& kernels, const InputColumns& inputs) {
    const PlanLeave& leave = plan_->leave;
    const double* layoff = leave.layoff >= 0 ? inputs[leave.layoff] : zeros_.data();
    std::fill(calm_month_.begin(), calm_month_.end(), plan_->horizon + 1.0);
    std::fill(calm_let_go_.begin(), calm_let_go_.end(), 0.0);
    std::fill(cumulated_.begin(), cumulated_.end(), 0.0);
    LeavingInputs job;
    job.layoff = layoff;
    job.threshold = threshold_.data();
    job.kind_uniform = kind_uniform_.data();
    job.after_down_round = job.after_deal = job.deal_month = zeros_.data();  // not looked at
    job.cumulated = cumulated_.data();
    job.leave_month = calm_month_.data();
    job.was_let_go = calm_let_go_.data();
    for (int year = 0; 12 * year < plan_->horizon; ++year) {
        job.first_month = 12 * year + 1;
        job.months = std::min(12, plan_->horizon - 12 * year);
        job.leaves = leave.by_year.empty() ? zeros_.data() : inputs[leave.of_year(year)];
        monthly_kernels(kernels).leave(job);
    }
    calm_is_latest_ = true;
    for (const InputIndex state : {leave.layoff_after_down_round, leave.layoff_after_acquisition})
        if (state >= 0)
            calm_is_latest_ = std::equal(layoff, layoff + block_paths, inputs[state], std::less_equal<>()) &&
                              calm_is_latest_;
}

Employment::Employment(int last_month)
    : leave_month(column_length),
      last_vest_month(column_length),
      last_pay_month(column_length),
      was_let_go(column_length),
      cumulated_(column_length),
      deal_month_(column_length),
      zeros_(column_length, 0.0),
      departures_(last_month) {}

void Employment::set(const Kernels& kernels, const Plan& plan, const Leaving& leaving,
                     const InputColumns& inputs, const PlanCompany& company, const CompanyEvents& events,
                     const CompanyHistory* history, int count) {
    const double horizon = plan.horizon;
    is_uncertain = leaving.is_possible();
    pay_is_uncertain = is_uncertain;
    if (is_uncertain || !is_set_) {
        if (!is_uncertain)
            std::fill(leave_month.begin(), leave_month.end(), horizon + 1);
        else if (plan.leave.is_constant())
            std::copy_n(leaving.month(), column_length, leave_month.begin());
        else
            leave_by_hazards(kernels, plan, leaving, inputs, events, history);
        for (std::size_t i = 0; i < leave_month.size(); ++i)
            last_vest_month[i] = std::min(leave_month[i], horizon);
        last_pay_month = last_vest_month;
        is_set_ = true;
    }
    if (!company.can_end_by(EventKind::shutdown)) return;
    last_pay_month = last_vest_month;
    pay_is_uncertain = true;
    for (const std::int32_t lane : events.lanes_of[static_cast<std::size_t>(EventKind::shutdown)]) {
        if (lane >= count) break;
        double& month = last_pay_month[static_cast<std::size_t>(lane)];
        month = std::min(month, events.month_column[static_cast<std::size_t>(lane)] - 1);
    }
}

void Employment::list_departures(const Plan& plan, int count) {
    departures_.clear();
    if (!is_uncertain && !plan.leaves_at_horizon) return;
    for (std::int32_t lane = 0; lane < count; ++lane) {
        const int leaves = static_cast<int>(last_vest_month[static_cast<std::size_t>(lane)]);
        if (leaves < plan.horizon || plan.leaves_at_horizon) departures_.add(leaves, lane);
    }
}

void Employment::leave_by_hazards(const Kernels& kernels, const Plan& plan, const Leaving& leaving,
                                  const InputColumns& inputs, const CompanyEvents& events,
                                  const CompanyHistory* history) {
    const PlanLeave& leave = plan.leave;
    const auto column = [&](InputIndex index) { return index >= 0 ? inputs[index] : zeros_.data(); };
    const double horizon = plan.horizon;
    const bool is_calm = (leave.layoff_after_down_round < 0 || history == nullptr) &&
                         (leave.layoff_after_acquisition < 0 ||
                          events.lanes_of[static_cast<std::size_t>(EventKind::acquisition)].empty());
    if (is_calm) {
        std::copy_n(leaving.calm_month(), column_length, leave_month.begin());
        std::copy_n(leaving.calm_let_go(), column_length, was_let_go.begin());
        return;
    }
    for (std::size_t i = 0; i < deal_month_.size(); ++i) {
        const bool is_deal = leave.layoff_after_acquisition >= 0 && events.kind[i] == EventKind::acquisition;
        deal_month_[i] = is_deal ? events.month[i] : horizon + 1;
    }
    std::fill(leave_month.begin(), leave_month.end(), horizon + 1);
    std::fill(was_let_go.begin(), was_let_go.end(), 0.0);
    std::fill(cumulated_.begin(), cumulated_.end(), 0.0);
    LeavingInputs job;
    job.months_of_unrest = months_of_unrest;
    job.layoff = column(leave.layoff);
    job.after_down_round = column(leave.layoff_after_down_round);
    job.after_deal = column(leave.layoff_after_acquisition);
    job.deal_month = deal_month_.data();
    job.threshold = leaving.threshold();
    job.kind_uniform = leaving.kind_uniform();
    job.cumulated = cumulated_.data();
    job.leave_month = leave_month.data();
    job.was_let_go = was_let_go.data();
    for (int year = 0; 12 * year < plan.horizon; ++year) {
        const double* distress[12];
        job.first_month = 12 * year + 1;
        job.months = std::min(12, plan.horizon - 12 * year);
        job.leaves = leave.by_year.empty() ? zeros_.data() : inputs[leave.of_year(year)];
        for (int m = 0; m < job.months; ++m) {
            distress[m] = leave.layoff_after_down_round >= 0 && history != nullptr
                              ? history->distress(job.first_month + m)
                              : nullptr;
            if (distress[m] == nullptr) distress[m] = zeros_.data();
        }
        job.distress = distress;
        monthly_kernels(kernels).leave(job);
    }
}

}  // namespace offersim
