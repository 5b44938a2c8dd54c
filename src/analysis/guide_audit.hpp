#pragma once
/// A guide's claims against its own terms, each with the arithmetic: totals against their components, year 1
/// and run-rate against the vesting shape, the premium against its base, rivals called liquid against who is
/// listed, and, by simulation, how often the floor is met and whether the rivals are superior at it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/answers.hpp"
#include "scenario/guide_terms.hpp"

namespace offersim {

enum class Verdict {
    holds,     ///< the claim follows from the terms
    fails,     ///< it does not
    measured,  ///< no claim of a number: what the simulation found
    open,      ///< the guide does not say enough, or no simulation was run
};

/// One side of a finding: a text and, where it is one, a range (money per year, or a probability).
struct AuditValue {
    std::string text;
    std::optional<double> low, high;
};

struct AuditFinding {
    std::string kind;   ///< "total", "year_one", "run_rate", "premium", "liquidity", "floor", "superior"
    std::string claim;  ///< "total in Mountain View"
    int line = 0;       ///< of the guide
    AuditValue claimed{}, computed{};
    /// Computed - claimed, end by end. Of a floor: the median pay a year - the floor; of a superior rival:
    /// its mean - the offer's. None where nothing can be subtracted.
    std::optional<double> difference_low{}, difference_high{};
    std::vector<std::string> arithmetic{};  ///< a line each: "258k + 10% of 258k + 40% of 352k = 424.6k"
    Verdict verdict = Verdict::open;
    std::string note{};
};

struct GuideAudit {
    std::string file, company, role, region, currency;
    std::vector<AuditFinding> findings;  ///< by line of the guide
    std::uint64_t paths = 0, seed = 0;   ///< of the simulation; 0 paths where there was none
    std::string no_run;                  ///< why there was none

    std::size_t count(Verdict verdict) const;
};

/// Whether the guide claims what only a simulation can judge.
bool needs_simulation(const Guide& guide);

/// `run` is the answer to write_scenario(guide, region, true), or null where nothing was simulated; `no_run`
/// says why.
GuideAudit audit_guide(const Guide& guide, const GuideRegion& region, const RunAnswer* run,
                       const std::string& no_run);

/// Adds the findings that only a simulation can make.
void audit_simulation(const Guide& guide, const RunAnswer* run, const std::string& no_run, GuideAudit& audit);

/// An amount in an audit's arithmetic: "480.96k", "3.6M".
std::string amount_words(double amount);

/// Whether a claimed figure agrees with a computed one: within 0.5 % and half the unit it is rounded to.
bool agrees(double claimed, double computed);

}  // namespace offersim
