#include "cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>

#include "cli/failure.hpp"

namespace offersim {

namespace {

Failure cannot_create(const std::string& path, const std::string& why, std::string suggestion = {}) {
    return {ExitCode::cannot_create, fmt::format("cannot create {}: {}", quoted_name(path), why),
            std::move(suggestion)};
}

Failure cannot_open(const std::string& path, int error) {
    if (error == EMFILE || error == ENFILE || error == ENOMEM) {
        return {ExitCode::out_of_resources,
                fmt::format("cannot create {}: {}", quoted_name(path), error_text(error))};
    }
    return cannot_create(path, error_text(error));
}

Failure cannot_write(const std::string& shown, int error) {
    if (error == EPIPE) return {ExitCode::broken_pipe, ""};
    return {ExitCode::write_failed, fmt::format("cannot write {}: {}", shown, error_text(error))};
}

/// Returns 0 or the errno of the failure.
int write_all_parts(int descriptor, const Output::Parts& next) {
    for (std::string part = next(); !part.empty(); part = next())
        if (const int error = write_all(descriptor, part); error != 0) return error;
    return 0;
}

std::string directory_of(const std::string& path) {
    const std::string parent = std::filesystem::path(path).parent_path().string();
    return parent.empty() ? "." : parent;
}

/// A file under a name nobody expects, which disappears unless it is kept.
class TemporaryFile {
public:
    TemporaryFile(const std::string& final_path, mode_t mode) {
        // The process id keeps concurrent runs apart, O_EXCL everything else; the loop passes what a killed
        // run left.
        for (int attempt = 0; attempt < 100; ++attempt) {
            path_ = fmt::format("{}/.offersim-{}-{}.part", directory_of(final_path), ::getpid(), attempt);
            file_ = FileDescriptor(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
            if (file_.is_open()) return;
            if (errno != EEXIST) break;
        }
        const int error = errno;
        path_.clear();
        throw cannot_open(final_path, error);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    FileDescriptor& file() { return file_; }
    const std::string& path() const { return path_; }
    void keep() { path_.clear(); }

private:
    std::string path_;
    FileDescriptor file_;
};

/// Without `replace` never over a file that has come into being meanwhile, where the file system can promise
/// that.
bool rename_file(const std::string& from, const std::string& to, bool replace) {
    if (!replace) {
        if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
        if (errno != EINVAL && errno != ENOSYS) return false;
    }
    return ::rename(from.c_str(), to.c_str()) == 0;
}

void synchronise_directory(const std::string& path) {
    // Without it the new name may not survive a power cut; where a file system cannot, nothing is lost but
    // that.
    const FileDescriptor directory(::open(directory_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.is_open()) static_cast<void>(::fsync(directory.number()));
}

}  // namespace

Output::Output(std::string path, bool force, std::optional<FileIdentity> input)
    : path_(path == "-" ? std::string() : std::move(path)) {
    if (!path_.empty()) check_target(force, input);
}

void Output::check_target(bool force, std::optional<FileIdentity> input) {
    struct stat status {};
    if (::lstat(path_.c_str(), &status) != 0) {
        if (errno != ENOENT) throw cannot_open(path_, errno);
        if (path_.ends_with('/')) throw cannot_create(path_, error_text(EISDIR));
        if (::access(directory_of(path_).c_str(), W_OK | X_OK) != 0) throw cannot_open(path_, errno);
        return;
    }
    const bool is_link = S_ISLNK(status.st_mode);
    if (is_link && ::stat(path_.c_str(), &status) != 0)
        throw cannot_create(path_, "it is a dangling symbolic link");
    if (S_ISDIR(status.st_mode)) throw cannot_create(path_, error_text(EISDIR));
    is_device_ = !S_ISREG(status.st_mode);
    if (is_device_) return;
    if (input && *input == identity_of(status)) throw cannot_create(path_, "it is the input");
    if (!force) {
        throw cannot_create(path_, is_link ? "it is a symbolic link" : error_text(EEXIST),
                            is_link ? "--force follows it" : "--force replaces it");
    }
    if (is_link) {
        const std::unique_ptr<char, decltype(&std::free)> target(::realpath(path_.c_str(), nullptr),
                                                                 &std::free);
        if (!target) throw cannot_open(path_, errno);
        path_ = target.get();
    }
    replaced_ = status.st_mode & 07777;
    if (::access(directory_of(path_).c_str(), W_OK | X_OK) != 0) throw cannot_open(path_, errno);
}

bool Output::is_terminal() const { return is_standard_output() && ::isatty(STDOUT_FILENO) == 1; }

void Output::write(std::string_view text) {
    bool is_given = false;
    write_parts([&] { return std::exchange(is_given, true) ? std::string() : std::string(text); });
}

void Output::write_parts(const Parts& next) {
    if (is_standard_output()) return write_standard_output(next);
    if (is_device_) return write_device(next);
    write_file(next);
}

void Output::write_standard_output(const Parts& next) {
    const int error = write_all_parts(STDOUT_FILENO, next);
    if (error == EBADF)
        throw Failure(ExitCode::out_of_resources, "cannot write standard output: it is closed");
    if (error != 0) throw cannot_write("standard output", error);
}

void Output::write_device(const Parts& next) {
    FileDescriptor device(::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!device.is_open()) throw cannot_open(path_, errno);
    const int error = write_all_parts(device.number(), next);
    if (error != 0) throw cannot_write(quoted_name(path_), error);
    if (!device.close()) throw cannot_write(quoted_name(path_), errno);
}

void Output::write_file(const Parts& next) {
    TemporaryFile temporary(path_, 0666);
    if (replaced_) static_cast<void>(::fchmod(temporary.file().number(), *replaced_));
    const int error = write_all_parts(temporary.file().number(), next);
    if (error != 0) throw cannot_write(quoted_name(path_), error);
    if (::fsync(temporary.file().number()) != 0) throw cannot_write(quoted_name(path_), errno);
    if (!temporary.file().close()) throw cannot_write(quoted_name(path_), errno);
    if (!rename_file(temporary.path(), path_, replaced_.has_value())) throw cannot_open(path_, errno);
    temporary.keep();
    synchronise_directory(path_);
}

}  // namespace offersim
