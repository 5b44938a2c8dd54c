#pragma once
/// Where a batch's files are handed out and its rows come in: in the one process, or in the first of several.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/batch_answer.hpp"
#include "cli/batch_journal.hpp"
#include "cli/batch_results.hpp"
#include "cli/output.hpp"

namespace offersim {

class BatchDesk {
public:
    /// Finds the files, opens output and journal (`settings_text` is what the journal must be of) and takes
    /// over what an earlier process finished. Failures as of Output and BatchJournal.
    BatchDesk(const Arguments& arguments, const BatchSettings& settings, std::string_view settings_text);
    BatchDesk(const BatchDesk&) = delete;
    BatchDesk& operator=(const BatchDesk&) = delete;

    /// The inputs that are still to be done, by their place among all.
    const std::vector<std::size_t>& left() const { return left_; }
    std::size_t count() const { return inputs_.size(); }
    std::size_t done_count() const { return results_.done_count(); }

    /// Reads an input, from any thread; one that cannot be read gets its row at once, and nothing is
    /// returned. Failure: ExitCode::out_of_resources.
    std::optional<InputText> read(std::size_t index);
    /// Takes what came of an input that was read here, from any thread. Where nothing did it stays undone.
    void finish(std::size_t index, const std::optional<BatchItem>& item);
    /// Writes the output and removes the journal. Failure: ExitCode::bad_data where a file could not be used.
    void conclude();
    /// That not all is done, and what to do about it.
    Failure interrupted(ExitCode code) const;

private:
    std::vector<std::string> inputs_;
    const BatchSettings* settings_;
    Output output_;
    BatchJournal journal_;
    BatchResults results_;
    std::vector<std::size_t> left_;
    std::mutex keeping_;
    std::map<std::size_t, BatchKey> keys_;  ///< of what was read and is not finished
};

/// "1 file", "1,200 files".
std::string files_text(std::size_t count);

}  // namespace offersim
