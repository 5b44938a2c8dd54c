#pragma once
/// The YAML front matter of a guide: who, what and when, and what each region pays.
#include "scenario/guide.hpp"

namespace offersim {

/// The number of lines from the first "---" to the one that ends it; 0 where a text has no front matter.
int front_matter_lines(const std::vector<std::string_view>& lines);

/// Puts what the front matter of `source` says into `guide`. What cannot be read is a note, not a fault: the
/// tables may still say it. Nothing is done where there is none.
void read_front_matter(const Source& source, const std::vector<std::string_view>& lines, Guide& guide);

}  // namespace offersim
