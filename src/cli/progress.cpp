#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/number_text.hpp"

namespace offersim {

namespace {

/// "0:07", "12:30", "3:05:00"
std::string clock_text(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::min(std::ceil(seconds), 3.6e8));
    const std::uint64_t hours = whole / 3600, minutes = whole / 60 % 60, rest = whole % 60;
    return hours > 0 ? fmt::format("{}:{:02}:{:02}", hours, minutes, rest)
                     : fmt::format("{}:{:02}", minutes, rest);
}

/// Three figures are as many as a rate means.
std::uint64_t rounded(double rate) {
    if (rate < 1000) return static_cast<std::uint64_t>(std::llround(rate));
    const double unit = std::pow(10.0, std::floor(std::log10(rate)) - 2);
    return static_cast<std::uint64_t>(std::llround(std::round(rate / unit) * unit));
}

/// "[#########---------------------]  31 %"
std::string bar(std::uint64_t done, std::uint64_t total) {
    constexpr int cells = 30;
    const double share =
        total == 0 ? 0 : std::min(static_cast<double>(done) / static_cast<double>(total), 1.0);
    const int filled = static_cast<int>(share * cells);
    return fmt::format("[{}{}] {:3.0f} %", std::string(static_cast<std::size_t>(filled), '#'),
                       std::string(static_cast<std::size_t>(cells - filled), '-'), std::floor(100 * share));
}

std::string time_left(std::uint64_t done, std::uint64_t total, double seconds) {
    return clock_text(static_cast<double>(total - std::min(done, total)) * seconds /
                      static_cast<double>(done));
}

}  // namespace

std::string progress_line(std::uint64_t done, std::uint64_t total, double seconds) {
    if (done == 0 || seconds <= 0) return bar(done, total);
    const double rate = static_cast<double>(done) / seconds;
    return fmt::format("{}   {} paths/s   {} left", bar(done, total), count_text(rounded(rate)),
                       time_left(done, total, seconds));
}

std::string file_progress_line(std::uint64_t done, std::uint64_t total, double seconds) {
    const std::string line =
        fmt::format("{}   {} of {} files", bar(done, total), count_text(done), count_text(total));
    if (done == 0 || seconds <= 0) return line;
    return line + fmt::format("   {} left", time_left(done, total, seconds));
}

}  // namespace offersim
