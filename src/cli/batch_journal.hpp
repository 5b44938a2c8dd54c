#pragma once
/// What a batch has finished so far, in a file beside its output, so that a killed batch goes on where it
/// stood. Each record is a line with the input's key and the size and checksum of its rows, then the rows; a
/// record that a kill cut off is found by its checksum and dropped.
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cli/file.hpp"

namespace offersim {

/// The fingerprint of an input as it was read: of its name and its bytes. A changed file has another one.
using BatchKey = std::array<std::uint64_t, 2>;
BatchKey batch_key(std::string_view name, std::string_view text);

class BatchJournal {
public:
    /// Where the rows of one input lie in the journal.
    struct Record {
        std::uint64_t begin = 0;  ///< 0: there is no record yet; a line stands before the first rows
        std::uint32_t size = 0;   ///< bytes
        bool has_fault = false;
    };

    /// A journal without a name, for output that goes elsewhere than into a file: gone with the process.
    BatchJournal();
    /// The journal at `path`, opened for this process alone, with the records that `settings` (a line that
    /// says all that the rows depend on beside their inputs) still holds good for. A journal of other
    /// settings is replaced with `force`. Failure: ExitCode::cannot_create.
    BatchJournal(std::string path, std::string_view settings, bool force);

    std::size_t found_count() const { return found_.size(); }
    /// The record of an earlier process; nothing where there is none.
    std::optional<Record> find(const BatchKey& key) const;
    /// Writes the rows of one input. Failure: ExitCode::write_failed.
    Record append(const BatchKey& key, std::string_view rows, bool has_fault);
    std::string rows(const Record& record) const;
    /// Forgets every record, to free the space.
    void clear();
    /// Removes the file: the output is complete.
    void remove();

private:
    void start(std::string_view heading);
    void read_records(std::uint64_t begin, std::uint64_t end);

    std::string path_;
    FileDescriptor file_;
    std::map<BatchKey, Record> found_;
    std::uint64_t end_ = 0;
};

}  // namespace offersim
