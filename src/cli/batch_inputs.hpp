#pragma once
/// The files that a batch works through.
#include <string>
#include <vector>

namespace offersim {

/// `paths` in the order given, each file once: a folder stands for the .yaml, .yml and .md files in it and in
/// the folders below, sorted by name, hidden ones left out; a pattern with `*`, `?` or `[...]` that is no
/// file itself for what it matches, sorted. What stands for nothing stays as it is, so that reading it says
/// what is wrong.
std::vector<std::string> batch_inputs(const std::vector<std::string>& paths);

/// Whether the file is a compensation guide rather than a scenario: by its ending, .md or .markdown.
bool is_guide_file(const std::string& path);

}  // namespace offersim
