#pragma once
/// The work of a batch, by one process or by the ranks that mpirun started. The first reads the files and
/// keeps the rows; all answer, the others what they are sent when they ask, so that a slow machine holds
/// nobody up.
#include <functional>
#include <stop_token>
#include <string>

#include "cli/batch_desk.hpp"
#include "engine/ranks.hpp"

namespace offersim {

struct BatchCrew {
    int threads = 1;  ///< of this process
    std::stop_token stop;
    Ranks* ranks = nullptr;  ///< null: this process is alone
};

/// Works through what is left on the desk; calls `progress`, from any thread, when something is done. False
/// where another rank was told to stop before that.
bool lead_batch(BatchDesk& desk, const BatchSettings& settings, const BatchCrew& crew,
                const std::function<void()>& progress);
/// On the other ranks: answers what is sent until there is no more, or until told to stop.
void follow_batch(const BatchSettings& settings, const BatchCrew& crew);

/// On all ranks, before the work: one whose program or models differ would give rows that no process alone
/// gives. Failure, on the first: ExitCode::internal_error.
void compare_settings(const std::string& settings_text, Ranks& ranks);

}  // namespace offersim
