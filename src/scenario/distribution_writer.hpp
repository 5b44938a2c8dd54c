#pragma once
/// The opposite of the distribution reader: a Distribution in the language of scenario files.
#include <string>

#include "base/distribution.hpp"

namespace offersim {

/// As `--set` and files take it: `280000`, `258000..272000`, `{triangular: [1, 2, 4]}`. Read again it is the
/// same, but for a lognormal's last digits. What its key cuts off (`least`, `most`) is not written; the key
/// cuts again.
std::string written_distribution(const Distribution& distribution);

}  // namespace offersim
