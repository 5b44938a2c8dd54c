#pragma once
/// A company that is simulated month by month: its courses, each on the paths that follow it, and what a
/// holder of its shares sees of them together.
#include <memory>
#include <vector>

#include "engine/stepped_course.hpp"

namespace offersim {

class SteppedCompany {
public:
    SteppedCompany(const Plan& plan, int company);
    SteppedCompany(const SteppedCompany&) = delete;

    /// Runs a block, whose events come from `events`. `level(month)` is the company's correlated Brownian
    /// motion, a whole column that lasts until the next call.
    void run(const Kernels& kernels, const InputColumns& inputs, const UniformSource& events, int count,
             const std::function<const double*(int month)>& level, const AcquirerPrice& acquirer_price);

    const CompanyEvents& events() const { return store_.events; }
    const double* price(int month) { return store_.price.row(month); }
    const HistoryColumns& columns() const { return columns_; }

private:
    void make_store();
    void point_columns(const InputColumns& inputs);
    void share_lanes(const Kernels& kernels, const InputColumns& inputs, std::uint64_t first_path, int count);

    const PlanCompany* company_;
    int last_month_;
    std::vector<std::unique_ptr<SteppedCourse>> courses_;
    HistoryStore store_;
    HistoryColumns columns_;
    std::vector<double> ones_, zeros_;
};

}  // namespace offersim
