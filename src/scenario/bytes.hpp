#pragma once
/// What a text file must be before it is read as YAML: at most 4 MiB of valid UTF-8 with LF or CRLF line
/// ends, and nothing in it that a terminal would obey or an eye would miss.
#include <cstddef>
#include <string_view>

#include "base/diagnostic.hpp"
#include "scenario/source.hpp"

namespace offersim {

constexpr std::size_t most_source_bytes = 4 * 1024 * 1024;

/// False with the faults in `diagnostics`. `what` names the input: "scenario". Byte offsets count from 0 and
/// include a byte order mark. Errors E101-E105.
bool check_bytes(const Source& source, std::string_view what, Diagnostics& diagnostics);

}  // namespace offersim
