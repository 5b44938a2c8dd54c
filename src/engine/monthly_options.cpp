// How the monthly holding exercises options.
#include <algorithm>
#include <cmath>

#include "engine/monthly_holding.hpp"

namespace offersim {

namespace {

/// A barrier that is watched at month ends is passed later, and farther, than one that is watched all the
/// time: lowering it by exp(-0.5826 sigma sqrt(dt)) makes up for both. Source: Broadie, Glasserman & Kou
/// (1997), A continuity correction for discrete barrier options, Mathematical Finance 7(4); 0.5826 is
/// -zeta(1/2)/sqrt(2 pi).
constexpr double barrier_shift = 0.5825971579390107;

}  // namespace

double MonthlyHolding::payoff(double price, std::int32_t lane) const {
    return grant_->payoff == PayoffKind::share
               ? price
               : std::max(price - strike_[static_cast<std::size_t>(lane)], 0.0);
}

void MonthlyHolding::set_strike(const Kernels& kernels) {
    if (terms_->strike_is_appraisal)
        std::copy_n(company_->appraisal(grant_->grant_month), column_length, strike_.begin());
    else if (grant_->strike >= 0)
        std::copy_n((*inputs_)[grant_->strike], column_length, strike_.begin());
    if (terms_->exercise != ExerciseRule::at_multiple) return;
    // A private company's 409A price is looked at when it is made: there is nothing to correct.
    const bool is_watched = !terms_->pays_strike || issuer_->is_listed;
    const double* volatility = (*inputs_)[issuer_->volatility];
    for (std::size_t i = 0; i < barrier_.size(); ++i)
        barrier_[i] = is_watched ? -barrier_shift * std::sqrt(1.0 / 12) * volatility[i] : 0;
    kernels.exponentials(barrier_.data(), barrier_.data());
    const double* multiple = (*inputs_)[terms_->multiple];
    for (std::size_t i = 0; i < barrier_.size(); ++i) barrier_[i] *= multiple[i] * strike_[i];
}

/// Early exercise: all is paid for at once, and vests as shares.
void MonthlyHolding::buy_at_grant() {
    if (terms_->exercise != ExerciseRule::at_grant) return;
    for (std::int32_t lane = 0; lane < count_; ++lane) pay_strike(grant_->grant_month, lane, 1);
}

void MonthlyHolding::pay_strike(int month, std::int32_t lane, double fraction) {
    const auto i = static_cast<std::size_t>(lane);
    const double cost = fraction * units_[i] * strike_[i];
    post(month, lane, -cost);
    tell(month, lane, Kind::exercised, fraction, strike_[i], -cost);
}

void MonthlyHolding::exercise(int month) {
    if (grant_->payoff == PayoffKind::share) return;
    switch (terms_->exercise) {
        case ExerciseRule::in_the_money: return exercise_everywhere(month, strike_.data());
        case ExerciseRule::at_multiple: return exercise_everywhere(month, barrier_.data());
        case ExerciseRule::at_sale_month:  // without cash, out of the sale of the shares: see sell()
            if (terms_->pays_strike && make_due(month)) exercise_everywhere(month, strike_.data());
            return;
        case ExerciseRule::at_grant: return;
    }
}

/// Exercises what is held where the price passes `threshold`: out of the sale, or by paying the strike.
void MonthlyHolding::exercise_everywhere(int month, const double* threshold) {
    const bool needs_sale = !terms_->pays_strike || terms_->exercise == ExerciseRule::in_the_money;
    if (month < grant_->tranches.front().vest_month) return;
    if (needs_sale && is_market_closed(month)) return;
    if (!terms_->pays_strike && !issuer_->is_listed && month > grant_->tranches.back().vest_month)
        return exercise_watched(month, threshold);
    const bool is_scheduled = terms_->exercise == ExerciseRule::at_sale_month;
    DisposalInputs exercise = disposal(month);
    exercise.payoff = DisposalInputs::Payoff::exercised;
    exercise.threshold = threshold;
    exercise.price = needs_sale ? company_->market_price(month) : company_->appraisal(month);
    exercise.unlocked = needs_sale ? company_->unlocked(month) : ones_.data();
    exercise.most = is_scheduled ? due_.data() : held_.data();
    exercise.gone = terms_->pays_strike ? exercised_.data() : sold_.data();
    exercise.price_counts = terms_->pays_strike ? 0 : 1;
    const double before = followed(held_);
    kernels_->dispose(exercise);
    if (is_scheduled) std::fill(due_.begin(), due_.end(), 0.0);  // one chance for each tranche
    if (journal_ == nullptr) return;
    const auto lane = static_cast<std::size_t>(journal_->lane);
    const double part = before - held_[lane];
    const double price = exercise.price[lane];
    tell(month, journal_->lane, terms_->pays_strike ? Kind::exercised : Kind::sold, part,
         terms_->pays_strike ? strike_[lane] : price,
         part * units_[lane] * (exercise.price_counts * price - strike_[lane]));
}

/// The same once nothing more vests: few paths are listed and still hold options.
void MonthlyHolding::exercise_watched(int month, const double* threshold) {
    const CompanyEvents& events = company_->events();
    for (const int listed = events.ipos_until(month); listed_ < listed; ++listed_)
        watched_.push_back(events.ipo_cohort[static_cast<std::size_t>(listed_)]);
    std::erase_if(watched_, [&](std::int32_t lane) { return held_[static_cast<std::size_t>(lane)] <= 0; });
    watched_prices_.resize(watched_.size());
    company_->listed_prices_at(month, watched_, watched_prices_.data());
    for (std::size_t k = 0; k < watched_.size(); ++k) {
        const std::int32_t lane = watched_[k];
        const auto i = static_cast<std::size_t>(lane);
        const double price = watched_prices_[k];
        if (price < threshold[i] || price <= strike_[i]) continue;
        const double part = unlocked_part(company_->unlocked_at(month, lane), held_[i], sold_[i]);
        if (part <= 0) continue;
        held_[i] -= part;
        sold_[i] += part;
        const double amount = part * units_[i] * (price - strike_[i]);
        post(month, lane, amount);
        tell(month, lane, Kind::sold, part, price, amount);
    }
}

/// Options end for everyone at their expiry, and at settlement nothing that can be sold is kept.
void MonthlyHolding::expire(int month) {
    if (grant_->payoff == PayoffKind::share || month != std::min(grant_->expiry_month, plan_->settlement))
        return;
    for (std::int32_t lane = 0; lane < count_; ++lane) exercise_last(month, lane);
}

/// The last month in which a path may exercise: what is in the money is, if that can be done; the rest
/// lapses.
void MonthlyHolding::exercise_last(int month, std::int32_t lane) {
    const auto i = static_cast<std::size_t>(lane);
    if (held_[i] <= 0) return;
    const double free = unlocked_part(company_->unlocked_at(month, lane), held_[i], sold_[i]);
    const double price = free > 0 ? company_->price_at(month, lane) : 0;
    if (const double gain = free > 0 ? payoff(price, lane) : 0; gain > 0) {
        const double amount = free * units_[i] * gain;
        held_[i] -= free;
        sold_[i] += free;
        post(month, lane, amount);
        tell(month, lane, Kind::sold, free, price, amount);
    }
    const bool is_paper = month == plan_->settlement && free <= 0;  // what it is worth then is reported
    if (is_paper || held_[i] <= 0) return;
    const double part = held_[i];
    const double value = company_->appraisal_at(month, lane);
    held_[i] = due_[i] = 0;
    const bool is_paid = terms_->pays_strike || terms_->leaver_margin;
    if (is_paid && value > strike_[i] && value >= strike_[i] * (1 + terms_->leaver_margin.value_or(0))) {
        pay_strike(month, lane, part);
        exercised_[i] += part;
        holders_.push_back(lane);
    } else {
        tell(month, lane, Kind::lapsed, part, value, 0);
    }
}

/// Shares that were bought by paying the strike: on any path, or only on those that left.
void MonthlyHolding::sell_exercised(int month) {
    if (month < terms_->first_sale_of_exercised || is_market_closed(month)) return;
    if (terms_->pays_strike) {
        const int listed = issuer_->is_listed ? count_ : company_->events().ipos_until(month);
        for (int k = 0; k < listed; ++k)
            sell_exercised(
                month, issuer_->is_listed ? k : company_->events().ipo_cohort[static_cast<std::size_t>(k)]);
        return;
    }
    for (const std::int32_t lane : holders_) sell_exercised(month, lane);
    std::erase_if(holders_,
                  [&](std::int32_t lane) { return exercised_[static_cast<std::size_t>(lane)] <= 0; });
}

void MonthlyHolding::sell_exercised(int month, std::int32_t lane) {
    const auto i = static_cast<std::size_t>(lane);
    if (exercised_[i] <= 0) return;
    const double unlocked = company_->unlocked_at(month, lane);
    if (unlocked <= 0) return;
    const double part = unlocked_part(unlocked, exercised_[i], sold_[i]);
    exercised_[i] -= part;
    sold_[i] += part;
    const double price = company_->price_at(month, lane);
    post(month, lane, part * units_[i] * price);
    tell(month, lane, Kind::sold, part, price, part * units_[i] * price);
}

}  // namespace offersim
