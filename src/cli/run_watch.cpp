#include "cli/run_watch.hpp"

#include <unistd.h>

#include <string>

#include "cli/file.hpp"

namespace offersim {

namespace {

constexpr int wake_signal =
    SIGURG;  ///< from the destructor to the thread: whatever its sender, it does no harm
constexpr timespec refresh_period{0, 100'000'000};
constexpr double quiet_seconds = 1;

sigset_t watched_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, wake_signal);
    return set;
}

}  // namespace

RunWatch::RunWatch(std::uint64_t total, bool shows_progress, Line line)
    : total_(total), line_(line), shows_progress_(shows_progress) {
    const sigset_t set = watched_signals();
    pthread_sigmask(SIG_BLOCK, &set, &previous_mask_);
    thread_ = std::thread([this] { watch(); });
}

RunWatch::~RunWatch() {
    pthread_kill(thread_.native_handle(), wake_signal);
    thread_.join();
    wipe();
    pthread_sigmask(SIG_SETMASK, &previous_mask_, nullptr);
}

std::optional<ExitCode> RunWatch::interruption() const {
    const int signal = signal_.load();
    if (signal == 0) return std::nullopt;
    return signal == SIGTERM ? ExitCode::terminated : ExitCode::interrupted;
}

void RunWatch::watch() {
    const sigset_t set = watched_signals();
    for (;;) {
        const int signal = sigtimedwait(&set, nullptr, &refresh_period);
        if (signal == wake_signal) return;
        if (signal > 0) {
            take(signal);
        } else {
            draw();
        }
    }
}

void RunWatch::take(int signal) {
    wipe();
    if (signal_.load() != 0) ::_exit(128 + signal);
    signal_.store(signal);
    stop_.request_stop();
}

void RunWatch::draw() {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    if (!shows_progress_ || elapsed.count() < quiet_seconds || stop_.stop_requested()) return;
    has_drawn_ = true;
    static_cast<void>(
        write_all(STDERR_FILENO, "\r" + line_(done_.load(), total_, elapsed.count()) + "\x1b[K"));
}

void RunWatch::wipe() {
    if (has_drawn_) static_cast<void>(write_all(STDERR_FILENO, "\r\x1b[K"));
    has_drawn_ = false;
}

}  // namespace offersim
