#pragma once
/// Where results go: standard output, or a file that appears whole or not at all.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cli/file.hpp"

namespace offersim {

/// The place of a command's result. Constructing it finds every reason to refuse that can be found before the
/// work, so that a long run does not end in "file exists"; nothing is created until write().
class Output {
public:
    /// `path` empty or "-": standard output. `input` is never overwritten; another file only with `force`. A
    /// symbolic link is followed only with `force`. Failure: ExitCode::cannot_create.
    Output(std::string path, bool force, std::optional<FileIdentity> input);

    bool is_standard_output() const { return path_.empty(); }
    /// True where a file will be created or replaced: neither standard output nor a device.
    bool is_file() const { return !path_.empty() && !is_device_; }
    /// Of the file, symbolic links resolved; empty for standard output.
    const std::string& path() const { return path_; }
    /// True where a person looks at it: standard output on a terminal.
    bool is_terminal() const;
    /// Writes all of `text`: a file by way of a temporary one beside it, synchronised and renamed. On any
    /// failure the temporary file is gone and an older file is intact. Failure: write_failed, cannot_create,
    /// broken_pipe, or out_of_resources where standard output is closed.
    void write(std::string_view text);
    /// The same for a text that comes in parts and never is in memory as a whole; an empty part ends it.
    using Parts = std::function<std::string()>;
    void write_parts(const Parts& next);

private:
    void check_target(bool force, std::optional<FileIdentity> input);
    void write_standard_output(const Parts& next);
    void write_device(const Parts& next);
    void write_file(const Parts& next);

    std::string path_;                ///< where the file will be; symbolic links resolved
    std::optional<mode_t> replaced_;  ///< the permissions of the file that is replaced
    bool is_device_ = false;          ///< a device or pipe: written in place
};

}  // namespace offersim
