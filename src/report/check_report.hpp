#pragma once
/// What `offersim check` says of a file.
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// A file that was read without a fault.
struct SoundFile {
    std::string name;      ///< as the user gave it
    std::string contents;  ///< "4 offers and 4 companies"
    std::vector<EffectiveValue> values;
};

/// One line: what is in the file.
std::string check_text(const SoundFile& file);
/// Every effective value: its key, how it was read, where it came from; at most 80 columns.
std::string explain_text(const SoundFile& file);

/// `{"schema": "offersim.check/1", "file", "valid", "diagnostics": [{"severity", "code", "message",
/// "suggestion", "file", "line", "column", "length"}], "values": [{"key", "text", "reading", "origin"}]}`.
/// A line of 0 means the whole file. Values are left out where they are null.
std::string check_json(const std::string& file, const Diagnostics& diagnostics,
                       const std::vector<EffectiveValue>* values);

}  // namespace offersim
