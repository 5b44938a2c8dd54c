#include "cli/batch_results.hpp"

#include <utility>

namespace offersim {

BatchResults::BatchResults(BatchJournal& journal, Output& output, std::size_t inputs, std::string heading)
    : journal_(&journal), output_(&output), heading_(std::move(heading)), records_(inputs) {
    if (output.is_standard_output()) output.write(heading_);
}

bool BatchResults::take_over(std::size_t index, const BatchKey& key) {
    const auto record = journal_->find(key);
    if (record) put(index, *record);
    return record.has_value();
}

void BatchResults::add(std::size_t index, const BatchKey& key, const BatchItem& item) {
    const std::scoped_lock lock(adding_);
    put(index, journal_->append(key, item.rows, item.has_fault));
    if (output_->is_standard_output()) write_what_is_next();
}

void BatchResults::put(std::size_t index, const BatchJournal::Record& record) {
    records_[index] = record;
    ++done_;
    if (record.has_fault) ++faults_;
}

void BatchResults::write_what_is_next() {
    while (next_ < records_.size() && records_[next_].begin > 0) {
        output_->write(journal_->rows(records_[next_]));
        ++next_;
    }
    if (next_ == done_) journal_->clear();  // nothing waits: the journal need not grow with the output
}

void BatchResults::complete() {
    if (output_->is_standard_output()) return;
    bool is_heading = !heading_.empty();
    std::size_t index = 0;
    output_->write_parts([&] {
        if (std::exchange(is_heading, false)) return heading_;
        while (index < records_.size())  // an empty part would be the last
            if (std::string rows = journal_->rows(records_[index++]); !rows.empty()) return rows;
        return std::string();
    });
}

}  // namespace offersim
