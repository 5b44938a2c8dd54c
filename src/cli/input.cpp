#include "cli/input.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "cli/failure.hpp"

namespace offersim {

namespace {

constexpr const char* pipe_suggestion = "pipes are read from standard input: offersim run -";

Failure cannot_read(const std::string& shown, int error) {
    const bool is_exhausted = error == EMFILE || error == ENFILE || error == ENOMEM;
    return {is_exhausted ? ExitCode::out_of_resources : ExitCode::no_input,
            fmt::format("cannot read {}: {}", shown, error_text(error))};
}

/// Everything up to one byte past the limit, so that the caller sees an excess.
std::string read_all(int descriptor, std::size_t most, const std::string& shown) {
    std::string text;
    std::size_t used = 0;
    for (;;) {
        text.resize(std::min(most + 1, used + std::max<std::size_t>(used, 1 << 16)));
        if (used == text.size()) return text;
        const ssize_t count = ::read(descriptor, text.data() + used, text.size() - used);
        if (count > 0) {
            used += static_cast<std::size_t>(count);
        } else if (count == 0) {
            text.resize(used);
            return text;
        } else if (errno == EAGAIN) {  // a terminal or pipe that somebody left non-blocking
            pollfd ready{descriptor, POLLIN, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            throw cannot_read(shown, errno);
        }
    }
}

const char* kind_of(mode_t mode) {
    if (S_ISDIR(mode)) return "it is a directory";
    if (S_ISFIFO(mode)) return "it is a pipe (only regular files are read)";
    if (S_ISSOCK(mode)) return "it is a socket (only regular files are read)";
    return "it is a device (only regular files are read)";
}

InputText read_standard_input() {
    InputText input{"<stdin>", read_all(STDIN_FILENO, largest_input, "standard input"), {}};
    if (input.text.size() > largest_input)
        throw Failure(ExitCode::no_input, "cannot read standard input: it is larger than 4 MiB");
    struct stat status {};
    if (::fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode)) input.identity = identity_of(status);
    return input;
}

}  // namespace

InputText read_input(const std::string& path) {
    return path == "-" ? read_standard_input() : read_regular_file(path, largest_input);
}

InputText read_regular_file(const std::string& path, std::size_t most) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!file.is_open()) throw cannot_read(quoted_name(path), errno);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) throw cannot_read(quoted_name(path), errno);
    if (!S_ISREG(status.st_mode)) {
        throw Failure(ExitCode::no_input,
                      fmt::format("cannot read {}: {}", quoted_name(path), kind_of(status.st_mode)),
                      S_ISDIR(status.st_mode) ? "" : pipe_suggestion);
    }
    InputText input{path, read_all(file.number(), most, quoted_name(path)), identity_of(status)};
    if (input.text.size() > most) {
        throw Failure(ExitCode::bad_data, fmt::format("{} is larger than {} MiB (a scenario is a few kB)",
                                                      quoted_name(path), most >> 20));
    }
    return input;
}

}  // namespace offersim
