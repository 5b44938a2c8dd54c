#pragma once
/// What happens to one company month by month, as a holder of its shares sees it: a view on columns of one
/// block, which the company's producer owns. Money is per common share, in the scenario's currency.
#include <cstdint>
#include <span>
#include <vector>

#include "engine/company_events.hpp"
#include "engine/unlockings.hpp"

namespace offersim {

/// A part of the deal price, paid some months after the acquisition: at the closing, when an escrow is
/// released, for an earn-out.
struct DealPayment {
    int delay_months;
    const double* share;  ///< column
};

/// A chance to sell while the company is private: a tender offer or a secondary sale.
struct SaleWindow {
    int month;
    std::span<const std::int32_t> lanes;  ///< paths that have it
    std::span<const double> fraction;     ///< by path of the list: of the vested shares, what one may sell
    std::span<const double> price;
    bool leavers_may_sell;
};

/// Tells what a history has no row of, one path at a time: the same bits as a row would have.
class SingleValues {
public:
    virtual double price(int month, std::int32_t lane) const = 0;
    virtual void prices(int month, std::span<const std::int32_t> lanes, double* result) const = 0;
    virtual void listed_prices(int month, std::span<const std::int32_t> lanes, double* result) const = 0;
    virtual double appraisal(int month, std::int32_t lane) const = 0;
    virtual double unlocked(int month, std::int32_t lane) const = 0;

protected:
    ~SingleValues() = default;
};

/// Columns by month 0..settlement, null where nobody reads the row whole (engine/months_read.hpp), and what
/// has no month. A producer fills it once a block.
struct HistoryColumns {
    std::vector<const double*> price, market_price, headline, appraisal, unlocked, ownership;
    std::vector<const double*> distress, financing;  ///< empty: never
    const double* deal_price = nullptr;
    const double* deal_value = nullptr;        ///< null: the company's shares are not told apart
    const double* deal_preferences = nullptr;  ///< null with it
    std::vector<DealPayment> deal_payments;
    std::vector<SaleWindow> sale_windows;
    std::vector<bool> blackout;  ///< by month; empty: never
    const CompanyEvents* events = nullptr;
    const SingleValues* singles = nullptr;   ///< null: every row is there
    const Unlockings* unlockings = nullptr;  ///< null: nobody is under a lock-up
    bool is_listed_at_start = false;
    bool frees_at_once = true;  ///< every lock-up has one stage
};

class CompanyHistory {
public:
    CompanyHistory() = default;
    explicit CompanyHistory(const HistoryColumns& columns) : columns_(&columns) {}

    /// Of a common share at the end of `month`: its fair value while the company is private, the market price
    /// once it is listed, the first day's return within. After an acquisition: what the consideration for one
    /// share is worth then. After a shutdown: without meaning.
    const double* price(int month) const { return at(columns_->price, month); }
    /// The same where a share may be sold on a market; elsewhere without meaning.
    const double* market_price(int month) const { return at(columns_->market_price, month); }
    /// What the last round paid for a share; the market price once listed.
    const double* headline(int month) const { return at(columns_->headline, month); }
    /// The 409A price of a common share, lagged and discounted; the market price once listed.
    const double* appraisal(int month) const { return at(columns_->appraisal, month); }
    /// The part of a holding that may be sold by the end of `month`: 0 where the company is not listed or
    /// before the lock-up's first stage, 1 after its last. Does not decrease.
    const double* unlocked(int month) const { return at(columns_->unlocked, month); }
    /// It is 0 or 1.
    bool frees_at_once() const { return columns_->frees_at_once; }
    /// The same on one path, whether or not anybody reads the row.
    double price_at(int month, std::int32_t lane) const {
        const double* row = price(month);
        return row != nullptr ? row[lane] : columns_->singles->price(month, lane);
    }
    void prices_at(int month, std::span<const std::int32_t> lanes, double* result) const {
        const double* row = price(month);
        if (row == nullptr) return columns_->singles->prices(month, lanes, result);
        for (std::size_t k = 0; k < lanes.size(); ++k) result[k] = row[lanes[k]];
    }
    /// The same of paths that are listed by then.
    void listed_prices_at(int month, std::span<const std::int32_t> lanes, double* result) const {
        const double* row = market_price(month);
        if (row == nullptr) return columns_->singles->listed_prices(month, lanes, result);
        for (std::size_t k = 0; k < lanes.size(); ++k) result[k] = row[lanes[k]];
    }
    double appraisal_at(int month, std::int32_t lane) const {
        const double* row = appraisal(month);
        return row != nullptr ? row[lane] : columns_->singles->appraisal(month, lane);
    }
    double unlocked_at(int month, std::int32_t lane) const {
        const double* row = unlocked(month);
        return row != nullptr ? row[lane] : columns_->singles->unlocked(month, lane);
    }
    /// What a holder of 1 at the start owns of the company by the end of `month`, after rounds and pools.
    const double* ownership(int month) const { return at(columns_->ownership, month); }
    /// 1 where a round within the last twelve months was priced below the one before it; null: never.
    const double* distress(int month) const {
        return columns_->distress.empty() ? nullptr : at(columns_->distress, month);
    }
    /// 1 where a round closed in this month; null: never.
    const double* financing(int month) const {
        return columns_->financing.empty() ? nullptr : at(columns_->financing, month);
    }

    /// First terminal event of each path.
    const CompanyEvents& events() const { return *columns_->events; }
    bool is_listed_at_start() const { return columns_->is_listed_at_start; }
    /// What a common share gets at the acquisition, after the waterfall; on other paths: without meaning.
    const double* deal_price() const { return columns_->deal_price; }
    /// What the whole company was bought for, and what of it is paid as preferences; on other paths: without
    /// meaning. Null or 0 where nothing is known of its classes.
    const double* deal_value() const { return columns_->deal_value; }
    const double* deal_preferences() const { return columns_->deal_preferences; }
    /// How the deal price is paid. Empty: all at the closing.
    std::span<const DealPayment> deal_payments() const { return columns_->deal_payments; }
    /// By month, while the company is private; several may fall into one month.
    std::span<const SaleWindow> sale_windows() const { return columns_->sale_windows; }
    /// Who becomes free of a lock-up, or of a stage of it, in `month`; null: nobody ever.
    const Unlockings::Month* unlockings(int month) const {
        return columns_->unlockings == nullptr ? nullptr : &columns_->unlockings->in(month);
    }
    /// Employees of the listed company may not sell in this month.
    bool is_blackout(int month) const {
        return !columns_->blackout.empty() && columns_->blackout[static_cast<std::size_t>(month)];
    }

private:
    static const double* at(const std::vector<const double*>& columns, int month) {
        return columns[static_cast<std::size_t>(month)];
    }

    const HistoryColumns* columns_ = nullptr;
};

}  // namespace offersim
