#include "engine/ledger.hpp"

#include <algorithm>

namespace offersim {

namespace {

int period_of(Resolution resolution, int month) {
    switch (resolution) {
        case Resolution::total: return 0;
        case Resolution::year: return month == 0 ? 0 : (month - 1) / 12;
        case Resolution::month: return month;
    }
    return 0;
}

void add(const double* values, double* sums) {
    for (int i = 0; i < column_length; ++i) sums[i] += values[i];
}

}  // namespace

Ledger::Ledger(Resolution resolution, int last_month, std::vector<double> discount_factor, bool is_discounted)
    : resolution_(resolution), is_discounted_(is_discounted), discount_factor_(std::move(discount_factor)) {
    for (int month = 0; month <= last_month; ++month)
        period_of_month_.push_back(period_of(resolution, month));
    period_count_ = period_of_month_.back() + 1;
    period_end_.resize(period_of_month_.size());
    for (int month = last_month; month >= 0; --month)
        period_end_[static_cast<std::size_t>(month)] =
            month == last_month || period(month) != period(month + 1)
                ? month
                : period_end_[static_cast<std::size_t>(month + 1)];
    const int rows = resolution == Resolution::total ? 1 : component_count;
    const auto slots = static_cast<std::size_t>((rows + (is_discounted ? 1 : 0)) * period_count_);
    values_.resize(slots * column_length);
    used_.assign(slots, char{0});
}

void Ledger::clear() { std::fill(used_.begin(), used_.end(), char{0}); }

void Ledger::sum_period(int period, bool is_present, double* result) const {
    std::fill_n(result, column_length, 0.0);
    const int rows = resolution_ == Resolution::total ? 1 : component_count;
    if (is_present && is_discounted_) {
        const auto at = static_cast<std::size_t>(rows * period_count_ + period);
        if (used_[at] != 0) add(column(at), result);
        return;
    }
    for (int row = 0; row < rows; ++row)
        if (const auto component = static_cast<Component>(row); has_nominal(component, period))
            add(nominal_at(component, period), result);
}

void Ledger::sum_all(bool is_present, double* result) const {
    const auto rows = static_cast<std::size_t>(resolution_ == Resolution::total ? 1 : component_count);
    const auto periods = static_cast<std::size_t>(period_count_);
    const std::size_t first = is_present && is_discounted_ ? rows * periods : 0;
    const std::size_t last = is_present && is_discounted_ ? (rows + 1) * periods : rows * periods;
    bool is_begun = false;
    for (std::size_t at = first; at < last; ++at) {
        if (used_[at] == 0) continue;
        if (is_begun)
            add(column(at), result);
        else
            std::copy_n(column(at), column_length, result);
        is_begun = true;
    }
    if (!is_begun) std::fill_n(result, column_length, 0.0);
}

void Ledger::sum_component(Component component, double* result) const {
    std::fill_n(result, column_length, 0.0);
    for (int period = 0; period < period_count_; ++period)
        if (has_nominal(component, period)) add(nominal_at(component, period), result);
}

}  // namespace offersim
