#include "cli/run_settings.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <limits>
#include <random>
#include <thread>

#include "cli/common_options.hpp"

namespace offersim {

namespace {

constexpr std::uint64_t most_threads = 1024;
constexpr int threads_per_processor = 4;  ///< more would only wait for each other
constexpr int widest_report = 110;

int terminal_width() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return TextReportSettings{}.width;
    return std::min<int>(size.ws_col, widest_report);
}

}  // namespace

OptionSpec paths_option() {
    return {.name = "paths",
            .letter = 'n',
            .value_name = "N",
            .summary = "Futures to simulate, as 1M or 1e6",
            .choices = {}};
}

OptionSpec seed_option() {
    return {.name = "seed",
            .letter = 's',
            .value_name = "N",
            .summary = "Where the random numbers begin: the same seed, the same figures",
            .choices = {}};
}

OptionSpec threads_option() {
    return {.name = "threads",
            .letter = 'j',
            .value_name = "N",
            .summary = "Threads; 0, the default, is one a processor",
            .choices = {}};
}

std::optional<std::uint64_t> seed_asked(const Arguments& arguments) {
    return arguments.whole_number("seed", 0, std::numeric_limits<std::uint64_t>::max());
}

std::uint64_t drawn_seed() { return std::random_device{}(); }

int thread_count(const Arguments& arguments) {
    const std::uint64_t asked = arguments.whole_number("threads", 0, most_threads).value_or(0);
    const auto most = threads_per_processor * std::max(std::thread::hardware_concurrency(), 1u);
    return static_cast<int>(std::min<std::uint64_t>(asked, most));
}

TextReportSettings text_settings(const Arguments& arguments, const Output& output) {
    TextReportSettings text;
    if (output.is_terminal()) text.width = terminal_width();
    text.color = output.is_standard_output() ? wants_color(arguments, STDOUT_FILENO)
                                             : arguments.value("color") == "always";
    return text;
}

}  // namespace offersim
