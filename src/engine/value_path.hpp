#pragma once
/// The logarithm of a company's value per share by month, on the paths that follow one course:
///   x(m) = x(m-1) + (drift - volatility^2 / 2) / 12 + volatility (W(m) - W(m-1)) + what the process adds,
/// from the same Brownian factor that a sparse company reads, so that turning a feature on leaves the draws
/// as they are.
#include <vector>

#include "base/stream.hpp"
#include "engine/company_levels.hpp"
#include "engine/course_lanes.hpp"
#include "engine/monthly_kernels.hpp"
#include "plan/plan.hpp"

namespace offersim {

class ValuePath {
public:
    ValuePath(const Plan& plan, const PlanCompany& company, const PlanCourse& course);

    void begin(CourseLanes& lanes);
    /// Month 1, 2, ... in order; `level` is the company's correlated Brownian motion then, packed.
    /// `listed_month`, where it is known and matters: as in `grow_listed`.
    void grow(CourseLanes& lanes, int month, const double* level, const double* listed_month);
    /// The same of months that follow each other, on some paths, where nothing moves a value but drift and
    /// level.
    void grow_months(CourseLanes& lanes, const CompanyLevels& levels, int first_month, int months,
                     const GrowingPaths& paths, const double* listed_month);
    double* log_value(int month) {
        return values_.data() + static_cast<std::ptrdiff_t>(month) * column_length;
    }
    const double* log_value(int month) const {
        return values_.data() + static_cast<std::ptrdiff_t>(month) * column_length;
    }
    /// What the company's hazards are multiplied by in a month; null: by 1.
    const double* hazard_multiple(int month) const;

    /// Makes path i be at `pinned` in `month` (process/bridge.hpp) and go on from there as it would have.
    void pin(int i, int month, double pinned);
    /// Replaces what `grow` made after each path's `listed_month` by geometric Brownian motion of the listed
    /// volatility: months in order, with the same levels.
    void grow_listed(CourseLanes& lanes, int month, const double* level, const double* listed_month);

private:
    GrowthInputs growth(int month, const double* level);
    void add_process(CourseLanes& lanes, int month);

    const PlanCourse* course_;
    int last_month_;
    Stream process_stream_;
    std::vector<double> values_, multiples_;
    std::vector<double> state_, previous_level_, increment_, normals_, uniform_[2];
    std::vector<double> step_drift_, listed_drift_;
    const double* volatility_ = nullptr;
};

}  // namespace offersim
