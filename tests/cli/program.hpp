#pragma once
/// Runs the built program as a shell would, and tells how it ended and what it wrote.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "support/project_paths.hpp"

namespace offersim {

struct Ran {
    int code = -1;    ///< the exit code; 128 + signal where a signal ended it
    std::string out;  ///< standard output
    std::string err;  ///< standard error
};

/// Runs offersim_program with `words` and `input` on standard input. `prepare` is called in the child just
/// before the program starts: limits, closed descriptors, signals.
Ran run_offersim(const std::vector<std::string>& words, const std::string& input = {},
                 const std::function<void()>& prepare = {});
/// A line of sh, in which $OFFERSIM is the program.
Ran run_shell(const std::string& line);

/// A directory of its own for one test, gone with it.
class TemporaryDirectory {
public:
    TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory();

    std::string path(const std::string& name) const { return (root_ / name).string(); }
    std::string write(const std::string& name, const std::string& text) const;
    /// The names in the directory, sorted.
    std::vector<std::string> names() const;

private:
    std::filesystem::path root_;
};

std::string read_file(const std::string& path);

}  // namespace offersim
