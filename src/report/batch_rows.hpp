#pragma once
/// The rows that a batch writes: one an offer, one a pair of offers, one a file with faults; CSV or NDJSON
/// from one table of columns, which docs/batch.md explains.
#include <string>
#include <vector>

#include "analysis/answers.hpp"

namespace offersim {

enum class BatchFormat { csv, ndjson };
enum class BatchSelection { all, offers, comparisons };

struct BatchRowSettings {
    BatchFormat format = BatchFormat::csv;
    BatchSelection selection = BatchSelection::all;
    std::vector<double> percentiles{5, 25, 50, 75, 95};  ///< the same for every file, so that columns align
};

/// Why a file, or a region of a guide, has no other rows.
struct BatchFault {
    std::string code;  ///< of the first fault, "E201"; of a file that cannot be read "unreadable"
    int line = 0;      ///< 0: the whole file
    std::string message;
    std::string suggestion;  ///< what to do; may be empty
    std::size_t count = 1;   ///< of all faults
};

/// The names of the columns, in order.
std::vector<std::string> batch_columns(const BatchRowSettings& settings);
/// What stands before the first row: the names of the columns in CSV, nothing in NDJSON.
std::string batch_heading(const BatchRowSettings& settings);
/// Each offer in file order, then each pair of offers. `answer` holds exactly the percentiles of `settings`;
/// `region` is that of a guide, else empty, here and below.
std::string batch_rows(const std::string& file, const std::string& region, const RunAnswer& answer,
                       const BatchRowSettings& settings);
std::string batch_fault_row(const std::string& file, const std::string& region, const BatchFault& fault,
                            const BatchRowSettings& settings);

}  // namespace offersim
