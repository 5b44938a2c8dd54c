#pragma once
/// The columns of a stepped company's history, filled by its courses, each on its own paths.
#include <deque>
#include <vector>

#include "engine/company_history.hpp"

namespace offersim {

/// Rows of a whole block, of those months that have one.
class MonthRows {
public:
    MonthRows() = default;
    explicit MonthRows(const std::vector<bool>& has_row) {
        std::ptrdiff_t rows = 0;
        for (std::size_t month = 0; month < has_row.size(); ++month) {
            offset_.push_back(has_row[month] ? rows++ * column_length : -1);
            if (has_row[month]) last_ = static_cast<int>(month);
        }
        values_.resize(static_cast<std::size_t>(rows * column_length));
    }
    bool exists() const { return !offset_.empty(); }
    int last() const { return last_; }  ///< month that has one; -1: none
    bool has(int month) const { return exists() && offset_[static_cast<std::size_t>(month)] >= 0; }
    /// Null where the month has none.
    double* row(int month) {
        return has(month) ? values_.data() + offset_[static_cast<std::size_t>(month)] : nullptr;
    }

private:
    int last_ = -1;
    std::vector<std::ptrdiff_t> offset_;  ///< by month; empty: nobody has any
    std::vector<double> values_;
};

/// What a tender or secondary sale needs beside its columns: kinds of one month are windows of their own.
struct StoredWindow {
    int month;
    int kind;  ///< 0 tender, 1 secondary
    bool leavers_may_sell;
    std::vector<std::int32_t> lanes;      ///< paths that have it
    std::vector<double> fraction, price;  ///< by path of the list
};

struct StoredPayment {
    int delay_months;
    std::vector<double> share = std::vector<double>(column_length);
};

struct HistoryStore {
    std::vector<bool> has_fair_price;  ///< by month: the row of prices has its meaning on private paths too
    int last_fair_price = -1;          ///< the last such month; -1: none
    MonthRows price, headline, appraisal, unlocked, ownership, distress, financing;
    std::vector<double> deal_price = std::vector<double>(column_length);
    std::vector<double> deal_value, deal_preferences;  ///< empty: no course has a capital structure
    std::deque<StoredWindow> windows;                  ///< columns do not move
    std::deque<StoredPayment> payments;
    CompanyEvents events;

    StoredWindow& window(int month, int kind, bool leavers_may_sell);
    StoredPayment& payment(int delay_months);
    /// Forgets what a block has written where the next may not.
    void begin_block();
    /// The columns as a reader sees them.
    void fill(HistoryColumns& columns) const;
};

}  // namespace offersim
