#pragma once
/// How long each path of a block stays in one offer's job, seen from its pay and from its grants.
#include <cstdint>
#include <span>
#include <vector>

#include "engine/columns.hpp"
#include "engine/company_history.hpp"
#include "engine/draws.hpp"
#include "engine/input_columns.hpp"
#include "engine/lanes_by_month.hpp"

namespace offersim {

/// The draw that decides when each path leaves and whether it is let go; one serves every offer of the file.
class Leaving {
public:
    Leaving(const Plan& plan, Draws& draws);

    void draw(const Kernels& kernels, const InputColumns& inputs, const Draws& draws);
    bool is_possible() const { return plan_->leave.is_possible(); }
    /// Where one hazard holds for all time: the month of leaving, horizon + 1 where nobody leaves.
    const double* month() const { return calm_month_.data(); }
    /// Otherwise the job ends when the cumulated hazard passes this: -ln u.
    const double* threshold() const { return threshold_.data(); }
    const double* kind_uniform() const { return kind_uniform_.data(); }
    /// Elsewhere: the month of leaving a company that is neither in distress nor bought, and whether one was
    /// let go.
    const double* calm_month() const { return calm_month_.data(); }
    const double* calm_let_go() const { return calm_let_go_.data(); }
    /// The job ends no later than this, whatever becomes of the company; horizon + 1: perhaps not before it.
    /// Null where that is not known of anybody.
    const double* latest_month() const {
        return is_possible() && calm_is_latest_ ? calm_month_.data() : nullptr;
    }

private:
    void leave_in_calm(const Kernels& kernels, const InputColumns& inputs);

    const Plan* plan_;
    Draws::Id stream_;
    Columns threshold_, kind_uniform_, kind_;
    Columns calm_month_, calm_let_go_, cumulated_, zeros_;
    bool calm_is_latest_ = false;  ///< in a state that is not calm nobody stays longer
};

/// Months as doubles, because kernels compare them with columns.
struct Employment {
    Columns leave_month;        ///< horizon + 1: never
    Columns last_vest_month;    ///< leaving at m keeps the vest of m
    Columns last_pay_month;     ///< and its pay; a shutdown at m ends pay before m's
    Columns was_let_go;         ///< 1 where the employer ended it
    bool is_uncertain = false;  ///< false: everyone stays to the horizon
    bool pay_is_uncertain = false;

    explicit Employment(int last_month);
    /// The paths whose job ends in a month, other than by the horizon that all come to; after
    /// `list_departures`.
    std::span<const std::int32_t> departures(int month) const { return departures_.at(month); }
    void list_departures(const Plan& plan, int count);
    /// `history` is null where the company is not read month by month; there were no down rounds then.
    void set(const Kernels& kernels, const Plan& plan, const Leaving& leaving, const InputColumns& inputs,
             const PlanCompany& company, const CompanyEvents& events, const CompanyHistory* history,
             int count);

private:
    void leave_by_hazards(const Kernels& kernels, const Plan& plan, const Leaving& leaving,
                          const InputColumns& inputs, const CompanyEvents& events,
                          const CompanyHistory* history);
    bool is_set_ = false;  ///< for good, where nobody leaves early
    Columns cumulated_, deal_month_, zeros_;
    LanesByMonth departures_;
};

}  // namespace offersim
