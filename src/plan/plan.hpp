#pragma once
/// A Scenario made flat for the engine: names are indices, dates are months, every number is an input (a
/// constant, a draw, or something computed from earlier inputs), and nothing is left to decide in the month
/// loop.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plan/component.hpp"
#include "plan/course.hpp"
#include "plan/grant_terms.hpp"
#include "plan/input.hpp"

namespace offersim {

/// How one company's common share moves and when it becomes money. A *sparse* company is geometric Brownian
/// motion with constant hazards, whose prices are made only where somebody reads them; a *stepped* one has
/// courses and is simulated month by month.
struct PlanCompany {
    std::string name;
    bool is_listed = true;  ///< at month 0
    InputIndex start;       ///< worth of one common share at month 0
    InputIndex headline;    ///< price per share that grants are sized with
    InputIndex drift;       ///< of the logarithm, per year; sparse companies
    InputIndex volatility;
    std::array<InputIndex, 3> hazards{-1, -1,
                                      -1};  ///< ipo, acquisition, shutdown; -1: never; sparse companies
    InputIndex first_day_return = -1;       ///< of sparse companies; a course has it in its prices
    int lockup_months = 0;                  ///< until its last stage
    /// What an acquisition vests of the unvested, where an award has no terms of its own: one for each
    /// course; of a sparse company one.
    std::vector<double> accelerations;
    std::vector<bool> blackout;       ///< by month, of listed shares; empty: never
    std::array<bool, 3> can_end{};    ///< by ipo, acquisition, shutdown
    std::vector<PlanCourse> courses;  ///< one, or one for each future; none: a sparse company
    InputIndex future = -1;           ///< which course a path follows; -1: there is at most one

    bool is_stepped() const { return !courses.empty(); }
    bool has_futures() const { return future >= 0; }
    bool can_end_by(EventKind kind) const { return can_end[static_cast<std::size_t>(kind) - 1]; }
    bool has_events() const { return can_end[0] || can_end[1] || can_end[2]; }
};

enum class PayoffKind { share, call };

/// One award at one grant date. Months are absolute (0 is the start); nothing vests after the horizon.
struct PlanGrant {
    /// Vests at `vest_month` and is sold at `sale_month` were the share listed then (later by the sale
    /// policy).
    struct Tranche {
        int vest_month, sale_month;
        double fraction;
    };

    Component component = Component::equity;  ///< equity, sign_on or refresh
    int grant_month = 0;
    InputIndex units = -1;  ///< shares, known at the start; or
    InputIndex value = -1;  ///< buys value / price at the grant month
    PayoffKind payoff = PayoffKind::share;
    InputIndex strike = -1;
    std::vector<Tranche> tranches;       ///< by vest month, up to the horizon; sale months do not decrease
    std::vector<double> vested;          ///< cumulative fraction by the end of month 0..horizon
    bool needs_liquidity_event = false;  ///< double trigger: void unless the event comes by `expiry_month`
    int expiry_month = 0;                ///< settlement + 1 or later: never
    int exercise_window_months = 0;      ///< calls: how long a leaver may still exercise
    bool needs_months = false;           ///< its terms ask for a holding that goes month by month
    PlanGrantTerms terms;
    PlanTaxFacts tax;
};

/// A purchase plan: contributions of base buy shares at a discount while the company is listed.
struct PlanPurchase {
    InputIndex base_per_year = -1, raise = -1;  ///< as of PlanPay
    InputIndex contribution = -1;               ///< part of base
    double discount = 0;
    bool has_look_back = false;
    int offering_months = 24, period_months = 6;
    InputIndex limit_per_year = -1;  ///< at the offering's price, by calendar year; -1: none
    SalePolicy sell;
    std::vector<int> calendar_year;  ///< by month 0..horizon, from that of the start
};

/// Cash that is paid monthly, as a yearly rate with steps at each anniversary.
struct PlanPay {
    Component component = Component::base;
    InputIndex per_year = -1;
    InputIndex raise = -1;               ///< steps of (1 + raise) at months 12, 24, ...; -1: none
    bool only_at_anniversaries = false;  ///< a bonus: the year's amount at its end, if still employed
};

/// A cash part of the sign-on: fractions paid by month, returned pro rata or whole on leaving before
/// `clawback_months`.
struct PlanCash {
    Component component = Component::sign_on;
    InputIndex amount = -1;
    std::vector<double> paid;  ///< cumulative fraction by the end of month 0..horizon
    int clawback_months = 0;
    bool clawback_is_whole = false;
    double clawback_kept_back = 0;  ///< part that withholding took and that is not returned
};

struct PlanOffer {
    std::string name;
    int company = 0;
    std::vector<PlanPay> pay;
    std::vector<PlanCash> cash;
    std::vector<PlanGrant> grants;
    std::optional<PlanPurchase> purchase;
};

/// Hazards of leaving per year; -1: none, or as for `layoff`.
struct PlanLeave {
    std::vector<InputIndex> by_year;  ///< of service, the last for the years that follow; empty: none
    InputIndex layoff = -1, layoff_after_down_round = -1, layoff_after_acquisition = -1;

    /// By year of service from 0; there is one.
    InputIndex of_year(int year) const {
        return by_year[std::min(static_cast<std::size_t>(year), by_year.size() - 1)];
    }
    bool is_possible() const {
        return !by_year.empty() || layoff >= 0 || layoff_after_down_round >= 0 ||
               layoff_after_acquisition >= 0;
    }
    /// One hazard for all time, whatever becomes of the company.
    bool is_constant() const {
        return by_year.size() == 1 && layoff < 0 && layoff_after_down_round < 0 &&
               layoff_after_acquisition < 0;
    }
};

struct PlanAfter {
    InputIndex income_per_year = -1;  ///< -1: nothing
    int gap_months = 0;
};

/// Streams drawn under another seed while all others stay as they are: how a sensitivity analysis asks what
/// one source of chance does.
struct Resampling {
    std::uint64_t seed = 0;
    std::vector<std::string> streams;  ///< by name; those that begin with a name and a slash are meant too
    bool all_but = false;              ///< instead: every stream but these
};

struct Plan {
    std::uint64_t seed = 1;
    std::optional<Resampling> resampling;  ///< none in a run
    int horizon = 48;
    int settlement = 120;
    std::vector<double> discount_factor;  ///< by month 0..settlement
    bool is_discounted = false;           ///< false: present equals nominal
    std::vector<Input> inputs;
    std::vector<PlanCompany> companies;  ///< in file order
    /// Lower-triangular root of the correlation matrix, rows by company: its factor is sum_k root[c][k] W_k.
    std::vector<std::vector<double>> correlation_root;
    PlanLeave leave;
    bool leaves_at_horizon = false;  ///< who stays to the horizon then has the terms of a leaver
    PlanAfter after;
    std::vector<PlanOffer> offers;
    InputIndex wealth = -1;
    double risk_aversion = 3;
    std::optional<double> floor_total;  ///< gross nominal pay over the horizon below this misses the floor
};

}  // namespace offersim
