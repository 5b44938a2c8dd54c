#include "engine/value_path.hpp"

#include <algorithm>
#include <cmath>

#include "plan/plan_stream.hpp"
#include "process/bridge.hpp"

namespace offersim {

namespace {

constexpr double month_in_years = 1.0 / 12.0;
/// The step of the process's stream that gives its first state; months count from 0.
constexpr std::uint32_t first_state_step = 1u << 20;

}  // namespace

ValuePath::ValuePath(const Plan& plan, const PlanCompany& company, const PlanCourse& course)
    : course_(&course),
      last_month_(plan.settlement),
      process_stream_(plan_stream(plan, "process/" + company.name)),
      values_(static_cast<std::size_t>(plan.settlement + 1) * column_length),
      state_(column_length),
      previous_level_(column_length),
      increment_(column_length),
      normals_(column_length),
      step_drift_(column_length),
      listed_drift_(column_length) {
    if (course.growth.moves_hazards) multiples_.resize(values_.size());
}

void ValuePath::begin(CourseLanes& lanes) {
    const PlanGrowth& growth = course_->growth;
    lanes.kernels().logarithms(lanes.input(course_->start), log_value(0));
    const double* drift = lanes.input(growth.drift);
    volatility_ = growth.volatility >= 0 ? lanes.input(growth.volatility) : nullptr;
    for (std::size_t i = 0; i < column_length; ++i) {
        const double variance = volatility_ == nullptr ? 0 : volatility_[i] * volatility_[i];
        step_drift_[i] = (drift[i] - 0.5 * variance) * month_in_years;
    }
    if (course_->listed_volatility >= 0) {
        const double* listed = lanes.input(course_->listed_volatility);
        for (std::size_t i = 0; i < column_length; ++i)
            listed_drift_[i] = (drift[i] - 0.5 * listed[i] * listed[i]) * month_in_years;
    }
    std::fill(previous_level_.begin(), previous_level_.end(), 0.0);
    if (!growth.process) return;
    if (growth.needs_uniforms) lanes.uniforms(process_stream_, first_state_step, uniform_[0], nullptr);
    for (std::size_t i = 0; i < column_length; ++i)
        state_[i] = initial_state(*growth.process, growth.needs_uniforms ? uniform_[0][i] : 0.5);
}

GrowthInputs ValuePath::growth(int month, const double* level) {
    GrowthInputs inputs;
    inputs.before = log_value(month - 1);
    inputs.drift = step_drift_.data();
    inputs.volatility = volatility_;
    inputs.level = level;
    inputs.previous_level = previous_level_.data();
    inputs.increment = increment_.data();
    return inputs;
}

void ValuePath::grow(CourseLanes& lanes, int month, const double* level, const double* listed_month) {
    const MonthlyKernels& kernels = monthly_kernels(lanes.kernels());
    GrowthInputs inputs = growth(month, level);
    kernels.grow(inputs, lanes.padded_count(), log_value(month));
    if (course_->growth.process) add_process(lanes, month);
    if (listed_month == nullptr) return;
    inputs.drift = listed_drift_.data();
    inputs.volatility = lanes.input(course_->listed_volatility);
    kernels.grow_listed(inputs, month, listed_month, lanes.padded_count(), log_value(month));
}

void ValuePath::grow_months(CourseLanes& lanes, const CompanyLevels& levels, int first_month, int months,
                            const GrowingPaths& paths, const double* listed_month) {
    GrowthOfMonths inputs;
    inputs.paths = paths;
    inputs.first_month = first_month;
    inputs.months = months;
    inputs.factors = levels.at(first_month);
    inputs.loadings = levels.loadings.data();
    inputs.factor_count = levels.factor_count();
    inputs.drift = step_drift_.data();
    inputs.volatility = volatility_;
    inputs.level = previous_level_.data();
    inputs.value = log_value(first_month);
    if (listed_month != nullptr) {
        inputs.listed_month = listed_month;
        inputs.listed_drift = listed_drift_.data();
        inputs.listed_volatility = lanes.input(course_->listed_volatility);
    }
    monthly_kernels(lanes.kernels()).grow_months(inputs);
}

void ValuePath::add_process(CourseLanes& lanes, int month) {
    const auto count = static_cast<std::size_t>(lanes.count());
    if (course_->growth.moves_hazards) {
        double* multiple = multiples_.data() + static_cast<std::ptrdiff_t>(month) * column_length;
        const auto& regimes = std::get<TwoRegimes>(*course_->growth.process);
        for (std::size_t i = 0; i < count; ++i) multiple[i] = regimes.hazard_multiple(state_[i]);
    }
    // One draw has the uniforms of two months.
    const auto half = static_cast<std::size_t>((month - 1) % 2);
    if (course_->growth.needs_uniforms && half == 0)
        lanes.uniforms(process_stream_, static_cast<std::uint32_t>((month - 1) / 2), uniform_[0],
                       &uniform_[1]);
    for (std::size_t i = 0; i < count; ++i) normals_[i] = increment_[i] * std::sqrt(12.0);
    ProcessBlock block;
    block.log_value = {log_value(month), count};
    block.state = {state_.data(), count};
    block.growth_normals = {normals_.data(), count};
    if (course_->growth.needs_uniforms) block.uniforms = {uniform_[half].data(), count};
    step(*course_->growth.process, block);
}

const double* ValuePath::hazard_multiple(int month) const {
    return multiples_.empty() ? nullptr
                              : multiples_.data() + static_cast<std::ptrdiff_t>(month) * column_length;
}

void ValuePath::pin(int i, int month, double pinned) {
    const double free_end = log_value(month)[i];
    for (int m = 1; m <= last_month_; ++m) {
        const double fraction = std::min(static_cast<double>(m) / month, 1.0);
        bend_to_pin({log_value(m) + i, 1}, {&free_end, 1}, {&pinned, 1}, {&fraction, 1});
    }
}

void ValuePath::grow_listed(CourseLanes& lanes, int month, const double* level, const double* listed_month) {
    if (month == 1) std::fill(previous_level_.begin(), previous_level_.end(), 0.0);
    const MonthlyKernels& kernels = monthly_kernels(lanes.kernels());
    GrowthInputs inputs = growth(month, level);
    inputs.volatility = nullptr;
    kernels.grow(inputs, lanes.padded_count(), normals_.data());  // for the increment alone
    inputs.drift = listed_drift_.data();
    inputs.volatility = lanes.input(course_->listed_volatility);
    kernels.grow_listed(inputs, month, listed_month, lanes.padded_count(), log_value(month));
}

}  // namespace offersim
