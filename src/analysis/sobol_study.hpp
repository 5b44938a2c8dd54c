#pragma once
/// Sobol indices of a comparison: every named source of chance resampled by itself.
///
/// Where two companies move together, their growths are not independent and an index needs a reading that
/// does not hang on which comes first in the file: the first-order index of a growth is that of all of its
/// movement, the total effect that of the part that is its own, given the other's. Source: Kucherenko,
/// Tarantola & Annoni (2012), Computer Physics Communications 183, 937-946.
#include "analysis/sensitivity.hpp"

namespace offersim {

/// Of the difference subject - rival; rows without any effect are left out, the rest is sorted by total
/// effect on winning.
std::vector<SobolRow> sobol_rows(const Scenario& scenario, std::size_t subject, std::size_t rival,
                                 const StudySettings& settings);

/// The scenario with nothing but two offers and their companies, the subject's first: its figures do not
/// depend on the order of keys.
Scenario pair_scenario(const Scenario& scenario, std::size_t subject, std::size_t rival);

}  // namespace offersim
