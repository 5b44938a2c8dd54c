#pragma once
/// How long each path of a block stays in one offer's job, seen from its pay and from its grants.
#include <vector>

#include "engine/draws.hpp"
#include "engine/input_columns.hpp"
#include "engine/market.hpp"

namespace offersim {

/// The month of leaving, horizon + 1 where nobody leaves; one draw serves every offer of the file.
class Leaving {
public:
    Leaving(const Plan& plan, Draws& draws)
        : plan_(&plan),
          stream_(draws.add("leave", {draw_rank::leaving})),
          month_(column_length),
          uniform_(column_length),
          kind_(column_length) {}

    void draw(const Kernels& kernels, const InputColumns& inputs, const Draws& draws);
    bool is_possible() const { return plan_->leave_hazard >= 0; }
    const double* month() const { return month_.data(); }

private:
    const Plan* plan_;
    Draws::Id stream_;
    std::vector<double> month_, uniform_, kind_;
};

/// Months as doubles, because kernels compare them with columns.
struct Employment {
    std::vector<double> last_vest_month;  ///< leaving at m keeps the vest of m
    std::vector<double> last_pay_month;   ///< and its pay; a shutdown at m ends pay before m's
    bool is_uncertain = false;            ///< false: everyone stays to the horizon
    bool pay_is_uncertain = false;

    Employment() : last_vest_month(column_length), last_pay_month(column_length) {}
    void set(const Plan& plan, const Leaving& leaving, const PlanCompany& company,
             const CompanyEvents& events, int count);
};

}  // namespace offersim
