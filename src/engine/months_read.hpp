#pragma once
/// Which months of a company are read on every path, known before the first: rows that nobody reads are not
/// made. What single paths read besides (a sale when the lock-up ends, a last exercise) a CompanyHistory
/// tells one by one.
#include <vector>

#include "plan/plan.hpp"

namespace offersim {

struct MonthsRead {
    std::vector<bool> price, headline, appraisal, unlocked, distress;
    std::vector<bool> market;  ///< the price, but only where the share may be sold on a market
    bool is_all = false;       ///< every row of every month, for a path's story and fans over time
    /// The last month in which a path reads anything once it is listed and its lock-up is over; and where its
    /// job has ended before the horizon, so that no option is held any longer.
    int listed_until = 0, left_until = 0;

    explicit MonthsRead(int last_month);
    void add_all();
    void add_sale(int month);
    /// The last month that any row is read in which moves with the value of the company.
    int last_value_month() const;
};

/// From `month` on, the first in which shares may be sold on the market.
int first_open_month(const PlanCompany& company, int month, int last_month);

}  // namespace offersim
