#pragma once
/// Which employers are listed on an exchange, and the model that each starts from, by
/// models/guides/employers.yaml.
#include <string>
#include <string_view>
#include <vector>

#include "scenario/guide.hpp"

namespace offersim {

struct Employer {
    std::string name;
    Standing standing = Standing::unknown;
    std::string model;  ///< empty: the usual one of its standing
};

/// The employers of the built-in list, longer names first.
std::vector<Employer> known_employers();

/// The known employer whose name comes first in `text` (the longest where several begin there); null where
/// there is none.
const Employer* find_employer(const std::vector<Employer>& employers, std::string_view text);

}  // namespace offersim
