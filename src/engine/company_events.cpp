#include "engine/company_events.hpp"

#include <algorithm>

namespace offersim {

int CompanyEvents::ipos_until(int month_inclusive) const {
    if (month_inclusive < 1 || ipos_by_month.empty()) return 0;
    const auto last = ipos_by_month.size() - 1;
    return ipos_by_month[std::min(static_cast<std::size_t>(month_inclusive), last)];
}

void CompanyEvents::sort(int count, int last_month) {
    std::size_t number[4] = {};
    for (auto& list : lanes_of) list.resize(column_length);
    for (int lane = 0; lane < count; ++lane) {
        const auto of_kind = static_cast<std::size_t>(kind[static_cast<std::size_t>(lane)]);
        lanes_of[of_kind][number[of_kind]++] = lane;
    }
    for (std::size_t k = 0; k < 4; ++k) lanes_of[k].resize(number[k]);
    sort_ipos(last_month);
}

void CompanyEvents::sort_ipos(int last_month) {
    const std::vector<std::int32_t>& unsorted = lanes_of[static_cast<std::size_t>(EventKind::ipo)];
    ipos_by_month.assign(static_cast<std::size_t>(last_month + 2), 0);
    for (const std::int32_t lane : unsorted)
        ++ipos_by_month[static_cast<std::size_t>(month[static_cast<std::size_t>(lane)])];
    for (std::size_t m = 1; m < ipos_by_month.size(); ++m) ipos_by_month[m] += ipos_by_month[m - 1];
    ipo_cohort.resize((unsorted.size() + list_padding - 1) / list_padding * list_padding);
    std::vector<int>& next =
        ipos_by_month;  // filled from the back, each count steps down to where its month begins
    for (std::size_t i = unsorted.size(); i-- > 0;) {
        const std::int32_t lane = unsorted[i];
        ipo_cohort[static_cast<std::size_t>(
            --next[static_cast<std::size_t>(month[static_cast<std::size_t>(lane)])])] = lane;
    }
    for (std::size_t m = 0; m + 1 < next.size(); ++m) next[m] = next[m + 1];
    next.back() = static_cast<int>(unsorted.size());
    for (std::size_t i = unsorted.size(), pad = 0; i < ipo_cohort.size(); ++i, ++pad)
        ipo_cohort[i] = block_paths + static_cast<std::int32_t>(pad);
}

}  // namespace offersim
