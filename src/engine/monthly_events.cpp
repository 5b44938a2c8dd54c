// What an offering, a deal, a shutdown and a departure make of a monthly holding.
#include <algorithm>

#include "engine/monthly_holding.hpp"

namespace offersim {

namespace {

/// The step for those who have served so long; null: none yet.
const AccelerationStep* step_for(const std::vector<AccelerationStep>& steps, int served_months) {
    const AccelerationStep* result = nullptr;
    for (const AccelerationStep& step : steps)
        if (step.served_months <= served_months) result = &step;
    return result;
}

}  // namespace

void MonthlyHolding::trigger(int month) {
    for (const std::int32_t lane : deals_.at(month)) acquire(month, lane);
    for (const std::int32_t lane : shutdowns_.at(month)) lose_all(month, lane);
    exercise_assumed(month);
    if (!grant_->needs_liquidity_event || issuer_->is_listed) return;
    if (journal_ != nullptr && event_kind(journal_->lane) == EventKind::ipo &&
        event_month(journal_->lane) == month)
        tell(month, journal_->lane, Kind::triggered, followed(held_), 0, 0);
    if (month == grant_->expiry_month) lapse_untriggered(month);
}

/// At its expiry a double-trigger award is void wherever the event has not come.
void MonthlyHolding::lapse_untriggered(int month) {
    for (std::int32_t lane = 0; lane < count_; ++lane) {
        const auto i = static_cast<std::size_t>(lane);
        if (event_month(lane) <= month) continue;
        tell(month, lane, Kind::lapsed, held_[i], 0, 0);
        held_[i] = due_[i] = live_[i] = 0;
    }
}

void MonthlyHolding::lose_all(int month, std::int32_t lane) {
    const auto i = static_cast<std::size_t>(lane);
    tell(month, lane, Kind::lapsed, held_[i] + exercised_[i], 0, 0);
    held_[i] = due_[i] = live_[i] = exercised_[i] = 0;
}

/// What vests early at the deal: by the award's own terms, else by those of the company in this path's
/// future.
AccelerationStep MonthlyHolding::accelerated_at_deal(int month, std::int32_t lane) const {
    if (terms_->acceleration) {
        const AccelerationStep* step = step_for(terms_->acceleration->single_trigger, month);
        return step == nullptr ? AccelerationStep{} : *step;
    }
    const double future = issuer_->has_futures() ? (*inputs_)[issuer_->future][lane] : 0;
    return {0, issuer_->accelerations[static_cast<std::size_t>(future)], 0};
}

/// The deal pays what is vested; what is not follows the award's terms.
void MonthlyHolding::acquire(int month, std::int32_t lane) {
    const auto i = static_cast<std::size_t>(lane);
    const double held = held_[i], shares = exercised_[i];
    const bool is_void = live_[i] == 0 && held == 0 && shares == 0;
    const bool goes_on = terms_->at_acquisition == DealTreatment::assumed &&
                         grant_->payoff == PayoffKind::call && payoff(company_->deal_price()[i], lane) == 0;
    const double lived = live_[i];
    live_[i] = 0;
    if (is_void) return;
    held_[i] = goes_on ? held : 0;
    due_[i] = exercised_[i] = 0;
    double at_once = goes_on ? 0 : held;
    to_come_[i] = lived;
    skip_until_[i] = month;
    if (grant_->grant_month < event_month(lane) && is_employed(month, lane)) {
        const double unvested = 1 - vested(month);
        const AccelerationStep step = accelerated_at_deal(month, lane);
        at_once +=
            step.ahead_months > 0 ? vested(month + step.ahead_months) - vested(month) : step.part * unvested;
        if (step.ahead_months > 0) skip_until_[i] = month + step.ahead_months;
        to_come_[i] -= step.part;
        if (terms_->at_acquisition == DealTreatment::cashed_out) at_once = (goes_on ? 0 : held) + unvested;
        if (terms_->at_acquisition == DealTreatment::cashed_out ||
            terms_->at_acquisition == DealTreatment::cancelled)
            to_come_[i] = 0;
    }
    acquired_.push_back(lane);
    pay_deal(month, lane, at_once, Kind::cashed_out);
    if (terms_->at_acquisition != DealTreatment::assumed) vest_after_deal(month, lane);
    if (shares > 0) {
        const double price = company_->deal_price()[i];
        post(month, lane, shares * units_[i] * price);
        tell(month, lane, Kind::cashed_out, shares, price, shares * units_[i] * price);
    }
}

/// What goes on vesting after a deal is paid as it vests, or with those of the deal's payments that come
/// later.
void MonthlyHolding::vest_after_deal(int month, std::int32_t lane) {
    const auto i = static_cast<std::size_t>(lane);
    const int from = std::max(month, static_cast<int>(skip_until_[i]));
    const int to = static_cast<int>(employment_->last_vest_month[i]);
    if (to_come_[i] <= 0 || from >= to) return;
    if (company_->deal_payments().empty()) return pay_tranches(from, to, lane, 1, from);
    for (const DealPayment& payment : company_->deal_payments())
        pay_tranches(from, to, lane, payment.share[i], event_month(lane) + payment.delay_months);
}

/// `share` of what vests after `from` up to `to`, and not before a month: one entry for each period of the
/// ledger, not for each tranche.
void MonthlyHolding::pay_tranches(int from, int to, std::int32_t lane, double share, int not_before) {
    const auto i = static_cast<std::size_t>(lane);
    const double price = company_->deal_price()[i], gain = payoff(price, lane);
    const Kind kind = gain == 0 && grant_->payoff == PayoffKind::call ? Kind::lapsed : Kind::deal_payment;
    const double part = share * to_come_[i], worth = units_[i] * gain;
    const auto between = [](const std::vector<double>& sums, int first, int last) {
        return sums[static_cast<std::size_t>(last)] - sums[static_cast<std::size_t>(first)];
    };
    if (not_before > from) {
        const int last = std::min(to, not_before);
        const double fraction = part * between(tranches_nominal_, from, last);
        if (fraction > 0 && not_before <= plan_->settlement) {
            post(not_before, lane, fraction * worth);
            tell(not_before, lane, kind, fraction, price, fraction * worth);
        }
        from = last;
    }
    while (from < to) {
        const int end = std::min(to, ledger_->period_end(from + 1));
        if (const double fraction = part * between(tranches_nominal_, from, end); fraction > 0) {
            ledger_->nominal(grant_->component, end)[lane] += fraction * worth;
            if (double* present = ledger_->present(end); present != nullptr)
                present[lane] += part * between(tranches_present_, from, end) * worth;
            tell(end, lane, kind, fraction, price, fraction * worth);
        }
        from = end;
    }
}

/// What the buyer has assumed goes on vesting: options as such, shares at what they are worth by then.
void MonthlyHolding::vest_assumed(int month, double fraction) {
    for (const std::int32_t lane : acquired_) {
        const auto i = static_cast<std::size_t>(lane);
        if (!is_employed(month, lane) || month <= skip_until_[i]) continue;
        const double part = fraction * to_come_[i];
        if (grant_->payoff == PayoffKind::call)
            held_[i] += part;
        else
            pay_deal(month, lane, part, Kind::deal_payment);
    }
}

/// Options that the buyer has assumed are exercised once in the money.
void MonthlyHolding::exercise_assumed(int month) {
    if (grant_->payoff == PayoffKind::share || terms_->at_acquisition != DealTreatment::assumed) return;
    for (const std::int32_t lane : acquired_) {
        const auto i = static_cast<std::size_t>(lane);
        if (held_[i] <= 0 || payoff(company_->price_at(month, lane), lane) <= 0) continue;
        const double part = held_[i];
        held_[i] = 0;
        pay_deal(month, lane, part, Kind::deal_payment);
    }
}

/// A part of the grant at what the deal pays for it: at `month`, or when the deal's own payments come.
void MonthlyHolding::pay_deal(int month, std::int32_t lane, double fraction, Kind kind) {
    if (fraction <= 0) return;
    const auto i = static_cast<std::size_t>(lane);
    const bool is_assumed = terms_->at_acquisition == DealTreatment::assumed && kind == Kind::deal_payment;
    const double price = is_assumed ? company_->price_at(month, lane) : company_->deal_price()[i];
    const double amount = fraction * units_[i] * payoff(price, lane);
    if (amount == 0 && grant_->payoff == PayoffKind::call) kind = Kind::lapsed;
    if (is_assumed || company_->deal_payments().empty()) {
        post(month, lane, amount);
        tell(month, lane, kind, fraction, price, amount);
        return;
    }
    for (const DealPayment& payment : company_->deal_payments()) {
        const int paid = std::max(month, event_month(lane) + payment.delay_months);
        const double share = payment.share[i];
        if (paid > plan_->settlement || share <= 0) continue;
        post(paid, lane, amount * share);
        tell(paid, lane, paid > month ? Kind::deal_payment : kind, fraction * share, price, amount * share);
    }
}

void MonthlyHolding::leave(int month) {
    if (follows_departures())
        for (const std::int32_t lane : employment_->departures(month)) leave_path(month, lane);
    for (const std::int32_t lane : last_exercises_.at(month)) exercise_last(month, lane);
}

bool MonthlyHolding::follows_departures() const {
    return journal_ != nullptr || grant_->payoff == PayoffKind::call || terms_->acceleration ||
           terms_->exercise == ExerciseRule::at_grant || terms_->lapses_on_leaving;
}

void MonthlyHolding::leave_path(int month, std::int32_t lane) {
    const auto i = static_cast<std::size_t>(lane);
    tell(month, lane, Kind::forfeited, live_[i] * (1 - vested(month)), 0, 0);
    if (event_kind(lane) == EventKind::acquisition && event_month(lane) <= month)
        accelerate_on_leaving(month, lane);
    if (terms_->exercise == ExerciseRule::at_grant &&
        live_[i] > 0) {  // what has not vested is bought back at cost
        const double refund = (1 - vested(month)) * units_[i] * strike_[i];
        post(month, lane, refund);
        tell(month, lane, Kind::forfeited, 1 - vested(month), strike_[i], refund);
    }
    if (terms_->lapses_on_leaving && grant_->needs_liquidity_event && !issuer_->is_listed &&
        event_month(lane) > month)
        lose_all(month, lane);
    if (grant_->payoff == PayoffKind::call)
        last_exercises_.add(std::min(grant_->expiry_month, month + grant_->exercise_window_months), lane);
}

/// The second trigger: let go soon after the deal.
void MonthlyHolding::accelerate_on_leaving(int month, std::int32_t lane) {
    const auto i = static_cast<std::size_t>(lane);
    if (!terms_->acceleration || employment_->was_let_go[i] == 0 ||
        month - event_month(lane) > terms_->acceleration->within_months ||
        grant_->grant_month >= event_month(lane))
        return;
    const AccelerationStep* step = step_for(terms_->acceleration->double_trigger, month);
    if (step == nullptr) return;
    const int from = std::max(month, static_cast<int>(skip_until_[i]));
    const double part = step->ahead_months > 0
                            ? std::max(vested(month + step->ahead_months) - vested(from), 0.0)
                            : step->part * (1 - vested(from));
    pay_deal(month, lane, part * to_come_[i], Kind::cashed_out);
}

}  // namespace offersim
