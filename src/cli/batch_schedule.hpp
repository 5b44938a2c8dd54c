#pragma once
/// How a batch's files are shared among processors and processes: the one place that decides who works on
/// what.
#include <atomic>
#include <cstddef>
#include <optional>
#include <vector>

#include "cli/batch_desk.hpp"
#include "cli/batch_letters.hpp"

namespace offersim {

struct WorkShare {
    int workers = 1;           ///< files at a time
    int threads_per_file = 1;  ///< of the simulation of each
};

/// One thread a file where there are files enough to keep `threads` busy to the end; all of them on one file
/// after the other where there are few.
WorkShare share_work(std::size_t files, int threads);
/// How many files another process asks for at a time, so that it does not wait for a letter after each.
std::size_t tasks_wanted(const WorkShare& share);

/// The files that nobody has been given yet, in their order. From any thread.
class BatchPile {
public:
    BatchPile(BatchDesk& desk, std::size_t processes) : desk_(&desk), processes_(processes) {}

    /// The next that can be read.
    std::optional<BatchTask> take();
    /// So many, but the fewer the less is left, so that all finish together.
    std::vector<BatchTask> take(std::size_t wanted);
    /// Nobody is given any more.
    void close() { next_ = desk_->left().size(); }

private:
    BatchDesk* desk_;
    std::size_t processes_;
    std::atomic<std::size_t> next_{0};
};

}  // namespace offersim
