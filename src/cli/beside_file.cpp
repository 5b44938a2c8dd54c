#include "cli/beside_file.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include "cli/file.hpp"
#include "cli/input.hpp"

namespace offersim {

namespace {

std::string directory_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

/// Opens `name` without ever leaving `directory`: neither by `..` nor by a link.
int open_beneath(int directory, const std::string& name) {
    struct open_how how {};
    how.flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    return static_cast<int>(::syscall(SYS_openat2, directory, name.c_str(), &how, sizeof how));
}

std::string reason_of(int error) {
    if (error == EXDEV) return "it lies outside the scenario's directory";
    return error_text(error);
}

std::optional<std::string> read_whole(int descriptor, std::string& fault) {
    std::string text;
    char piece[1 << 16];
    for (;;) {
        const ssize_t count = ::read(descriptor, piece, sizeof piece);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            fault = error_text(errno);
            return {};
        }
        if (count == 0) return text;
        text.append(piece, static_cast<std::size_t>(count));
        if (text.size() > largest_input) {
            fault = "it is larger than 4 MiB";
            return {};
        }
    }
}

}  // namespace

std::optional<std::string> read_beside(const std::string& scenario, const std::string& name,
                                       std::string& fault) {
    if (scenario == "<stdin>") {
        fault = "a scenario from standard input has no directory";
        return {};
    }
    const FileDescriptor directory(
        ::open(directory_of(scenario).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.is_open()) {
        fault = error_text(errno);
        return {};
    }
    const FileDescriptor file(open_beneath(directory.number(), name));
    if (!file.is_open()) {
        fault = reason_of(errno);
        return {};
    }
    struct stat status {};
    if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
        fault = "it is not a regular file";
        return {};
    }
    return read_whole(file.number(), fault);
}

}  // namespace offersim
