#pragma once
/// Watches over a long computation: shows its progress, and turns a first SIGINT or SIGTERM into a polite
/// request to stop.
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <thread>

#include "cli/exit_code.hpp"
#include "cli/progress.hpp"

namespace offersim {

/// While it lives, SIGINT and SIGTERM are blocked in this thread and all that it starts, and taken by a
/// thread that waits for them: no handler, no global. The first asks the computation to stop; the second ends
/// the process at once.
class RunWatch {
public:
    /// Says how far the work has come: progress_line() or the like.
    using Line = std::string (*)(std::uint64_t done, std::uint64_t total, double seconds);

    /// With `shows_progress`, a line on standard error once the work has lasted a second.
    RunWatch(std::uint64_t total, bool shows_progress, Line line = progress_line);
    RunWatch(const RunWatch&) = delete;
    RunWatch& operator=(const RunWatch&) = delete;
    /// Waits for the thread, wipes the progress line and restores the signals.
    ~RunWatch();

    std::stop_token stop_token() const { return stop_.get_token(); }
    /// From any thread: so much is done.
    void progress(std::uint64_t done) { done_.store(done, std::memory_order_relaxed); }
    /// From any thread: so much more is done.
    void add_progress(std::uint64_t more) { done_.fetch_add(more, std::memory_order_relaxed); }
    /// The exit code of the signal that came, if one did.
    std::optional<ExitCode> interruption() const;

private:
    void watch();
    void draw();
    void wipe();
    void take(int signal);

    std::uint64_t total_;
    Line line_;
    bool shows_progress_;
    bool has_drawn_ = false;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::atomic<std::uint64_t> done_ = 0;
    std::atomic<int> signal_ = 0;
    std::stop_source stop_;
    sigset_t previous_mask_;
    std::thread thread_;
};

}  // namespace offersim
