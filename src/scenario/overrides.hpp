#pragma once
/// What-ifs without editing the file: `offers.groq.base=280k`, `offers.groq.equity.0.value=400k`.
#include <deque>
#include <string>
#include <vector>

#include "scenario/node.hpp"

namespace offersim {

/// Puts each override into the tree as if it were written in the file: the value takes the place of what
/// stood there, and mappings that are missing on the way are made. Faults name the override as their file,
/// and `sources` keeps its text for them; it must outlive the tree.
void apply_overrides(Node& tree, const std::vector<std::string>& overrides, std::deque<Source>& sources,
                     Diagnostics& diagnostics);

}  // namespace offersim
