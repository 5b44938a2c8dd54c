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
    /// Months of events that are pinned, before the path is bridged to them, or come by constant hazards.
    void draw_early(CourseLanes& lanes);
    /// All others, once what they follow is as it will be; nothing is left to do where `is_constant`.
    void draw(CourseLanes& lanes, const ValuePath& path);
    /// Months do not hang on the path: they are known from `draw_early` on.
    bool is_constant() const;
    /// Hazards move with the value of a share.
    bool follows_value() const;
    /// Offerings or acquisitions by the size of the company: `value` of it at the event.
    void split_by_size(int i, double value);

    int month(int i) const { return month_[static_cast<std::size_t>(i)]; }
    EventKind kind(int i) const { return kind_[static_cast<std::size_t>(i)]; }

private:
    void draw_pinned(const CourseLanes& lanes);
    void draw_constant(CourseLanes& lanes);
    void draw_changing(CourseLanes& lanes, const ValuePath& path);
    /// The hazard of each possible kind in a month; returns how many there are.
    std::size_t rates_in(CourseLanes& lanes, const ValuePath& path, int month);

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
