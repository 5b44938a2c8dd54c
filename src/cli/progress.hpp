#pragma once
/// How far a long run has come, in one line of a terminal.
#include <cstdint>
#include <string>

namespace offersim {

/// "[#########---------------------]  31 %   4,210,000 paths/s   0:07 left"; `seconds` since the start.
std::string progress_line(std::uint64_t done, std::uint64_t total, double seconds);

}  // namespace offersim
