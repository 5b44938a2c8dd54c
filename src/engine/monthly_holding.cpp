#include "engine/monthly_holding.hpp"

#include <algorithm>

namespace offersim {

MonthlyHolding::MonthlyHolding(const Plan& plan, int offer, int index, Ledger& ledger)
    : plan_(&plan),
      grant_(&plan.offers[static_cast<std::size_t>(offer)].grants[static_cast<std::size_t>(index)]),
      terms_(&grant_->terms),
      issuer_(
          &plan.companies[static_cast<std::size_t>(plan.offers[static_cast<std::size_t>(offer)].company)]),
      offer_(offer),
      index_(index),
      ledger_(&ledger),
      deals_(plan.settlement),
      shutdowns_(plan.settlement),
      last_exercises_(plan.settlement) {
    sells_as_it_vests_ =
        !terms_->pays_strike &&
        std::all_of(grant_->tranches.begin(), grant_->tranches.end(), [](const PlanGrant::Tranche& tranche) {
            return tranche.sale_month == tranche.vest_month;
        });
    double nominal = 0, present = 0;
    std::size_t next = 0;
    for (int month = 0; month <= plan.horizon; ++month) {
        for (; next < grant_->tranches.size() && grant_->tranches[next].vest_month <= month; ++next) {
            nominal += grant_->tranches[next].fraction;
            present +=
                grant_->tranches[next].fraction * plan.discount_factor[static_cast<std::size_t>(month)];
        }
        tranches_nominal_.push_back(nominal);
        tranches_present_.push_back(present);
    }
    for (auto* column :
         {&held_, &due_, &sold_, &exercised_, &live_, &to_come_, &skip_until_, &units_, &strike_, &barrier_})
        column->resize(column_length);
    ones_.assign(column_length, 1.0);
}

void MonthlyHolding::run(const Kernels& kernels, const CompanyHistory& company, const InputColumns& inputs,
                         const Employment& employment, int count, Journal* journal) {
    kernels_ = &monthly_kernels(kernels);
    company_ = &company;
    inputs_ = &inputs;
    employment_ = &employment;
    journal_ = journal;
    const auto told_before = journal == nullptr ? std::size_t{0} : journal->entries.size();
    begin(count);
    set_strike(kernels);
    buy_at_grant();
    for (int month = grant_->grant_month; month <= plan_->settlement; ++month) {
        vest(month);
        trigger(month);
        exercise(month);
        sell(month);
        expire(month);
        leave(month);
    }
    if (journal == nullptr) return;
    // A deal tells at once what it will pay.
    std::stable_sort(journal->entries.begin() + static_cast<std::ptrdiff_t>(told_before),
                     journal->entries.end(),
                     [](const JournalEntry& a, const JournalEntry& b) { return a.month < b.month; });
}

void MonthlyHolding::begin(int count) {
    count_ = count;
    for (auto* column : {&held_, &sold_}) std::fill(column->begin(), column->end(), 0.0);
    if (!sells_as_it_vests_) std::fill(due_.begin(), due_.end(), 0.0);
    if (may_hold_exercised()) std::fill(exercised_.begin(), exercised_.end(), 0.0);
    std::fill(live_.begin(), live_.end(), 1.0);
    for (LanesByMonth* lanes : {&deals_, &shutdowns_, &last_exercises_}) lanes->clear();
    acquired_.clear();
    next_due_ = next_vest_ = next_window_ = 0;
    holders_.clear();
    watched_.clear();
    listed_ = 0;
    sales_are_pending_ = false;
    sold_while_vesting_ = -1;
    const int first = grant_->grant_month;
    const CompanyEvents& events = company_->events();
    first_listed_month_ = issuer_->is_listed ? 0 : plan_->settlement + 1;
    if (!issuer_->is_listed && !events.lanes_of[static_cast<std::size_t>(EventKind::ipo)].empty())
        first_listed_month_ = event_month(events.ipo_cohort.front());
    for (const std::int32_t lane : events.lanes_of[static_cast<std::size_t>(EventKind::acquisition)])
        deals_.add(std::max(event_month(lane), first),
                   lane);  // a grant after a deal is in what the deal paid
    for (const std::int32_t lane : events.lanes_of[static_cast<std::size_t>(EventKind::shutdown)])
        shutdowns_.add(std::max(event_month(lane), first), lane);
    grant_units();
}

void MonthlyHolding::grant_units() {
    const int month = grant_->grant_month;
    if (grant_->units >= 0) {
        std::copy_n((*inputs_)[grant_->units], column_length, units_.begin());
    } else {
        std::vector<double>& price = strike_;  // not yet used
        const bool is_average = terms_->priced_at == GrantPrice::Kind::average;
        const int first = is_average ? std::max(0, month - terms_->average_months + 1) : month;
        std::fill(price.begin(), price.end(), 0.0);
        for (int m = first; m <= month; ++m) {
            const double* column = terms_->priced_at == GrantPrice::Kind::appraisal ? company_->appraisal(m)
                                                                                    : company_->headline(m);
            for (std::size_t i = 0; i < price.size(); ++i) price[i] += column[i] / (month - first + 1);
        }
        for (const std::int32_t lane : deals_.at(month))
            price[static_cast<std::size_t>(lane)] = company_->deal_price()[lane];
        const double* value = (*inputs_)[grant_->value];
        for (std::size_t i = 0; i < price.size(); ++i) units_[i] = price[i] > 0 ? value[i] / price[i] : 0;
    }
    tell(month, journal_ != nullptr ? journal_->lane : 0, Kind::granted, 1, 0, 0);
}

double MonthlyHolding::vested(int month) const {
    return grant_->vested[static_cast<std::size_t>(std::clamp(month, 0, plan_->horizon))];
}

double MonthlyHolding::followed(const std::vector<double>& column) const {
    return journal_ == nullptr ? 0 : column[static_cast<std::size_t>(journal_->lane)];
}

void MonthlyHolding::write(int month, std::int32_t lane, Kind kind, double fraction, double price,
                           double amount) {
    journal_->entries.push_back(
        {month, kind, offer_, index_, fraction * units_[static_cast<std::size_t>(lane)], price, amount});
}

void MonthlyHolding::vest(int month) {
    const std::vector<PlanGrant::Tranche>& tranches = grant_->tranches;
    for (; next_vest_ < tranches.size() && tranches[next_vest_].vest_month <= month; ++next_vest_) {
        const double fraction = tranches[next_vest_].fraction;
        const double* last_vest = employment_->last_vest_month.data();
        const double before = followed(held_);
        if (terms_->is_paid_at_vest) {
            const double* price = company_->appraisal(month);
            for (std::int32_t lane = 0; lane < count_; ++lane) {
                const auto i = static_cast<std::size_t>(lane);
                const double part = last_vest[i] >= month ? fraction * live_[i] : 0;
                post(month, lane, part * units_[i] * price[i]);
                tell(month, lane, Kind::sold, part, price[i], part * units_[i] * price[i]);
            }
        } else if (sells_while_vesting(month)) {
            vest_and_sell(month, fraction);
        } else {
            kernels_->vest(fraction, month, last_vest, live_.data(), held_.data());
        }
        if (journal_ != nullptr) tell(month, journal_->lane, Kind::vested, followed(held_) - before, 0, 0);
        if (terms_->at_acquisition == DealTreatment::assumed) vest_assumed(month, fraction);
    }
}

/// Whether the sale can be made in one with the last vest of its month, whose tranche is the next. What else
/// happens in a month happens to paths that are not listed.
bool MonthlyHolding::sells_while_vesting(int month) const {
    const std::vector<PlanGrant::Tranche>& tranches = grant_->tranches;
    const bool is_last = next_vest_ + 1 == tranches.size() || tranches[next_vest_ + 1].vest_month > month;
    return is_last && sells_as_it_vests_ && grant_->payoff == PayoffKind::share &&
           terms_->exercise == ExerciseRule::at_sale_month && tranches[next_vest_].vest_month == month &&
           company_->frees_at_once() && journal_ == nullptr && !is_market_closed(month);
}

void MonthlyHolding::vest_and_sell(int month, double fraction) {
    VestingSaleInputs sale;
    sale.fraction = fraction;
    sale.month = month;
    sale.last_vest_month = employment_->last_vest_month.data();
    sale.live = live_.data();
    sale.unlocked = company_->unlocked(month);
    sale.price = company_->market_price(month);
    sale.units = units_.data();
    sale.held = held_.data();
    sale.posting = {ledger_->nominal(grant_->component, month), ledger_->present(month),
                    plan_->discount_factor[static_cast<std::size_t>(month)]};
    kernels_->vest_and_sell(sale);
    sold_while_vesting_ = month;
}

bool MonthlyHolding::make_due(int month) {
    const std::vector<PlanGrant::Tranche>& tranches = grant_->tranches;
    const std::size_t first = next_due_;
    for (; next_due_ < tranches.size() && tranches[next_due_].sale_month <= month; ++next_due_) {
        const PlanGrant::Tranche& tranche = tranches[next_due_];
        if (sells_as_it_vests_) continue;
        kernels_->vest(tranche.fraction, tranche.vest_month, employment_->last_vest_month.data(),
                       live_.data(), due_.data());
    }
    return next_due_ > first;
}

void MonthlyHolding::sell(int month) {
    sell_in_windows(month);
    if (may_hold_exercised()) sell_exercised(month);
    const bool is_sold_by_dates = terms_->exercise == ExerciseRule::at_sale_month && !terms_->pays_strike;
    if (!is_sold_by_dates && terms_->exercise != ExerciseRule::at_grant) return;
    sales_are_pending_ = make_due(month) || sales_are_pending_;
    if (!is_listed_anywhere(month)) sales_are_pending_ = false;  // who is listed later sells when unlocked
    if (is_market_closed(month)) return;
    if (sales_are_pending_ && sold_while_vesting_ != month) sell_everywhere(month);
    if (!sales_are_pending_) sell_unlocking(month);
    sales_are_pending_ = false;
}

bool MonthlyHolding::is_market_closed(int month) const {
    if (!is_listed_anywhere(month)) return true;
    return company_->is_blackout(month) && month < plan_->settlement;
}

void MonthlyHolding::sell_everywhere(int month) {
    DisposalInputs sale = disposal(month);
    sale.payoff =
        grant_->payoff == PayoffKind::call ? DisposalInputs::Payoff::call : DisposalInputs::Payoff::share;
    sale.price = company_->market_price(month);
    sale.unlocked = company_->unlocked(month);
    sale.most = sells_as_it_vests_ ? held_.data() : due_.data();
    sale.due = sells_as_it_vests_ ? nullptr : due_.data();
    sale.gone = sold_.data();
    const double before = followed(held_);
    kernels_->dispose(sale);
    if (journal_ == nullptr) return;
    const auto lane = static_cast<std::size_t>(journal_->lane);
    const double part = before - held_[lane];
    tell(month, journal_->lane, Kind::sold, part, sale.price[lane],
         part * units_[lane] * payoff(sale.price[lane], journal_->lane));
}

/// What every disposal of a month has alike.
DisposalInputs MonthlyHolding::disposal(int month) {
    DisposalInputs inputs;
    inputs.strike = strike_.data();
    inputs.units = units_.data();
    inputs.held = held_.data();
    inputs.nominal = ledger_->nominal(grant_->component, month);
    inputs.present = ledger_->present(month);
    inputs.discount_factor = plan_->discount_factor[static_cast<std::size_t>(month)];
    return inputs;
}

/// Between the months in which something becomes due, only those sell whose lock-up ends.
void MonthlyHolding::sell_unlocking(int month) {
    const Unlockings::Month* freed = company_->unlockings(month);
    for (std::size_t k = 0; freed != nullptr && k < freed->lanes.size(); ++k) {
        const std::int32_t lane = freed->lanes[k];
        const auto i = static_cast<std::size_t>(lane);
        const double due = sells_as_it_vests_ ? held_[i] : due_[i];
        const double part = std::min(due, unlocked_part(freed->unlocked[k], held_[i], sold_[i]));
        if (part <= 0) continue;
        const double price = freed->price[k];
        held_[i] -= part;
        if (!sells_as_it_vests_) due_[i] -= part;
        sold_[i] += part;
        const double amount = part * units_[i] * payoff(price, lane);
        post(month, lane, amount);
        tell(month, lane, Kind::sold, part, price, amount);
    }
}

/// A tender or secondary sale: the vested part that one may sell, as far as one wants to. What is bought
/// needs no second trigger; options are exercised out of the sale.
void MonthlyHolding::sell_in_windows(int month) {
    const std::span<const SaleWindow> windows = company_->sale_windows();
    while (next_window_ < windows.size() && windows[next_window_].month < month) ++next_window_;
    for (std::size_t w = next_window_; w < windows.size() && windows[w].month == month; ++w)
        sell_in(windows[w]);
}

void MonthlyHolding::sell_in(const SaleWindow& window) {
    // Who stayed to the horizon is with the company still, unless everyone leaves then.
    const bool nobody_is_there = plan_->leaves_at_horizon && window.month > plan_->horizon;
    if (nobody_is_there && !window.leavers_may_sell) return;
    const int employed_at = std::min(window.month, plan_->horizon);
    for (std::size_t k = 0; k < window.lanes.size(); ++k) {
        const std::int32_t lane = window.lanes[k];
        const auto i = static_cast<std::size_t>(lane);
        if (held_[i] <= 0 && exercised_[i] <= 0) continue;
        if (!window.leavers_may_sell && !is_employed(employed_at, lane)) continue;
        const double fraction = window.fraction[k], price = window.price[k], gain = payoff(price, lane);
        const double part = gain > 0 ? fraction * held_[i] : 0, shares = fraction * exercised_[i];
        held_[i] -= part;
        due_[i] = std::min(due_[i], held_[i]);
        exercised_[i] -= shares;
        const double amount = units_[i] * (part * gain + shares * price);
        post(window.month, lane, amount);
        tell(window.month, lane, Kind::tendered, part + shares, price, amount);
    }
}

void MonthlyHolding::add_paper(double* paper) {
    if (issuer_->is_listed) return;
    std::vector<std::int32_t>& lanes = watched_;  // no longer used
    lanes.clear();
    for (const std::int32_t lane : company_->events().lanes_of[0]) {
        const auto i = static_cast<std::size_t>(lane);
        if (held_[i] > 0 || exercised_[i] > 0) lanes.push_back(lane);
    }
    watched_prices_.resize(lanes.size());
    company_->prices_at(plan_->settlement, lanes, watched_prices_.data());
    for (std::size_t k = 0; k < lanes.size(); ++k) {
        const auto i = static_cast<std::size_t>(lanes[k]);
        const double price = watched_prices_[k];
        paper[i] += units_[i] * (held_[i] * payoff(price, lanes[k]) + exercised_[i] * price);
    }
}

}  // namespace offersim
