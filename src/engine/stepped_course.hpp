#pragma once
/// One course of a stepped company on the paths that follow it, a month at a time and a column at a time:
///   1. rounds are drawn; the value grows, and is bridged to what is pinned;
///   2. rounds are priced, events come, a listing or a deal divides the company between its classes;
///   3. what a holder sees is written month by month.
#include <functional>
#include <string>

#include "engine/course_lanes.hpp"
#include "engine/event_clock.hpp"
#include "engine/history_store.hpp"
#include "engine/lanes_by_month.hpp"
#include "engine/round_history.hpp"
#include "engine/value_path.hpp"
#include "plan/plan.hpp"

namespace offersim {

/// The price of the listed company that pays in its shares, a whole column by month.
using AcquirerPrice = std::function<const double*(int company, int month)>;

class SteppedCourse {
public:
    SteppedCourse(const Plan& plan, const PlanCompany& company, const PlanCourse& course);

    CourseLanes& lanes() { return lanes_; }
    void begin(const UniformSource& events);
    /// Nothing but drift and Brownian motion moves the value.
    bool grows_plainly() const { return !course_->growth.process; }
    /// `grow_plainly` where it does, some months at once and on some paths; elsewhere `grow` of every month,
    /// by the company's correlated Brownian motion, a whole column; in order.
    void grow_plainly(const CompanyLevels& levels, int first_month, int months, const GrowingPaths& paths);
    void grow(int month, const double* level);
    /// `level(lane, month)`: of the company's Brownian motion.
    template <class LevelOf>
    void note_levels(LevelOf level) {
        rounds_.note_levels(lanes_.count(), [&](int i, int month) { return level(lanes_.lane(i), month); });
    }
    void settle();
    /// Listed growth that `grow` could not make, as the months of offerings were not yet known.
    bool needs_listed_growth() const { return course_->listed_volatility >= 0 && !knows_ends(); }
    void grow_listed(int month, const double* level);
    void write(HistoryStore& store, const AcquirerPrice& acquirer_price);
    void write_events(HistoryStore& store) const;

    /// Whether events are known from `begin` on.
    bool knows_ends() const { return clock_.is_constant() && !course_->exits_split_by_size; }
    LockupStages lockup_stages() const {
        return {static_cast<int>(unlocked_after_.front()), static_cast<int>(unlocked_after_.back())};
    }
    /// Of one path, as the rows of the history have it; after `write`.
    double price_at(int i, int month) const;
    /// The same of several paths.
    void prices_at(std::span<const std::int32_t> lanes, int month, double* result) const;
    /// The same of paths that are listed by then.
    void listed_prices_at(std::span<const std::int32_t> lanes, int month, double* result) const;
    double appraisal_at(int i, int month) const;
    double unlocked_at(int i, int month) const;

private:
    /// Where listed growth differs and can be made at once.
    const double* known_listing_months() const {
        return course_->listed_volatility >= 0 && knows_ends() ? ipo_month_.data() : nullptr;
    }
    void note_events();
    void pin_values();
    void price_ipos();
    void price_deals();
    double company_value(int i, int month) const;
    double common_at_ipo(int i, int month, double value);
    void divide_deal(int i, int month);
    void begin_write(HistoryStore& store);
    void write_month(HistoryStore& store, int month);
    void write_price(int month, double* row);
    void write_market_price(int month, double* row);
    /// What prices of all paths are made from.
    CourseInputs price_inputs(int month) const;
    void claims_before(int i, int month, double& log_preference, double& log_shares) const;
    /// Whether a round that came then came while the company was private.
    bool is_private_at(const RoundHistory::Round& round, int i) const {
        return end_month_[static_cast<std::size_t>(i)] > round.month;
    }
    void write_headline(HistoryStore& store, int month);
    void write_appraisal(HistoryStore& store, int month);
    void write_unlocked(HistoryStore& store, int month);
    void write_distress(HistoryStore& store, int month);
    void write_rounds(HistoryStore& store, int month);
    void take_rounds(int month, bool needs_fair_price);
    void write_tender(HistoryStore& store, int month);
    void write_secondary(HistoryStore& store, int month);
    double headline_at(int i, int month) const;
    /// Drops those of `private_` that are so no longer.
    void keep_private(int month);
    void write_payments(HistoryStore& store, const AcquirerPrice& acquirer_price);
    void follow_acquirer(HistoryStore& store, const AcquirerPrice& acquirer_price);

    const Plan* plan_;
    const PlanCompany* company_;
    const PlanCourse* course_;
    int last_month_;
    Stream tender_stream_, secondary_stream_, deal_stream_, appraisal_stream_;
    CourseLanes lanes_;
    ValuePath path_;
    RoundHistory rounds_;
    EventClock clock_;

    // Columns of the packed paths.
    std::vector<double> ipo_month_, deal_month_, end_month_;  ///< last month + 1: never
    std::vector<double> market_month_;                        ///< of a listing or a deal
    std::vector<double> ipo_factor_;                          ///< from the value before to the price after
    std::vector<double> deal_price_, deal_value_, deal_preferences_;
    std::vector<double> log_preference_, log_shares_;  ///< as rounds go by, where common is worth less
    double start_log_preference_ = 0, start_log_shares_ = 0;
    std::vector<double> headline_, ownership_, appraisal_, last_down_;
    std::vector<double> unlocked_after_, unlocked_share_;  ///< by stage of the lock-up; cumulative
    std::vector<std::int32_t> private_, bidden_;           ///< paths with a company to sell, and with a buyer
    int private_month_ = -1;                               ///< of which `private_` are
    LanesByMonth offerings_;
    std::vector<std::int32_t> listed_,
        listed_lanes_;  ///< by the month that is being written: paths, and their lanes
    const double* shares_ = nullptr;
    std::vector<double> buffer_, uniform_[4];
};

}  // namespace offersim
