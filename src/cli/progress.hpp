#pragma once
/// How far a long run has come, in one line of a terminal.
#include <cstdint>
#include <string>

namespace offersim {

/// "[#########---------------------]  31 %   4,210,000 paths/s   0:07 left"; `seconds` since the start.
std::string progress_line(std::uint64_t done, std::uint64_t total, double seconds);
/// "[#########---------------------]  31 %   1,552 of 5,000 files   0:07 left"
std::string file_progress_line(std::uint64_t done, std::uint64_t total, double seconds);

}  // namespace offersim
