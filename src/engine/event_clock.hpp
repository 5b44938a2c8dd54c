#pragma once
/// When the private life of a company ends, on the paths that follow one course: in the first month by which
/// the cumulated hazard passes -ln u, by the kind that the month's hazards are in proportion to. The uniforms
/// are those of a sparse company.
#include <vector>

#include "base/stream.hpp"
#include "engine/course_lanes.hpp"
#include "engine/value_path.hpp"
#include "plan/plan.hpp"

namespace offersim {

class EventClock {
public:
    EventClock(const Plan& plan, const PlanCompany& company, const PlanCourse& course);

    /// `events` is where a sparse company's two uniforms would come from.
    void begin(CourseLanes& lanes, const UniformSource& events);
    /// Months of events that are pinned; before the path is bridged to them.
    void draw_pinned(CourseLanes& lanes);
    /// All others; the path is as it will be. `log_shares` by path and month makes values of the whole
    /// company.
    void draw(CourseLanes& lanes, const ValuePath& path);
    /// Offerings or acquisitions by the size of the company: `value` of it at the event.
    void split_by_size(int i, double value);

    int month(int i) const { return month_[static_cast<std::size_t>(i)]; }
    EventKind kind(int i) const { return kind_[static_cast<std::size_t>(i)]; }

private:
    void draw_constant(CourseLanes& lanes);
    void draw_changing(CourseLanes& lanes, const ValuePath& path);
    /// The hazard of each possible kind in a month; returns how many there are.
    std::size_t rates_in(CourseLanes& lanes, const ValuePath& path, int month);
    bool is_constant() const;

    const PlanCourse* course_;
    int last_month_;
    Stream size_stream_;
    std::vector<int> month_;
    std::vector<EventKind> kind_;
    std::vector<double> time_uniform_, kind_uniform_, size_uniform_;
    std::vector<double> rates_[3], scratch_, month_column_, kind_column_;
    EventKind kind_of_rate_[3] = {};
};

}  // namespace offersim
