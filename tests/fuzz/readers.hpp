#pragma once
/// Everything that reads a file from outside, each with sound files to begin from. A reader may find any
/// fault it likes, but must neither crash nor throw, and what it accepts must go on to the next step.
#include <functional>
#include <string>
#include <vector>

namespace offersim::fuzz {

struct Reader {
    std::string name;
    std::vector<std::string> seeds;
    std::function<void(const std::string&)> read;  ///< throws where the reader is at fault
};

/// `scratch` is a directory for those that read from a file.
std::vector<Reader> all_readers(const std::string& scratch);

}  // namespace offersim::fuzz
