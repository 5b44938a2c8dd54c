#include "cli/batch_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <thread>

#include "cli/batch_letters.hpp"
#include "cli/batch_schedule.hpp"
#include "engine/work_together.hpp"

namespace offersim {

namespace {

constexpr auto between_looks = std::chrono::milliseconds(1);

/// The first rank's correspondence with the others, until each of them has been told that there is no more.
class Correspondence {
public:
    Correspondence(BatchDesk& desk, BatchPile& pile, const BatchCrew& crew,
                   const std::function<void()>& progress)
        : desk_(&desk), pile_(&pile), crew_(&crew), progress_(&progress) {}

    void lead(const std::atomic<bool>& is_abandoned) {
        for (int others = crew_->ranks->count() - 1; others > 0 && !is_abandoned;) {
            const std::optional<Ranks::Letter> letter = crew_->ranks->receive();
            if (!letter)
                std::this_thread::sleep_for(between_looks);
            else if (!answer(*letter))
                --others;
        }
    }
    /// Whether no other rank was told to stop.
    bool is_whole() const { return is_whole_; }

private:
    /// False where that was the last letter to the sender.
    bool answer(const Ranks::Letter& letter) {
        const ReturnLetter returned = return_in(letter.bytes);
        for (const FinishedTask& task : returned.finished) {
            desk_->finish(task.index, task.item);
            (*progress_)();
        }
        if (returned.wanted == 0) is_whole_ = false;
        if (returned.wanted == 0 || crew_->stop.stop_requested()) pile_->close();
        const std::vector<BatchTask> tasks = pile_->take(std::max<std::size_t>(returned.wanted, 1));
        crew_->ranks->send(letter.sender, task_letter(tasks));
        return !tasks.empty();
    }

    BatchDesk* desk_;
    BatchPile* pile_;
    const BatchCrew* crew_;
    const std::function<void()>* progress_;
    bool is_whole_ = true;
};

std::vector<BatchTask> next_tasks(Ranks& ranks) {
    for (;;) {
        if (const std::optional<Ranks::Letter> letter = ranks.receive()) return tasks_in(letter->bytes);
        std::this_thread::sleep_for(between_looks);
    }
}

std::vector<FinishedTask> answer_tasks(const std::vector<BatchTask>& tasks, const BatchSettings& settings,
                                       const WorkShare& share, const std::stop_token& stop) {
    std::vector<FinishedTask> finished(tasks.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&](int) {
        for (std::size_t turn = next++; turn < tasks.size(); turn = next++) {
            finished[turn].index = tasks[turn].index;
            if (stop.stop_requested()) continue;
            finished[turn].item = answer_input(tasks[turn].input, settings, share.threads_per_file, stop);
        }
    };
    work_together(std::min(share.workers, static_cast<int>(tasks.size())), work,
                  [&] { next = tasks.size(); });
    return finished;
}

/// Of the files that all processes share.
WorkShare share_among(std::size_t files, const BatchCrew& crew) {
    const int processes = crew.ranks == nullptr ? 1 : crew.ranks->count();
    return share_work(files / static_cast<std::size_t>(processes), crew.threads);
}

}  // namespace

bool lead_batch(BatchDesk& desk, const BatchSettings& settings, const BatchCrew& crew,
                const std::function<void()>& progress) {
    const int processes = crew.ranks == nullptr ? 1 : crew.ranks->count();
    if (crew.ranks != nullptr) crew.ranks->broadcast(std::to_string(desk.left().size()));
    const WorkShare share = share_among(desk.left().size(), crew);
    BatchPile pile(desk, static_cast<std::size_t>(processes));
    Correspondence correspondence(desk, pile, crew, progress);
    std::atomic<bool> is_abandoned{false};
    const bool has_others = processes > 1;
    const auto work = [&](int worker) {
        if (has_others && worker == 0) correspondence.lead(is_abandoned);
        while (!crew.stop.stop_requested()) {
            const std::optional<BatchTask> task = pile.take();
            if (!task) return;
            desk.finish(task->index, answer_input(task->input, settings, share.threads_per_file, crew.stop));
            progress();
        }
    };
    work_together(share.workers + (has_others ? 1 : 0), work, [&] {
        is_abandoned = true;
        pile.close();
    });
    return correspondence.is_whole();
}

void follow_batch(const BatchSettings& settings, const BatchCrew& crew) {
    const std::string files_text = crew.ranks->broadcast({});
    std::size_t files = 0;
    std::from_chars(files_text.data(), files_text.data() + files_text.size(), files);
    const WorkShare share = share_among(files, crew);
    ReturnLetter letter{tasks_wanted(share), {}};
    for (;;) {
        crew.ranks->send(0, return_letter(letter));
        const std::vector<BatchTask> tasks = next_tasks(*crew.ranks);
        if (tasks.empty()) return;
        letter.finished = answer_tasks(tasks, settings, share, crew.stop);
        if (crew.stop.stop_requested()) letter.wanted = 0;
    }
}

void compare_settings(const std::string& settings_text, Ranks& ranks) {
    const std::vector<std::string> all = ranks.gather(settings_text);
    for (std::size_t rank = 1; rank < all.size(); ++rank)
        if (all[rank] != settings_text)
            throw Failure(
                ExitCode::internal_error,
                fmt::format("rank {} runs something else than rank 0 (another version or other models)",
                            rank),
                "install the same offersim, and the same models, on every machine");
}

}  // namespace offersim
