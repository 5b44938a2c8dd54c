#pragma once
/// Files that a scenario names. Only those of its own directory and below are read, whatever symbolic links
/// say.
#include <optional>
#include <string>

namespace offersim {

/// The text of regular file `name` in the directory of `scenario` (a path, or `<stdin>`); nothing, and in
/// `fault` the reason, where there is none or it lies elsewhere.
std::optional<std::string> read_beside(const std::string& scenario, const std::string& name,
                                       std::string& fault);

}  // namespace offersim
