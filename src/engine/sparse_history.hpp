#pragma once
/// The history of a sparse company: geometric Brownian motion with constant hazards and nothing else, made
/// month by month only because somebody asks for every month.
#include <functional>
#include <vector>

#include "engine/company_history.hpp"
#include "engine/input_columns.hpp"

namespace offersim {

class SparseHistory {
public:
    /// `price_read`: the months that have rows. `rows`: where the market keeps its own, which are those of a
    /// company that stays listed; null: it does not.
    SparseHistory(const Plan& plan, int company, const CompanyEvents& events,
                  const std::vector<bool>& price_read, const double* rows);

    /// Makes the columns of a block. `price_at(month, column)` writes the price before any event, or makes
    /// the market's own row where `column` is null.
    void fill(const InputColumns& inputs, const std::function<void(int month, double* column)>& price_at);
    const HistoryColumns& columns() const { return columns_; }

private:
    void fill_private_month(int month, const double* headline, const double* first_day);
    void list_unlockings();
    double* row(std::vector<double>& matrix, int month) const;

    const PlanCompany* company_;
    const CompanyEvents* events_;
    int last_month_;
    std::vector<bool> has_row_;
    std::vector<double> price_, headline_, unlocked_, ones_, deal_price_;
    Unlockings unlockings_;
    HistoryColumns columns_;
};

}  // namespace offersim
