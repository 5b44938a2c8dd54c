#pragma once
/// What changed between two runs, and why: inputs that differ, and figures that moved beyond their errors.
#include <string>
#include <vector>

#include "analysis/answers.hpp"

namespace offersim {

/// A key that one file gives otherwise than the other, or alone.
struct InputChange {
    std::string key;
    std::string before, now;  ///< as written; empty: not there
};

/// One figure of both runs.
struct FigureChange {
    std::string offer;  ///< whose; "a against b" for a comparison
    std::string name;   ///< "P50 of gross_present", "chance of ipo"
    bool is_chance = false;
    double before = 0, now = 0;
    double error = 0;  ///< half of the 95 % interval of the change, as if the runs were independent
    std::vector<std::string> because;  ///< keys of changed inputs that reach it
};

struct RunChanges {
    RunAnswer before, now;
    std::vector<InputChange> inputs;    ///< in the order of the newer run's keys, then what it lacks
    std::vector<std::string> settings;  ///< what else differs: "seed 1 became 2"
    std::vector<std::string> offers_gone, offers_new;
    std::vector<FigureChange> moved;  ///< beyond their errors: most significant first
    int compared = 0;                 ///< figures that both runs have
};

RunChanges compare_runs(RunAnswer before, RunAnswer now);

}  // namespace offersim
