#pragma once
/// When a security of a package vests: the path through its terms that its transactions have taken and time
/// will take, as dated parts, and what waits for events that have not come.
#include "process/dated_parts.hpp"
#include "scenario/open_cap_format/exact.hpp"
#include "scenario/open_cap_format/package.hpp"

namespace offersim::open_cap {

struct SecurityVesting {
    std::vector<DatedPart> parts;           ///< of the quantity issued, by day, none before the issuance
    std::vector<VestingStatement> waiting;  ///< each with its event: a condition's id
    Rounding rounding = Rounding::cumulative_round_down;
    std::string source;              ///< "VESTING_TERMS 4yr-1yr-cliff-schedule, Four Year / One Year Cliff"
    std::vector<std::string> notes;  ///< assumptions, and conditions that are neither in parts nor in waiting
};

/// Explicit `vestings` override the terms; without either the security is vested when issued. Conditions are
/// alternatives where several may follow one: the earliest is taken, the first in the list where two are on
/// one day; occurrences before the day their condition became possible vest on that day. Accelerations take
/// from the last tranches. Throws std::invalid_argument with a reason where the vesting cannot be told: the
/// parts are more than the whole, terms are missing, or fractions do not fit.
SecurityVesting vesting_of(const Security& security, const Package& package);

}  // namespace offersim::open_cap
