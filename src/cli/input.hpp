#pragma once
/// Inputs are read once, whole, into memory: what is hashed is what was read, however the file changes
/// meanwhile.
#include <optional>
#include <string>

#include "cli/file.hpp"

namespace offersim {

struct InputText {
    std::string name;  ///< as the user wrote it; "<stdin>" for `-`
    std::string text;
    std::optional<FileIdentity> identity;  ///< of a regular file: what an output must not overwrite
};

/// No input is larger.
inline constexpr std::size_t largest_input = std::size_t{4} << 20;

/// The regular file at `path`, or standard input for `-`. Devices, pipes and directories are refused rather
/// than waited for. Failure: ExitCode::no_input with the reason; ExitCode::bad_data for a file over 4 MiB;
/// ExitCode::out_of_resources where no descriptor is left.
InputText read_input(const std::string& path);
/// The regular file at `path` where it is at most `most` bytes; the same Failures.
InputText read_regular_file(const std::string& path, std::size_t most);

}  // namespace offersim
