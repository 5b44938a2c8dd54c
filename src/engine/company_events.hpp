#pragma once
/// How each company of a block ends its private life: the first IPO, acquisition or shutdown of each path.
#include <cstdint>
#include <vector>

#include "engine/columns.hpp"
#include "engine/kernels.hpp"
#include "plan/plan.hpp"

namespace offersim {

/// The first event of each path of a block: month 1..settlement, or settlement + 1 with EventKind::none.
struct CompanyEvents {
    Columns month_column;
    std::vector<std::int32_t> month;
    std::vector<EventKind> kind;
    std::vector<std::int32_t> lanes_of[4];  ///< the block's paths by kind
    /// The paths with an IPO in order of its month, padded to list_padding: those that are listed by some
    /// month are the first so many.
    std::vector<std::int32_t> ipo_cohort;
    std::vector<int> ipos_by_month;  ///< how many have it by the end of month 0..settlement + 1

    CompanyEvents() : month_column(column_length), month(column_length), kind(column_length) {}
    int ipos_until(int month_inclusive) const;
    /// Fills what follows from `month` and `kind` of the first `count` paths.
    void sort(int count, int last_month);

private:
    void sort_ipos(int last_month);
};

}  // namespace offersim
