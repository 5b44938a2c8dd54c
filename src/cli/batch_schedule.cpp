#include "cli/batch_schedule.hpp"

#include <algorithm>

namespace offersim {

namespace {

/// With fewer files a thread, the last ones would leave the other threads idle for too long.
constexpr std::size_t least_files_per_thread = 4;
constexpr std::size_t tasks_per_worker = 4;

}  // namespace

WorkShare share_work(std::size_t files, int threads) {
    const bool are_many = files >= least_files_per_thread * static_cast<std::size_t>(threads);
    return are_many ? WorkShare{threads, 1} : WorkShare{1, threads};
}

std::size_t tasks_wanted(const WorkShare& share) {
    return tasks_per_worker * static_cast<std::size_t>(share.workers);
}

std::optional<BatchTask> BatchPile::take() {
    for (;;) {
        const std::size_t turn = next_.fetch_add(1);
        if (turn >= desk_->left().size()) return std::nullopt;
        const std::size_t index = desk_->left()[turn];
        if (auto input = desk_->read(index)) return BatchTask{index, std::move(*input)};
    }
}

std::vector<BatchTask> BatchPile::take(std::size_t wanted) {
    const std::size_t begun = std::min(next_.load(), desk_->left().size());
    const std::size_t fair = (desk_->left().size() - begun) / (2 * processes_);
    std::vector<BatchTask> tasks;
    for (std::size_t count = std::clamp<std::size_t>(fair, 1, wanted); count > 0; --count) {
        std::optional<BatchTask> task = take();
        if (!task) break;
        tasks.push_back(std::move(*task));
    }
    return tasks;
}

}  // namespace offersim
