#pragma once
/// The columns of a stepped company's history, filled by its courses, each on its own paths.
#include <deque>
#include <vector>

#include "engine/company_history.hpp"

namespace offersim {

/// Rows of a whole block by month.
class MonthRows {
public:
    MonthRows() = default;
    explicit MonthRows(int last_month) : values_(static_cast<std::size_t>(last_month + 1) * column_length) {}
    double* row(int month) { return values_.data() + static_cast<std::ptrdiff_t>(month) * column_length; }
    bool exists() const { return !values_.empty(); }
    void clear() { std::fill(values_.begin(), values_.end(), 0.0); }

private:
    std::vector<double> values_;
};

/// What a tender or secondary sale needs beside its columns: kinds of one month are windows of their own.
struct StoredWindow {
    int month;
    int kind;  ///< 0 tender, 1 secondary
    bool leavers_may_sell;
    std::vector<double> fraction = std::vector<double>(column_length);
    std::vector<double> price = std::vector<double>(column_length);
    std::vector<std::int32_t> lanes;  ///< where there is one
};

struct StoredPayment {
    int delay_months;
    std::vector<double> share = std::vector<double>(column_length);
};

struct HistoryStore {
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
