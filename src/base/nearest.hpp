#pragma once
/// "Did you mean ...?"
#include <string_view>
#include <vector>

namespace offersim {

/// The candidate nearest to `word` at edit distance (Damerau-Levenshtein, letter case aside) at most 2, or
/// empty. A distance that would replace the whole word is no likeness; of equally near candidates the first
/// is given.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace offersim
