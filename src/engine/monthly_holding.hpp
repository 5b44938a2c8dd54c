#pragma once
/// What one grant pays in one block of paths, by the calendar of the job:
///   vest -> trigger (IPO, acquisition, shutdown, expiry) -> exercise -> sell -> leave, month after month.
/// For any award of any company; the lazy Holding (holding.hpp) gives the same money for plain awards of
/// sparse companies and costs less. Columns hold parts of the grant by path, so that what happens to every
/// path is a plain loop, and what happens to a few (an offering, a deal, a departure) goes by lists of lanes.
#include <cstdint>
#include <vector>

#include "engine/company_history.hpp"
#include "engine/employment.hpp"
#include "engine/journal.hpp"
#include "engine/lanes_by_month.hpp"
#include "engine/ledger.hpp"
#include "engine/monthly_kernels.hpp"
#include "engine/months_read.hpp"
#include "plan/plan.hpp"

namespace offersim {

class MonthlyHolding {
public:
    /// `ledger` is where `run` posts; `offer` and `index` are those of journal entries.
    MonthlyHolding(const Plan& plan, int offer, int index, Ledger& ledger);

    /// Marks what `run` reads of the company.
    static void mark_months_read(const Plan& plan, const PlanOffer& offer, const PlanGrant& grant,
                                 MonthsRead& read);
    /// The whole life of the grant on `count` paths, of which `journal` (or null) follows one.
    void run(const Kernels& kernels, const CompanyHistory& company, const InputColumns& inputs,
             const Employment& employment, int count, Journal* journal);
    /// Adds the settlement-month worth of vested shares that are still illiquid then; after `run`.
    void add_paper(double* paper);

private:
    using Kind = JournalEntry::Kind;

    // monthly_holding.cpp: the calendar
    void begin(int count);
    void grant_units();
    void vest(int month);
    bool sells_while_vesting(int month) const;
    void vest_and_sell(int month, double fraction);
    void sell(int month);
    void sell_everywhere(int month);
    void sell_unlocking(int month);
    void sell_in_windows(int month);
    void sell_in(const SaleWindow& window);
    /// Fraction of the grant that becomes due for sale by its tranches in this month.
    bool make_due(int month);

    // monthly_options.cpp: options
    void set_strike(const Kernels& kernels);
    void buy_at_grant();
    void exercise(int month);
    void exercise_everywhere(int month, const double* threshold);
    void exercise_watched(int month, const double* threshold);
    DisposalInputs disposal(int month);
    void exercise_last(int month, std::int32_t lane);
    void expire(int month);
    void sell_exercised(int month);
    void sell_exercised(int month, std::int32_t lane);
    void pay_strike(int month, std::int32_t lane, double fraction);

    // monthly_events.cpp: what happens to the company and to the job
    void trigger(int month);
    void lapse_untriggered(int month);
    AccelerationStep accelerated_at_deal(int month, std::int32_t lane) const;
    void acquire(int month, std::int32_t lane);
    void vest_after_deal(int month, std::int32_t lane);
    void pay_tranches(int from, int to, std::int32_t lane, double share, int not_before);
    void vest_assumed(int month, double fraction);
    void exercise_assumed(int month);
    void pay_deal(int month, std::int32_t lane, double fraction, Kind kind);
    void lose_all(int month, std::int32_t lane);
    void leave(int month);
    void leave_path(int month, std::int32_t lane);
    void accelerate_on_leaving(int month, std::int32_t lane);

    double vested(int month) const;
    bool is_listed_anywhere(int month) const { return month >= first_listed_month_; }
    /// Whether leaving changes anything for what had vested, or is told.
    bool follows_departures() const;
    /// Nobody can sell on a market in this month.
    bool is_market_closed(int month) const;
    /// Shares bought by paying the strike may be held.
    bool may_hold_exercised() const {
        return grant_->payoff == PayoffKind::call && (terms_->pays_strike || terms_->leaver_margin);
    }
    /// What of `held` may be sold where so much is unlocked, after so much was sold.
    static double unlocked_part(double unlocked, double held, double sold) {
        const double part = unlocked * (held + sold) - sold;
        return unlocked >= 1 ? held : part > 0 ? part : 0;
    }
    double payoff(double price, std::int32_t lane) const;
    bool is_employed(int month, std::int32_t lane) const {
        return employment_->last_vest_month[static_cast<std::size_t>(lane)] >= month;
    }
    /// Month of the company's first terminal event.
    int event_month(std::int32_t lane) const {
        return company_->events().month[static_cast<std::size_t>(lane)];
    }
    EventKind event_kind(std::int32_t lane) const {
        return company_->events().kind[static_cast<std::size_t>(lane)];
    }
    void post(int month, std::int32_t lane, double amount) {
        ledger_->nominal(grant_->component, month)[lane] += amount;
        if (double* present = ledger_->present(month); present != nullptr)
            present[lane] += amount * plan_->discount_factor[static_cast<std::size_t>(month)];
    }
    /// A journal entry, where this path is followed.
    void tell(int month, std::int32_t lane, Kind kind, double fraction, double price, double amount) {
        if (journal_ != nullptr && journal_->lane == lane && fraction > 0)
            write(month, lane, kind, fraction, price, amount);
    }
    void write(int month, std::int32_t lane, Kind kind, double fraction, double price, double amount);
    double followed(const std::vector<double>& column) const;

    const Plan* plan_;
    const PlanGrant* grant_;
    const PlanGrantTerms* terms_;
    const PlanCompany* issuer_;
    int offer_, index_;
    Ledger* ledger_;

    // Of the block
    const MonthlyKernels* kernels_ = nullptr;
    const CompanyHistory* company_ = nullptr;
    const InputColumns* inputs_ = nullptr;
    const Employment* employment_ = nullptr;
    Journal* journal_ = nullptr;
    int count_ = 0;

    // By path, as parts of the grant
    std::vector<double> held_;       ///< vested and not disposed of: shares, or options not exercised
    std::vector<double> due_;        ///< of it, what the sale policy has made due; unused if all is
    std::vector<double> sold_;       ///< on the market
    std::vector<double> exercised_;  ///< shares bought by paying the strike, not yet sold
    std::vector<double> live_;       ///< 1 where tranches vest into `held_`
    std::vector<double> to_come_;  ///< after an acquisition: part of each tranche to come that is still paid
    std::vector<double> skip_until_;  ///< after one: tranches up to this month were paid ahead of time

    /// By month: the tranches so far, and the same with each times its discount factor.
    std::vector<double> tranches_nominal_, tranches_present_;
    std::vector<double> units_, strike_, barrier_, ones_;
    std::vector<std::int32_t> acquired_;  ///< paths after an acquisition
    std::vector<std::int32_t> holders_;   ///< paths that pay the strike as they leave, and hold the shares
    std::size_t next_window_ = 0;
    std::vector<std::int32_t> watched_;  ///< listed paths that hold options after the last vest
    std::vector<double> watched_prices_;
    int first_listed_month_ = 0;  ///< of any path; settlement + 1: none
    int listed_ = 0;              ///< so many of the IPO cohort were looked at for `watched_`
    LanesByMonth deals_, shutdowns_, last_exercises_;
    std::size_t next_due_ = 0;  ///< the first tranche whose sale month has not come
    std::size_t next_vest_ = 0;
    bool sells_as_it_vests_ = false;  ///< every tranche is due when it vests
    int sold_while_vesting_ = -1;     ///< the last month of a sale that was made with its vest
    bool sales_are_pending_ = false;  ///< a blackout kept everyone from selling
};

}  // namespace offersim
