#include "cli/batch_schedule.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace offersim {

namespace {

/// With fewer files a thread, the last ones would leave the other threads idle for too long.
constexpr std::size_t least_files_per_thread = 4;

}  // namespace

WorkShare share_work(std::size_t files, int threads) {
    const bool are_many = files >= least_files_per_thread * static_cast<std::size_t>(threads);
    return are_many ? WorkShare{threads, 1} : WorkShare{1, threads};
}

void work_through(std::size_t count, int workers, const std::stop_token& stop,
                  const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool> has_failed{false};
    std::exception_ptr failure;
    std::mutex failing;
    const auto take_turns = [&] {
        try {
            while (!stop.stop_requested() && !has_failed) {
                const std::size_t index = next.fetch_add(1);
                if (index >= count) return;
                work(index);
            }
        } catch (...) {
            const std::scoped_lock lock(failing);
            if (!failure) failure = std::current_exception();
            has_failed = true;
        }
    };
    {
        std::vector<std::jthread> others;
        for (int worker = 1; worker < workers; ++worker) others.emplace_back(take_turns);
        take_turns();
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace offersim
