#pragma once
/// What input and output share of the operating system: descriptors that close themselves, a file's identity,
/// errno's words.
#include <sys/stat.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace offersim {

/// Owns an open file descriptor.
class FileDescriptor {
public:
    explicit FileDescriptor(int number = -1) : number_(number) {}
    FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~FileDescriptor();

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    /// Closes, and says whether that went well: some file systems report a failed write only here.
    bool close();

private:
    int number_;
};

/// Two names are one file when these agree.
struct FileIdentity {
    dev_t device = 0;
    ino_t inode = 0;
    bool operator==(const FileIdentity&) const = default;
};

FileIdentity identity_of(const struct stat& status);
/// The words of an errno value, in English whatever the locale.
std::string error_text(int error);
/// A file's name in a message: control characters escaped, in single quotes.
std::string quoted_name(std::string_view path);
/// Writes all of `text`, through interruptions and short writes; returns 0 or the errno of the failure.
int write_all(int descriptor, std::string_view text);

}  // namespace offersim
