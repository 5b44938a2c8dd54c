#pragma once
/// The money of one offer in one block of paths: nominal by component and period, present by period. How fine
/// a period is decides what can be reported, and costs nothing to those who post.
#include <algorithm>
#include <vector>

#include "engine/columns.hpp"
#include "engine/kernels.hpp"
#include "plan/component.hpp"

namespace offersim {

enum class Resolution {
    total,  ///< one period, one component: measures and comparisons
    year,   ///< year 1 is months 0..12
    month,  ///< for one path's story and fans over time
};

class Ledger {
public:
    Ledger(Resolution resolution, int last_month, std::vector<double> discount_factor, bool is_discounted);

    void clear();
    int period_count() const { return period_count_; }
    int period(int month) const { return period_of_month_[static_cast<std::size_t>(month)]; }
    /// The last month of the period that `month` lies in.
    int period_end(int month) const { return period_end_[static_cast<std::size_t>(month)]; }
    double discount_factor(int month) const { return discount_factor_[static_cast<std::size_t>(month)]; }

    /// The slots to add to. Present is null where it equals nominal.
    double* nominal(Component component, int month) { return use(slot(component, period(month))); }
    double* present(int month) {
        if (!is_discounted_) return nullptr;
        const int rows = resolution_ == Resolution::total ? 1 : component_count;
        return use(static_cast<std::size_t>(rows * period_count_ + period(month)));
    }

    bool has_nominal(Component component, int period) const { return used_[slot(component, period)] != 0; }
    const double* nominal_at(Component component, int period) const {
        return column(slot(component, period));
    }
    /// Sums over components of a period, and over everything; present falls back on nominal.
    void sum_period(int period, bool is_present, double* result) const;
    void sum_all(bool is_present, double* result) const;
    void sum_component(Component component, double* result) const;

private:
    std::size_t slot(Component component, int period) const {
        return static_cast<std::size_t>(
            (resolution_ == Resolution::total ? 0 : static_cast<int>(component)) * period_count_ + period);
    }
    const double* column(std::size_t slot) const { return values_.data() + slot * column_length; }
    double* use(std::size_t slot) {
        double* values = values_.data() + slot * column_length;
        if (used_[slot] == 0) std::fill_n(values, column_length, 0.0);
        used_[slot] = 1;
        return values;
    }

    Resolution resolution_;
    bool is_discounted_;
    int period_count_ = 0;
    std::vector<int> period_of_month_, period_end_;
    std::vector<double> discount_factor_;
    Columns values_;  ///< nominal slots, then present slots
    std::vector<char> used_;
};

}  // namespace offersim
