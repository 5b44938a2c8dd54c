#include "engine/history_store.hpp"

#include <algorithm>

namespace offersim {

StoredWindow& HistoryStore::window(int month, int kind, bool leavers_may_sell) {
    const auto is_same = [&](const StoredWindow& window) {
        return window.month == month && window.kind == kind && window.leavers_may_sell == leavers_may_sell;
    };
    const auto found = std::find_if(windows.begin(), windows.end(), is_same);
    if (found != windows.end()) return *found;
    StoredWindow& added = windows.emplace_back();
    added.month = month;
    added.kind = kind;
    added.leavers_may_sell = leavers_may_sell;
    return added;
}

StoredPayment& HistoryStore::payment(int delay_months) {
    const auto found = std::find_if(payments.begin(), payments.end(), [&](const StoredPayment& payment) {
        return payment.delay_months == delay_months;
    });
    if (found != payments.end()) return *found;
    StoredPayment& added = payments.emplace_back();
    added.delay_months = delay_months;
    return added;
}

void HistoryStore::begin_block() {
    for (StoredWindow& window : windows) {
        window.lanes.clear();
        window.fraction.clear();
        window.price.clear();
    }
    for (StoredPayment& payment : payments) std::fill(payment.share.begin(), payment.share.end(), 0.0);
}

void HistoryStore::fill(HistoryColumns& columns) const {
    columns.sale_windows.clear();
    for (const StoredWindow& window : windows)
        columns.sale_windows.push_back(
            {window.month, window.lanes, window.fraction, window.price, window.leavers_may_sell});
    std::stable_sort(columns.sale_windows.begin(), columns.sale_windows.end(),
                     [](const SaleWindow& a, const SaleWindow& b) { return a.month < b.month; });
    columns.deal_payments.clear();
    for (const StoredPayment& payment : payments)
        columns.deal_payments.push_back({payment.delay_months, payment.share.data()});
    std::sort(columns.deal_payments.begin(), columns.deal_payments.end(),
              [](const DealPayment& a, const DealPayment& b) { return a.delay_months < b.delay_months; });
}

}  // namespace offersim
