#pragma once
/// How a company goes month by month, with everything that a sparse company has not: other processes than
/// geometric Brownian motion, rounds, hazards that change, events that are pinned, terms of listings and
/// deals. A company has one course, or one for each of its named futures.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "plan/input.hpp"
#include "process/capital_structure.hpp"
#include "process/common_worth.hpp"
#include "process/processes.hpp"
#include "scenario/company.hpp"

namespace offersim {

/// What can end a company's private life, in the order in which their hazards compete.
enum class EventKind { none, ipo, acquisition, shutdown };

/// A hazard per year: constant, by year of age, or moving with the value of a share.
struct PlanHazard {
    InputIndex per_year = -1;    ///< -1: never, unless by age
    std::vector<double> by_age;  ///< per year of age, the last for ever
    double elasticity = 0;       ///< power of (value / value at the start)

    bool is_possible() const { return per_year >= 0 || !by_age.empty(); }
    bool is_constant() const { return by_age.empty() && elasticity == 0; }
};

/// An event that is certain to come in one of the months, each as likely.
struct PlanPin {
    EventKind kind = EventKind::none;  ///< none: nothing is pinned
    int first_month = 0, last_month = 0;
    InputIndex value = -1;  ///< of the whole company then; -1: wherever the path is
};

/// The process of the value per share, as what it adds to drift and diffusion.
struct PlanGrowth {
    InputIndex drift = -1;       ///< of the price, per year: drift - dividend
    InputIndex volatility = -1;  ///< of the diffusion; -1: `process` has all of the noise
    std::optional<ValueProcess> process;
    bool needs_uniforms = false;  ///< of `process`, one a month
    bool moves_hazards = false;   ///< two regimes with multiples of their own
};

/// When a private holder's chance to sell comes, once a year.
struct PlanTender {
    InputIndex chance = -1;  ///< in a year
    Tender terms;
};
struct PlanSecondary {
    InputIndex chance = -1;
    SecondarySale terms;
};

/// How an acquisition is paid.
struct PlanDeal {
    int acquirer = -1;  ///< company whose shares it pays in; -1: cash
    int hold_months = 0;
    std::optional<Escrow> escrow;
    std::optional<EarnOut> earn_out;

    bool is_plain() const { return acquirer < 0 && !escrow && !earn_out; }
};

struct PlanCourse {
    std::string name;  ///< of the future; empty where the company has none
    double chance = 1;

    InputIndex start = -1;     ///< worth of a share at month 0, all converted where the capital is known
    InputIndex headline = -1;  ///< price of the last round
    InputIndex shares = -1;    ///< by which the value of the whole company is one of a share
    PlanGrowth growth;

    /// Who is paid before common; none where that is not known.
    std::optional<CapitalStructure> capital;
    /// What common is worth of a share that has converted, before the exit; none: the same.
    std::optional<CommonWorth> common_worth;
    std::optional<Rounds> rounds;
    InputIndex round_hazard = -1;  ///< where rounds come by a hazard
    std::optional<Appraisal> appraisal;

    std::array<PlanHazard, 3> hazards;  ///< ipo, acquisition, shutdown
    bool exits_split_by_size = false;   ///< hazards[0] is of exits, offerings and acquisitions by their size
    PlanPin pin;
    int age_months = 0;

    std::vector<LockupStage> lockup;
    InputIndex first_day_return = -1;
    InputIndex listed_volatility = -1;  ///< -1: the process goes on unchanged
    PlanDeal deal;
    std::optional<PlanTender> tender;
    std::optional<PlanSecondary> secondary;

    bool can_end_by(EventKind kind) const {
        if (pin.kind != EventKind::none) return pin.kind == kind;
        if (exits_split_by_size && kind == EventKind::acquisition) return true;
        return hazards[static_cast<std::size_t>(kind) - 1].is_possible();
    }
};

}  // namespace offersim
