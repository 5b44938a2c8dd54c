#include "engine/event_clock.hpp"

#include <algorithm>

#include "base/elementary.hpp"
#include "plan/plan_stream.hpp"
#include "process/bridge.hpp"
#include "process/ipo_share.hpp"

namespace offersim {

namespace {

/// Per year; what moves with value could grow without bound.
constexpr double largest_hazard = 100;

}  // namespace

EventClock::EventClock(const Plan& plan, const PlanCompany& company, const PlanCourse& course)
    : course_(&course),
      last_month_(plan.settlement),
      size_stream_(plan_stream(plan, "exit/" + company.name)),
      month_(column_length),
      kind_(column_length),
      scratch_(column_length),
      month_column_(column_length),
      kind_column_(column_length) {
    for (auto& rates : rates_) rates.resize(column_length);
}

bool EventClock::is_constant() const {
    if (course_->pin.kind != EventKind::none) return true;
    if (course_->growth.moves_hazards) return false;
    return std::all_of(course_->hazards.begin(), course_->hazards.end(),
                       [](const PlanHazard& hazard) { return hazard.is_constant(); });
}

bool EventClock::follows_value() const {
    if (course_->pin.kind != EventKind::none) return false;
    return std::any_of(course_->hazards.begin(), course_->hazards.end(),
                       [](const PlanHazard& hazard) { return hazard.elasticity != 0; });
}

void EventClock::begin(CourseLanes& lanes, const UniformSource& events) {
    std::fill(month_.begin(), month_.end(), last_month_ + 1);
    std::fill(kind_.begin(), kind_.end(), EventKind::none);
    lanes.uniforms(events, time_uniform_, &kind_uniform_);
    if (course_->exits_split_by_size) lanes.uniforms(size_stream_, 0, size_uniform_, nullptr);
}

void EventClock::draw_early(CourseLanes& lanes) {
    if (course_->pin.kind != EventKind::none)
        draw_pinned(lanes);
    else if (is_constant())
        draw_constant(lanes);
}

void EventClock::draw_pinned(const CourseLanes& lanes) {
    const PlanPin& pin = course_->pin;
    for (std::size_t i = 0; i < static_cast<std::size_t>(lanes.count()); ++i) {
        month_[i] = pinned_month(pin.first_month, pin.last_month, time_uniform_[i]);
        kind_[i] = pin.kind;
    }
}

void EventClock::draw(CourseLanes& lanes, const ValuePath& path) {
    if (!is_constant()) draw_changing(lanes, path);
}

void EventClock::draw_constant(CourseLanes& lanes) {
    const double* hazards[3];
    int count = 0;
    EventKind kinds[4] = {EventKind::none};
    for (std::size_t k = 0; k < 3; ++k)
        if (course_->hazards[k].per_year >= 0) {
            hazards[count++] = lanes.input(course_->hazards[k].per_year);
            kinds[count] = static_cast<EventKind>(k + 1);
        }
    if (count == 0) return;
    lanes.kernels().competing_events(time_uniform_.data(), kind_uniform_.data(), hazards, count, last_month_,
                                     month_column_.data(), kind_column_.data());
    for (std::size_t i = 0; i < static_cast<std::size_t>(lanes.count()); ++i) {
        month_[i] = static_cast<int>(month_column_[i]);
        kind_[i] = kinds[static_cast<std::size_t>(kind_column_[i])];
    }
}

std::size_t EventClock::rates_in(CourseLanes& lanes, const ValuePath& path, int month) {
    const auto count = static_cast<std::size_t>(lanes.count());
    const double* multiple = path.hazard_multiple(month);
    std::size_t used = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        const PlanHazard& hazard = course_->hazards[k];
        if (!hazard.is_possible()) continue;
        double* rate = rates_[used].data();
        kind_of_rate_[used++] = static_cast<EventKind>(k + 1);
        if (!hazard.by_age.empty()) {
            const auto year = static_cast<std::size_t>((course_->age_months + month - 1) / 12);
            std::fill_n(rate, count, hazard.by_age[std::min(year, hazard.by_age.size() - 1)]);
        } else {
            std::copy_n(lanes.input(hazard.per_year), count, rate);
        }
        if (hazard.elasticity != 0) {
            const double* now = path.log_value(month);
            const double* start = path.log_value(0);
            for (std::size_t i = 0; i < count; ++i) scratch_[i] = hazard.elasticity * (now[i] - start[i]);
            lanes.kernels().exponentials(scratch_.data(), scratch_.data());
            for (std::size_t i = 0; i < count; ++i) rate[i] = std::min(rate[i] * scratch_[i], largest_hazard);
        }
        if (multiple != nullptr)
            for (std::size_t i = 0; i < count; ++i) rate[i] *= multiple[i];
    }
    return used;
}

void EventClock::draw_changing(CourseLanes& lanes, const ValuePath& path) {
    const auto count = static_cast<std::size_t>(lanes.count());
    std::vector<double> left(column_length);  // of the hazard that brings the event, per year
    lanes.kernels().logarithms(time_uniform_.data(), left.data());
    for (double& value : left) value *= -12;
    for (int month = 1; month <= last_month_; ++month) {
        const std::size_t used = rates_in(lanes, path, month);
        for (std::size_t i = 0; i < count; ++i) {
            double total = 0;
            for (std::size_t k = 0; k < used; ++k) total += rates_[k][i];
            left[i] -= total;
            if (left[i] > 0 || month_[i] <= last_month_ || total <= 0) continue;
            month_[i] = month;
            const double chosen = kind_uniform_[i] * total;
            double below = 0;
            kind_[i] = kind_of_rate_[used - 1];
            for (std::size_t k = 0; k + 1 < used; ++k) {
                below += rates_[k][i];
                if (chosen < below) {
                    kind_[i] = kind_of_rate_[k];
                    break;
                }
            }
        }
    }
}

void EventClock::split_by_size(int i, double value) {
    const auto at = static_cast<std::size_t>(i);
    if (kind_[at] != EventKind::ipo) return;
    if (size_uniform_[at] >= gornall_strebulaev_ipo_share(value)) kind_[at] = EventKind::acquisition;
}

}  // namespace offersim
