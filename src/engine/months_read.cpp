#include "engine/months_read.hpp"

namespace offersim {

MonthsRead::MonthsRead(int last_month) {
    for (auto* months : {&price, &headline, &appraisal, &unlocked, &distress, &market})
        months->assign(static_cast<std::size_t>(last_month + 1), false);
}

void MonthsRead::add_all() {
    is_all = true;
    for (auto* months : {&price, &headline, &appraisal, &unlocked, &distress, &market})
        months->assign(months->size(), true);
    listed_until = left_until = static_cast<int>(price.size()) - 1;
}

void MonthsRead::add_sale(int month) {
    if (month >= static_cast<int>(price.size())) return;
    market[static_cast<std::size_t>(month)] = unlocked[static_cast<std::size_t>(month)] = true;
}

int MonthsRead::last_value_month() const {
    for (std::size_t month = price.size(); month-- > 0;)
        if (price[month] || market[month] || headline[month] || appraisal[month])
            return static_cast<int>(month);
    return 0;
}

int first_open_month(const PlanCompany& company, int month, int last_month) {
    const auto is_closed = [&](int m) {
        return !company.blackout.empty() && company.blackout[static_cast<std::size_t>(m)];
    };
    while (month < last_month && is_closed(month)) ++month;
    return month;
}

}  // namespace offersim
