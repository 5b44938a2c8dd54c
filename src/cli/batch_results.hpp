#pragma once
/// The rows of a batch on their way from whoever finishes first to the output, in the order of the inputs.
#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "cli/batch_answer.hpp"
#include "cli/batch_journal.hpp"
#include "cli/output.hpp"

namespace offersim {

/// Rows go into the journal as they come. Standard output gets what is complete up to the first gap at once;
/// a file gets everything at the end.
class BatchResults {
public:
    BatchResults(BatchJournal& journal, Output& output, std::size_t inputs, std::string heading);

    /// Takes the rows of input `index` from the journal where an earlier process left them there.
    bool take_over(std::size_t index, const BatchKey& key);
    /// From any thread. Failures as of Output::write() and BatchJournal::append().
    void add(std::size_t index, const BatchKey& key, const BatchItem& item);
    /// Writes the output's file or device, once all inputs are in.
    void complete();

    std::size_t done_count() const { return done_; }  ///< at any time, from any thread
    std::size_t fault_count() const { return faults_; }

private:
    void put(std::size_t index, const BatchJournal::Record& record);
    void write_what_is_next();

    BatchJournal* journal_;
    Output* output_;
    std::string heading_;
    std::vector<BatchJournal::Record> records_;
    std::mutex adding_;
    std::size_t next_ = 0;  ///< the first input whose rows are not on standard output
    std::atomic<std::size_t> done_ = 0;
    std::size_t faults_ = 0;
};

}  // namespace offersim
