#pragma once
/// What the ranks of a batch write to each other: files to work on, and the rows that came of them.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/batch_answer.hpp"
#include "cli/input.hpp"

namespace offersim {

struct BatchTask {
    std::uint64_t index = 0;  ///< of the input, in the order of the rows
    InputText input;
};

struct FinishedTask {
    std::uint64_t index = 0;
    std::optional<BatchItem> item;  ///< nothing: the stop came before it
};

/// From the first rank: what to do next; empty: there is no more.
std::string task_letter(const std::vector<BatchTask>& tasks);
std::vector<BatchTask> tasks_in(std::string_view letter);

/// To the first rank: what came of the last tasks, and how many more this rank would take.
struct ReturnLetter {
    std::uint64_t wanted = 0;  ///< 0: this rank has been told to stop
    std::vector<FinishedTask> finished;
};
std::string return_letter(const ReturnLetter& letter);
ReturnLetter return_in(std::string_view letter);

}  // namespace offersim
