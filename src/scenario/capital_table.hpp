#pragma once
/// `capital` and `exit`, the keys of a company that say who is paid what when it ends.
#include "scenario/tables.hpp"
#include "scenario/types.hpp"

namespace offersim {

/// `{common: 8M, pool: 5%, classes: [{name: A, shares: 2M, invested: 5M, preference: 1x, ...}]}`, into
/// `Company::capital`. Common left out is what the classes and the pool leave of `fully_diluted`, and
/// `fully_diluted` left out is everything together.
Field<Company> capital_field();

/// `{hazard: 25%/yr, ipo_share: gornall-strebulaev}`
Type<ExitModel> exit_type();

/// The headline value that the capital's last round implies, as one would write it; empty where none is
/// known.
std::string headline_of_last_round(const Company& company);

/// Warns where `value` is not what the last round paid per share, for all shares.
void check_headline(Reading& reading, const Value& value, const Company& company);

}  // namespace offersim
