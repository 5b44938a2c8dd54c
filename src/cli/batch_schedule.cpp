#include "cli/batch_schedule.hpp"

#include <algorithm>
#include <atomic>

#include "engine/work_together.hpp"

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
    const auto take_turns = [&](int) {
        while (!stop.stop_requested()) {
            const std::size_t index = next.fetch_add(1);
            if (index >= count) return;
            work(index);
        }
    };
    work_together(workers, take_turns, [&] { next = count; });
}

}  // namespace offersim
