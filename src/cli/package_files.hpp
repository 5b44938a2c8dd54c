#pragma once
/// The files of an Open Cap Format package, from a directory or a zip file.
#include <string>
#include <vector>

#include "scenario/open_cap_format/import.hpp"

namespace offersim {

/// No package is larger, unpacked.
inline constexpr std::size_t largest_package = std::size_t{64} << 20;
inline constexpr std::size_t most_package_files = 1000;

/// Every .json file below the directory `path` or in the zip file `path`, by path. A symbolic link in a
/// directory is not followed. Failure: ExitCode::no_input where it cannot be read, ExitCode::bad_data where
/// it is no zip file, is damaged or is larger than the limits.
std::vector<PackageFile> read_package_files(const std::string& path);

}  // namespace offersim
