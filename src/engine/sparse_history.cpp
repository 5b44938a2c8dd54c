#include "engine/sparse_history.hpp"

#include <algorithm>

namespace offersim {

SparseHistory::SparseHistory(const Plan& plan, int company, const CompanyEvents& events,
                             const std::vector<bool>& price_read, const double* rows)
    : company_(&plan.companies[static_cast<std::size_t>(company)]),
      events_(&events),
      last_month_(plan.settlement),
      has_row_(price_read),
      ones_(column_length, 1.0),
      deal_price_(column_length),
      unlockings_(*company_, plan.settlement) {
    const std::size_t size = static_cast<std::size_t>(last_month_ + 1) * column_length;
    if (rows == nullptr) price_.resize(size);
    if (!company_->is_listed) {
        headline_.resize(size);
        unlocked_.resize(size);
    }
    columns_.events = events_;
    columns_.is_listed_at_start = company_->is_listed;
    columns_.deal_price = deal_price_.data();
    columns_.blackout = company_->blackout;
    for (int month = 0; month <= last_month_; ++month) {
        const double* first = rows == nullptr ? price_.data() : rows;
        const double* price = has_row_[static_cast<std::size_t>(month)]
                                  ? first + static_cast<std::ptrdiff_t>(month) * column_length
                                  : nullptr;
        columns_.price.push_back(price);
        columns_.market_price.push_back(price);
        columns_.appraisal.push_back(price);
        columns_.headline.push_back(company_->is_listed ? price : row(headline_, month));
        columns_.unlocked.push_back(company_->is_listed ? ones_.data() : row(unlocked_, month));
        columns_.ownership.push_back(ones_.data());
    }
}

double* SparseHistory::row(std::vector<double>& matrix, int month) const {
    return matrix.data() + static_cast<std::ptrdiff_t>(month) * column_length;
}

void SparseHistory::fill(const InputColumns& inputs,
                         const std::function<void(int month, double* column)>& price_at) {
    const double* first_day = company_->first_day_return >= 0 ? inputs[company_->first_day_return] : nullptr;
    for (int month = 0; month <= last_month_; ++month) {
        if (!has_row_[static_cast<std::size_t>(month)]) continue;
        price_at(month, price_.empty() ? nullptr : row(price_, month));
        if (!company_->is_listed) fill_private_month(month, inputs[company_->headline], first_day);
    }
    list_unlockings();
    for (const std::int32_t lane : events_->lanes_of[static_cast<std::size_t>(EventKind::acquisition)])
        if (has_row_[static_cast<std::size_t>(events_->month[static_cast<std::size_t>(lane)])])
            deal_price_[static_cast<std::size_t>(lane)] =
                row(price_, events_->month[static_cast<std::size_t>(lane)])[lane];
    // What a share was sold for stays what it was worth.
    for (const std::int32_t lane : events_->lanes_of[static_cast<std::size_t>(EventKind::acquisition)])
        for (int month = events_->month[static_cast<std::size_t>(lane)] + 1; month <= last_month_; ++month)
            row(price_, month)[lane] = deal_price_[static_cast<std::size_t>(lane)];
}

void SparseHistory::list_unlockings() {
    if (company_->is_listed) return;
    const CompanyHistory history(columns_);
    unlockings_.list(*events_, {[&](std::int32_t) {
                                    return LockupStages{company_->lockup_months, company_->lockup_months};
                                },
                                [&](int month, std::int32_t lane) { return history.unlocked(month)[lane]; },
                                [&](int month, std::span<const std::int32_t> lanes, double* result) {
                                    history.listed_prices_at(month, lanes, result);
                                }});
    columns_.unlockings = &unlockings_;
}

void SparseHistory::fill_private_month(int month, const double* headline, const double* first_day) {
    double* const price = row(price_, month);
    double* const last_round = row(headline_, month);
    double* const unlocked = row(unlocked_, month);
    std::copy_n(headline, column_length, last_round);
    std::fill_n(unlocked, column_length, 0.0);
    const int listed = events_->ipos_until(month);
    const int free = events_->ipos_until(month - company_->lockup_months);
    for (int i = 0; i < listed; ++i) {
        const std::int32_t lane = events_->ipo_cohort[static_cast<std::size_t>(i)];
        if (first_day != nullptr) price[lane] *= 1 + first_day[lane];
        last_round[lane] = price[lane];
        if (i < free) unlocked[lane] = 1;
    }
}

}  // namespace offersim
