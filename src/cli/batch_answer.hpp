#pragma once
/// One file of a batch: read, simulated, answered and put into rows.
#include <optional>
#include <stop_token>
#include <string>

#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "report/batch_rows.hpp"
#include "scenario/reader.hpp"

namespace offersim {

/// What all files of a batch share.
struct BatchSettings {
    std::optional<std::uint64_t> paths, seed;  ///< else each file's own, and seed 1 where it has none
    std::string region;  ///< of guides: part of its name, `all`, or empty for the first with a base
    ReaderSettings reader;
    BatchRowSettings rows;
};

struct BatchItem {
    std::string rows;  ///< whole lines; none where the rows asked for are pairs and there is one offer
    bool has_fault = false;
};

/// The rows of a scenario or guide; nothing where the stop came before they were finished. Its faults are one
/// row, too. They depend on nothing but the input and the settings.
std::optional<BatchItem> answer_input(const InputText& input, const BatchSettings& settings, int threads,
                                      const std::stop_token& stop);

/// The row of a file that cannot be read.
BatchItem unreadable_input(const std::string& path, const Failure& failure, const BatchSettings& settings);

}  // namespace offersim
