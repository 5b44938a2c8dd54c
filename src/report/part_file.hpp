#pragma once
/// The file that `run --shard` writes and `merge` reads: what was run, exactly, and the tallies of one part
/// of its paths.
///   "offersim part 1\n", the header's length as 8 bytes, the header as JSON, the outcomes' bytes, and the
///   SHA-256 of all that in 64 digits.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/answers.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// What must be the same of parts that belong together.
struct RunIdentity {
    std::string version, rng;
    std::string file, text;              ///< the scenario as it was read
    std::vector<std::string> overrides;  ///< --set
    std::string reading;                 ///< fingerprint of what the text was understood as, models and all
    std::uint64_t paths = 0, seed = 0;
    std::string sampler;
    DetailLevel detail = DetailLevel::standard;
    bool exact = false;
    std::vector<double> percentiles;  ///< empty: the scenario's

    /// The first thing in which another run differs, in words; empty: none.
    std::string difference(const RunIdentity& other) const;
};

/// SHA-256 over every value as it was understood, wherever it came from.
std::string reading_fingerprint(const Scenario& scenario);

struct PartFile {
    RunIdentity run;
    std::uint64_t shard = 1, shards = 1;  ///< counted from 1
    std::string outcomes;                 ///< bytes, see engine/outcomes_bytes.hpp
};

/// The identity alone, to be compared by the ranks of one run.
std::string identity_bytes(const RunIdentity& run);
std::optional<RunIdentity> identity_from_bytes(std::string_view bytes);

std::string part_file_bytes(const PartFile& part);

/// The part, or why the bytes are none: "it is cut off or damaged (its checksum is wrong)".
std::variant<PartFile, std::string> parse_part_file(std::string_view bytes);

}  // namespace offersim
