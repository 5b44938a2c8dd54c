#pragma once
/// Whole numbers as people type them on a command line.
#include <cstdint>
#include <optional>
#include <string_view>

namespace offersim {

/// `250000`, `250k`, `1M`, `2.5M`, `1B`, `1e6`: exact, up to 2^64 - 1. Nothing where the text is something
/// else, is negative, has a fraction left or does not fit.
std::optional<std::uint64_t> parse_whole_number(std::string_view text);

}  // namespace offersim
