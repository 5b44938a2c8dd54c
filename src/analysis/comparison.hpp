#pragma once
/// One offer against the others, head to head.
#include <string>
#include <vector>

#include "analysis/break_even.hpp"
#include "analysis/dominance.hpp"
#include "analysis/study.hpp"
#include "analysis/utility_curve.hpp"

namespace offersim {

/// The comparison among the futures in which the job ends in one year of it.
struct LeavingRow {
    int year = 0;  ///< 1 is months 1-12; 0: stays to the horizon
    Probability share;
    Probability p_wins;
    double median_difference = 0;
    double ahead = 0, behind = 0;  ///< on average where it wins and where it loses
};

/// What a run does not tell yet of the subject against one rival. How often it wins and by how much stands in
/// the run's comparisons.
struct RivalAnswer {
    std::string name, company;
    Dominance over;                      ///< the subject over the rival
    Dominance under;                     ///< the rival over the subject
    UtilityCrossing relative, absolute;  ///< a is the subject
    BreakEven break_even;                ///< in the exit value of the subject's company
    std::vector<LeavingRow> by_leaving;
    Probability p_wins_without_growth;  ///< every drift set to the discount rate
};

struct CompareAnswer {
    RunAnswer run;                    ///< `compare` is the subject
    std::vector<RivalAnswer> rivals;  ///< in file order
    UtilityCurve relative, absolute;  ///< of run.offers
    double reference_wealth = 0;      ///< what CARA's gamma is relative to
};

/// `subject` empty: the scenario's `compare`, or its first offer. Needs two offers.
CompareAnswer compare_offers(const Scenario& scenario, const std::string& subject,
                             const StudySettings& settings);
/// How many runs of the scenario that takes, for a progress bar.
inline constexpr double compare_simulations = 3;

}  // namespace offersim
