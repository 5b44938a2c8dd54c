#pragma once
/// The inner loops of what goes month by month (a company's course, leaving, a holding), compiled once per
/// instruction set from monthly_kernels.inc as the other kernels are (kernels.hpp), with the same bits from
/// each. Each call is one month of a block. A `count` is a multiple of list_padding.
#include "engine/kernels.hpp"

namespace offersim {

/// Disposes of parts that may and should go: by sale, by exercise out of a sale, or by paying a strike.
struct DisposalInputs {
    enum class Payoff {
        share,      ///< the price
        call,       ///< max(price - strike, 0), whatever it is
        exercised,  ///< only where price >= threshold and price > strike: price (if `price_counts`) - strike
    } payoff = Payoff::share;
    const double* price = nullptr;
    const double* strike = nullptr;
    const double* threshold = nullptr;
    const double* unlocked = nullptr;  ///< part of a holding that may be gone by now
    const double* most = nullptr;      ///< no more of `held` than this
    const double* units = nullptr;
    double price_counts = 1;
    double discount_factor = 1;
    double* held = nullptr;
    double* due = nullptr;  ///< lowered like `held`; null: not kept
    double* gone = nullptr;
    double* nominal = nullptr;
    double* present = nullptr;  ///< null: as nominal
};

/// One month of the logarithm of a value: before + drift + volatility x (level - previous level).
struct GrowthInputs {
    const double* before = nullptr;
    const double* drift = nullptr;       ///< a month's
    const double* volatility = nullptr;  ///< null: the increment alone is made
    const double* level = nullptr;
    double* previous_level = nullptr;  ///< becomes `level`
    double* increment = nullptr;
};

/// Which paths grow: entries 0, 1, ... or, where there are lists, entry to[k] of a company's columns by entry
/// from[k] of the levels. In month k of those asked for, the first count[k], which do not increase.
struct GrowingPaths {
    const std::int32_t* from = nullptr;
    const std::int32_t* to = nullptr;
    const int* count = nullptr;
};

/// The same of some months that follow each other, of a value that nothing else moves: listed growth from the
/// month after `listed_month` on.
struct GrowthOfMonths {
    GrowingPaths paths;
    int first_month = 0, months = 0;
    const double* const* factors = nullptr;  ///< by month and factor: columns of the level's factors
    const double* loadings = nullptr;
    int factor_count = 0;
    const double* drift = nullptr;
    const double* volatility = nullptr;    ///< null: none
    const double* listed_month = nullptr;  ///< null: nobody is listed
    const double* listed_drift = nullptr;
    const double* listed_volatility = nullptr;
    double* level = nullptr;  ///< of the month before; becomes that of the last
    double* value = nullptr;  ///< the row of the first month, after that of the month before
};

/// What a common share is worth in `month`: exp(log_value), of which common is worth its part while the
/// company is private; from an offering on times `ipo_factor`; from a deal on `deal_price`.
struct CourseInputs {
    double month = 0;
    const double* log_value = nullptr;
    const double* ipo_month = nullptr;
    const double* ipo_factor = nullptr;
    const double* deal_month = nullptr;
    const double* deal_price = nullptr;
    const double* end_month = nullptr;  ///< of any event; nobody asks for the part after it
    /// The part by log value + log shares - log preference, in even steps (process/common_worth.hpp);
    /// null: 1.
    const double* worth = nullptr;
    double first = 0, steps_per_unit = 0;
    int steps = 0;
    const double* log_shares = nullptr;
    const double* log_preference = nullptr;
};

/// The part of a holding that may be sold: `share[k]` from `after[k]` months after the offering on.
struct LockupInputs {
    double month = 0;
    const double* ipo_month = nullptr;
    const double* after = nullptr;
    const double* share = nullptr;  ///< cumulative
    int stages = 0;
};

/// Some months of the job: whom its hazards strike. Layoffs are by the state of the company.
struct LeavingInputs {
    int first_month = 0, months = 0;
    double months_of_unrest = 0;
    const double* leaves = nullptr;  ///< hazards per year
    const double* layoff = nullptr;
    const double* after_down_round = nullptr;
    const double* after_deal = nullptr;
    /// By month from the first: 1 after a down round. Null: the company is neither in distress nor bought.
    const double* const* distress = nullptr;
    const double* deal_month = nullptr;
    const double* threshold = nullptr;
    const double* kind_uniform = nullptr;
    double* cumulated = nullptr;
    double* leave_month = nullptr;
    double* was_let_go = nullptr;
};

/// Columns that amounts of a month are added to; present null: as nominal.
struct Posting {
    double* nominal = nullptr;
    double* present = nullptr;
    double discount_factor = 1;
};

/// A tranche that vests in a month, and the sale of all that is held where it is free.
struct VestingSaleInputs {
    double fraction = 0, month = 0;
    const double* last_vest_month = nullptr;
    const double* live = nullptr;
    const double* unlocked = nullptr;  ///< 1 where everything may be sold, 0 where nothing
    const double* price = nullptr;
    const double* units = nullptr;
    double* held = nullptr;
    Posting posting;
};

/// A purchase of shares out of what was set aside, by those who are employed, up to a limit at the price of
/// the offering; the shares are sold at `sale_price`, at once or later.
struct PurchaseInputs {
    double month = 0;
    double price_part = 1;  ///< of the price, less the discount
    bool has_look_back = false;
    const double* last_pay_month = nullptr;
    const double* set_aside = nullptr;
    const double* price = nullptr;
    const double* offering_price = nullptr;
    const double* sale_price = nullptr;
    const double* limit = nullptr;  ///< null: none
    double* bought = nullptr;       ///< this year, at the price of the offering
    double* shares = nullptr;
    Posting purchase, sale;
};

struct MonthlyKernels {
    /// Both uniforms of a stream's draw, on the first `count` lanes of a list, in its order; `second` may be
    /// null.
    void (*uniforms_at)(const UniformSource& source, int count, const std::int32_t* lane, double* first,
                        double* second);
    /// Standard normal probabilities, with the bits of portable_normal_cdf (base/normal.hpp).
    void (*normal_cdf)(const double* z, int count, double* probability);
    void (*grow)(const GrowthInputs& inputs, int count, double* now);
    void (*grow_months)(const GrowthOfMonths& inputs);
    /// Replaces `now` by listed growth on the paths whose listed_month is before `month`.
    void (*grow_listed)(const GrowthInputs& inputs, double month, const double* listed_month, int count,
                        double* now);
    void (*price_course)(const CourseInputs& inputs, int count, double* price);
    /// The same of listed paths alone: of entries from[k], into entries to[k]; null: 0, 1, ...
    void (*price_listed)(const double* log_value, const double* ipo_factor, int count,
                         const std::int32_t* from, const std::int32_t* to, double* price);
    /// result = after where from_month <= month, before elsewhere.
    void (*take_from)(double month, const double* from_month, const double* after, const double* before,
                      int count, double* result);
    void (*unlock)(const LockupInputs& inputs, int count, double* unlocked);
    /// 1 where `since` is less than `months` ago and the end has not come, 0 elsewhere.
    void (*mark_recent)(double month, double months, const double* since, const double* end_month, int count,
                        double* result);
    void (*leave)(const LeavingInputs& inputs);
    /// Adds fraction x live to `part` where the last vest is no earlier than the tranche's.
    void (*vest)(double fraction, double vest_month, const double* last_vest_month, const double* live,
                 double* part);
    void (*dispose)(const DisposalInputs& inputs);
    /// `vest` and `dispose` in one.
    void (*vest_and_sell)(const VestingSaleInputs& inputs);
    /// Posts amount x fraction to those with last_pay_month >= month; `present` may be null.
    void (*pay_once)(const double* amount, double fraction, const double* last_pay_month, double month,
                     const Posting& posting);
    void (*purchase)(const PurchaseInputs& inputs);
};

/// Of the same instruction set as `kernels`.
const MonthlyKernels& monthly_kernels(const Kernels& kernels);

}  // namespace offersim
