#include "cli/file.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/text.hpp"

namespace offersim {

FileDescriptor::~FileDescriptor() {
    if (is_open()) ::close(number_);
}

bool FileDescriptor::close() { return ::close(std::exchange(number_, -1)) == 0; }

FileIdentity identity_of(const struct stat& status) { return {status.st_dev, status.st_ino}; }

std::string error_text(int error) {
    return std::generic_category().message(error);  // the program never sets a locale
}

std::string quoted_name(std::string_view path) { return fmt::format("'{}'", escape_control(path)); }

int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {  // a pipe whose other end asked for non-blocking writes
            pollfd ready{descriptor, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

}  // namespace offersim
