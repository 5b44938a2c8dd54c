#include "engine/holding.hpp"

#include <algorithm>

namespace offersim {

Holding::Holding(const Plan& plan, int company, const PlanGrant& grant, Ledger& ledger, bool with_paper)
    : plan_(&plan),
      grant_(&grant),
      company_(company),
      issuer_(&plan.companies[static_cast<std::size_t>(company)]),
      ledger_(&ledger),
      with_paper_(with_paper && !issuer_->is_listed),
      unlocked_fraction_(column_length),
      unlocked_prices_(column_length),
      cohort_count_(grant.tranches.size(), 0),
      units_(column_length),
      held_(column_length),
      cohort_units_(column_length),
      cohort_strike_(column_length),
      cohort_last_vest_(column_length),
      cohort_nominal_(column_length),
      cohort_present_(column_length) {
    double sum = 0;
    std::size_t next = 0;
    for (int month = 0; month <= plan.horizon; ++month) {
        for (; next < grant.tranches.size() && grant.tranches[next].vest_month <= month; ++next)
            sum += grant.tranches[next].fraction * plan.discount_factor[static_cast<std::size_t>(month)];
        vested_present_.push_back(sum);
    }
    next = 0;
    for (int month = 0; month <= plan.settlement; ++month) {
        while (next < grant.tranches.size() && grant.tranches[next].sale_month <= month) ++next;
        next_tranche_.push_back(next);
    }
}

void Holding::mark_months_read(const Plan& plan, int company, const PlanGrant& grant,
                               std::vector<bool>& months) {
    if (!plan.companies[static_cast<std::size_t>(company)].is_listed) return;
    for (const PlanGrant::Tranche& tranche : grant.tranches)
        months[static_cast<std::size_t>(tranche.sale_month)] = true;
    if (grant.value >= 0) months[static_cast<std::size_t>(grant.grant_month)] = true;
}

double Holding::vested_and_kept(int month, int last_vest) const {
    return vested(std::clamp(std::min(month, last_vest), 0, plan_->horizon));
}

int Holding::last_exercise_month(int last_vest) const {
    if (grant_->payoff == PayoffKind::share) return plan_->settlement;
    const bool has_left = last_vest < plan_->horizon;
    return std::min(grant_->expiry_month,
                    has_left ? last_vest + grant_->exercise_window_months : plan_->settlement);
}

void Holding::demand(Market& market, const Employment& employment, int count) {
    ipo_sales_.clear();
    unlocked_.clear();
    deal_sales_.clear();
    grant_prices_.clear();
    paper_.clear();
    std::fill(cohort_count_.begin(), cohort_count_.end(), 0);
    if (issuer_->has_events()) {
        const CompanyEvents& events = market.events(company_);
        if (!events.ipo_cohort.empty()) demand_after_ipo(market, employment);
        for (const std::int32_t lane : events.lanes_of[static_cast<std::size_t>(EventKind::acquisition)])
            demand_after_acquisition(market, employment, lane, events.month[static_cast<std::size_t>(lane)]);
    }
    if (with_paper_) {
        if (issuer_->has_events())
            for (const std::int32_t lane : market.events(company_).lanes_of[0])
                demand_paper(market, employment, lane);
        else
            for (int lane = 0; lane < count; ++lane) demand_paper(market, employment, lane);
    }
    if (grant_->payoff == PayoffKind::call && employment.is_uncertain)
        demand_leavers_windows(market, employment, count);
}

void Holding::demand_grant_price(Market& market, int lane, int month) {
    if (grant_->value < 0) return;
    market.demand(company_, lane, month);
    grant_prices_.add(lane, month, {month, 0, 0});
}

int Holding::least_last_vest(const PlanGrant::Tranche& tranche) const {
    if (grant_->payoff == PayoffKind::share) return tranche.vest_month;
    // Leavers whose window ends before the sale are on the list: they exercise at its end.
    return std::max(tranche.vest_month,
                    std::min(plan_->horizon, tranche.sale_month - grant_->exercise_window_months));
}

void Holding::demand_after_ipo(Market& market, const Employment& employment) {
    const CompanyEvents& events = market.events(company_);
    const int latest_ipo = std::min(plan_->settlement - issuer_->lockup_months,
                                    grant_->needs_liquidity_event ? grant_->expiry_month : plan_->settlement);
    const int count = events.ipos_until(latest_ipo);
    for (int begin = 0, end = 0; begin < count; begin = end) {
        const std::int32_t first = events.ipo_cohort[static_cast<std::size_t>(begin)];
        const int ipo_month = events.month[static_cast<std::size_t>(first)];
        end = events.ipos_until(ipo_month);
        demand_at_unlock(market, employment, ipo_month, begin, end);
    }
    for (std::size_t k = 0; k < grant_->tranches.size(); ++k) {
        const int month = grant_->tranches[k].sale_month;
        cohort_count_[k] = std::min(count, events.ipos_until(month - issuer_->lockup_months - 1));
        if (cohort_count_[k] > 0) market.demand_cohort(company_, cohort_count_[k], month);
    }
}

double Holding::sold_at_unlock(int unlock, int vest_month, int last_vest) const {
    return unlock > last_exercise_month(last_vest) ? 0 : vested_and_kept(vest_month, last_vest);
}

void Holding::demand_at_unlock(Market& market, const Employment& employment, int ipo_month, int begin,
                               int end) {
    const std::vector<std::int32_t>& cohort = market.events(company_).ipo_cohort;
    if (ipo_month <= grant_->grant_month)
        for (int place = begin; place < end; ++place)
            demand_grant_price(market, cohort[static_cast<std::size_t>(place)], grant_->grant_month);
    const int unlock = ipo_month + issuer_->lockup_months;
    const std::size_t next = next_tranche_[static_cast<std::size_t>(unlock)];
    if (next == 0) return;
    const PlanGrant::Tranche& vested_last = grant_->tranches[next - 1];
    // Where a tranche is sold in that month, those who were listed before read it too, and so it costs the
    // least to go along with them.
    const bool goes_with_cohort = vested_last.sale_month == unlock;
    if (goes_with_cohort) {
        market.demand_cohort(company_, end, unlock);
        unlocked_.push_back({unlock, begin, end});
    }
    double fraction = sold_at_unlock(unlock, vested_last.vest_month, plan_->horizon);
    for (int place = begin; place < end; ++place) {
        const std::int32_t lane = cohort[static_cast<std::size_t>(place)];
        if (employment.is_uncertain)
            fraction =
                sold_at_unlock(unlock, vested_last.vest_month,
                               static_cast<int>(employment.last_vest_month[static_cast<std::size_t>(lane)]));
        if (goes_with_cohort) {
            unlocked_fraction_[static_cast<std::size_t>(place)] = fraction;
        } else if (fraction > 0) {
            market.demand(company_, lane, unlock);
            ipo_sales_.add(
                lane, unlock,
                {unlock, fraction, fraction * plan_->discount_factor[static_cast<std::size_t>(unlock)]});
        }
    }
}

void Holding::demand_after_acquisition(Market& market, const Employment& employment, int lane,
                                       int deal_month) {
    if (grant_->needs_liquidity_event && deal_month > grant_->expiry_month) return;
    const int last_vest = static_cast<int>(employment.last_vest_month[static_cast<std::size_t>(lane)]);
    if (deal_month > last_exercise_month(last_vest)) return;
    if (deal_month <= grant_->grant_month) demand_grant_price(market, lane, deal_month);

    const std::size_t sold = issuer_->is_listed ? next_tranche_[static_cast<std::size_t>(deal_month - 1)] : 0;
    const double already_sold =
        sold == 0 ? 0 : vested_and_kept(grant_->tranches[sold - 1].vest_month, last_vest);
    double at_once = vested_and_kept(deal_month, last_vest) - already_sold;
    double on_schedule = 1;
    if (last_vest >= deal_month && grant_->grant_month < deal_month) {
        at_once += issuer_->accelerations.front() * (1 - vested(deal_month));
        on_schedule = 1 - issuer_->accelerations.front();
    }
    market.demand(company_, lane, deal_month);
    double present = at_once * plan_->discount_factor[static_cast<std::size_t>(deal_month)];
    if (at_once > 0) deal_sales_.add(lane, deal_month, {deal_month, at_once, present});
    // What goes on vesting is cash at the deal price: one entry for each period of the ledger, not for each
    // month.
    for (int from = deal_month; from < last_vest && on_schedule > 0;) {
        const int to = std::min(last_vest, ledger_->period_end(from + 1));
        const double fraction = on_schedule * (vested(to) - vested(from));
        present = on_schedule * (vested_present_[static_cast<std::size_t>(to)] -
                                 vested_present_[static_cast<std::size_t>(from)]);
        if (fraction > 0) deal_sales_.add(lane, deal_month, {to, fraction, present});
        from = to;
    }
}

void Holding::demand_paper(Market& market, const Employment& employment, int lane) {
    const int last_vest = static_cast<int>(employment.last_vest_month[static_cast<std::size_t>(lane)]);
    const bool has_lapsed = grant_->needs_liquidity_event && plan_->settlement > grant_->expiry_month;
    if (has_lapsed || plan_->settlement > last_exercise_month(last_vest)) return;
    const double fraction = vested_and_kept(plan_->horizon, last_vest);
    if (fraction == 0) return;
    market.demand(company_, lane, plan_->settlement);
    paper_.add(lane, plan_->settlement, {plan_->settlement, fraction, 0});
}

void Holding::demand_leavers_windows(Market& market, const Employment& employment, int count) {
    for (int lane = 0; lane < count; ++lane) {
        const auto at = static_cast<std::size_t>(lane);
        const int last_vest = static_cast<int>(employment.last_vest_month[at]);
        if (last_vest >= plan_->horizon) continue;
        const int last_exercise = last_exercise_month(last_vest);
        const EventKind kind = issuer_->has_events() ? market.events(company_).kind[at] : EventKind::none;
        const int event_month =
            kind == EventKind::none ? plan_->settlement + 1 : market.events(company_).month[at];
        const bool can_sell = issuer_->is_listed ? event_month > last_exercise
                                                 : kind == EventKind::ipo &&
                                                       event_month + issuer_->lockup_months <= last_exercise;
        if (!can_sell) continue;
        double fraction = 0;
        for (const PlanGrant::Tranche& tranche : grant_->tranches)
            if (tranche.vest_month <= last_vest && tranche.sale_month > last_exercise)
                fraction += tranche.fraction;
        if (fraction == 0) continue;
        market.demand(company_, lane, last_exercise);
        (issuer_->is_listed ? deal_sales_ : ipo_sales_)
            .add(lane, last_exercise,
                 {last_exercise, fraction,
                  fraction * plan_->discount_factor[static_cast<std::size_t>(last_exercise)]});
    }
}

void Holding::settle(const Kernels& kernels, Market& market, const InputColumns& inputs,
                     const Employment& employment) {
    const double* shares = units(kernels, market, inputs);
    if (shares != units_.data()) std::copy_n(shares, column_length, units_.begin());
    if (issuer_->is_listed) sell_listed(kernels, market, inputs, employment);
    sell_cohort(kernels, market, inputs, employment);
    sell_unlocked(kernels, market, inputs);
    sell_list(kernels, market, inputs, ipo_sales_, true);
    sell_list(kernels, market, inputs, deal_sales_, false);
}

void Holding::add_paper(const Kernels& kernels, Market& market, const InputColumns& inputs, double* paper) {
    const std::size_t count = paper_.size();
    if (count == 0) return;
    payoffs_at(kernels, market, inputs, paper_, false);
    for (std::size_t k = 0; k < count; ++k)
        paper[paper_.lane[k]] += units_[static_cast<std::size_t>(paper_.lane[k])] * entry_prices_[k] *
                                 paper_.sales[k].nominal_quantity;
}

const double* Holding::units(const Kernels& kernels, Market& market, const InputColumns& inputs) {
    if (grant_->units >= 0) return inputs[grant_->units];
    const double* value = inputs[grant_->value];
    const double* price = issuer_->is_listed ? market.price(kernels, inputs, company_, grant_->grant_month)
                                             : inputs[issuer_->headline];
    for (std::size_t i = 0; i < static_cast<std::size_t>(column_length); ++i)
        units_[i] = price[i] > 0 ? value[i] / price[i] : 0;
    if (grant_prices_.size() == 0) return units_.data();
    grant_prices_.pad();
    entry_prices_.resize(grant_prices_.lane.size());
    market.prices_at(kernels, inputs, company_, grant_prices_.lane, grant_prices_.month,
                     entry_prices_.data());
    const double* first_day = issuer_->first_day_return >= 0 ? inputs[issuer_->first_day_return] : nullptr;
    for (std::size_t k = 0; k < grant_prices_.size(); ++k) {
        const auto lane = static_cast<std::size_t>(grant_prices_.lane[k]);
        double at_grant = entry_prices_[k];
        if (first_day != nullptr && market.events(company_).kind[lane] == EventKind::ipo)
            at_grant *= 1 + first_day[lane];
        units_[lane] = at_grant > 0 ? value[lane] / at_grant : 0;
    }
    return units_.data();
}

void Holding::sell_listed(const Kernels& kernels, Market& market, const InputColumns& inputs,
                          const Employment& employment) {
    const std::vector<PlanGrant::Tranche>& tranches = grant_->tranches;
    for (std::size_t first = 0, next = 0; first < tranches.size(); first = next) {
        const int month = tranches[first].sale_month;
        double fraction = 0;
        for (next = first; next < tranches.size() && tranches[next].sale_month == month; ++next)
            fraction += tranches[next].fraction;
        SaleInputs sale{};
        sale.price = market.price(kernels, inputs, company_, month);
        sale.units = units_.data();
        sale.strike = grant_->payoff == PayoffKind::call ? inputs[grant_->strike] : nullptr;
        sale.event_month = issuer_->has_events() ? market.events(company_).month_column.data() : nullptr;
        sale.fraction = fraction;
        sale.sale_month = month;
        sale.discount_factor = plan_->discount_factor[static_cast<std::size_t>(month)];
        if (employment.is_uncertain) {
            sale.last_vest_month = employment.last_vest_month.data();
            sale.vest_month = least_last_vest(tranches[first]);
            if (next - first >
                1) {  // several tranches wait for one sale: what is held depends on the last vest
                for (std::size_t i = 0; i < static_cast<std::size_t>(column_length); ++i) {
                    const int last_vest = static_cast<int>(employment.last_vest_month[i]);
                    const double before =
                        first == 0 ? 0 : vested_and_kept(tranches[first - 1].vest_month, last_vest);
                    held_[i] =
                        units_[i] * (vested_and_kept(tranches[next - 1].vest_month, last_vest) - before);
                }
                sale.units = held_.data();
                sale.fraction = 1;
            }
        }
        kernels.sell(sale, column_length, ledger_->nominal(grant_->component, month),
                     ledger_->present(month));
    }
}

void Holding::sell_cohort(const Kernels& kernels, Market& market, const InputColumns& inputs,
                          const Employment& employment) {
    const std::vector<PlanGrant::Tranche>& tranches = grant_->tranches;
    const auto sells = [&](std::size_t k) { return cohort_count_[k] > 0; };
    std::size_t next = 0;
    while (next < tranches.size() && !sells(next)) ++next;
    if (next == tranches.size()) return;

    const std::vector<std::int32_t>& lanes = market.events(company_).ipo_cohort;
    const int length = static_cast<int>(lanes.size());
    SaleInputs sale{};
    kernels.pack(units_.data(), length, lanes.data(), cohort_units_.data());
    sale.units = cohort_units_.data();
    if (grant_->payoff == PayoffKind::call) {
        kernels.pack(inputs[grant_->strike], length, lanes.data(), cohort_strike_.data());
        sale.strike = cohort_strike_.data();
    }
    if (employment.is_uncertain) {
        kernels.pack(employment.last_vest_month.data(), length, lanes.data(), cohort_last_vest_.data());
        sale.last_vest_month = cohort_last_vest_.data();
    }
    // The months of one ledger period add up packed, and are spread over their paths once.
    while (next < tranches.size()) {
        const int period = ledger_->period(tranches[next].sale_month);
        double* const nominal = ledger_->nominal(grant_->component, tranches[next].sale_month);
        double* const present = ledger_->present(tranches[next].sale_month);
        std::fill(cohort_nominal_.begin(), cohort_nominal_.end(), 0.0);
        if (present != nullptr) std::fill(cohort_present_.begin(), cohort_present_.end(), 0.0);
        for (; next < tranches.size() && ledger_->period(tranches[next].sale_month) == period; ++next) {
            if (!sells(next)) continue;
            const int month = tranches[next].sale_month;
            sale.price = market.cohort_prices(kernels, inputs, company_, month);
            sale.fraction = tranches[next].fraction;
            sale.vest_month = least_last_vest(tranches[next]);
            sale.discount_factor = plan_->discount_factor[static_cast<std::size_t>(month)];
            kernels.sell(sale, cohort_count_[next], cohort_nominal_.data(),
                         present == nullptr ? nullptr : cohort_present_.data());
        }
        kernels.add_packed(cohort_nominal_.data(), length, lanes.data(), nominal);
        if (present != nullptr) kernels.add_packed(cohort_present_.data(), length, lanes.data(), present);
    }
}

void Holding::sell_unlocked(const Kernels& kernels, Market& market, const InputColumns& inputs) {
    if (unlocked_.empty()) return;
    const std::vector<std::int32_t>& lanes = market.events(company_).ipo_cohort;
    const double* first_day = issuer_->first_day_return >= 0 ? inputs[issuer_->first_day_return] : nullptr;
    const double* strike = grant_->payoff == PayoffKind::call ? inputs[grant_->strike] : nullptr;
    for (const Unlocked& group : unlocked_) {
        market.cohort_fair_prices(kernels, inputs, company_, group.month, group.begin, group.end,
                                  unlocked_prices_.data());
        double* const nominal = ledger_->nominal(grant_->component, group.month);
        double* const present = ledger_->present(group.month);
        const double discount = plan_->discount_factor[static_cast<std::size_t>(group.month)];
        for (auto place = static_cast<std::size_t>(group.begin); place < static_cast<std::size_t>(group.end);
             ++place) {
            const std::int32_t lane = lanes[place];
            const double fraction = unlocked_fraction_[place];
            double price = unlocked_prices_[place];
            if (first_day != nullptr) price *= 1 + first_day[lane];
            if (strike != nullptr) price = std::max(price - strike[lane], 0.0);
            const double amount = units_[static_cast<std::size_t>(lane)] * price;
            nominal[lane] += amount * fraction;
            if (present != nullptr) present[lane] += amount * (fraction * discount);
        }
    }
}

void Holding::payoffs_at(const Kernels& kernels, Market& market, const InputColumns& inputs, SaleList& list,
                         bool is_after_ipo) {
    list.pad();
    entry_prices_.resize(list.lane.size());
    market.prices_at(kernels, inputs, company_, list.lane, list.month, entry_prices_.data());
    if (is_after_ipo && issuer_->first_day_return >= 0) {
        const double* first_day = inputs[issuer_->first_day_return];
        for (std::size_t k = 0; k < list.size(); ++k) entry_prices_[k] *= 1 + first_day[list.lane[k]];
    }
    if (grant_->payoff == PayoffKind::call) {
        const double* strike = inputs[grant_->strike];
        for (std::size_t k = 0; k < list.size(); ++k)
            entry_prices_[k] = std::max(entry_prices_[k] - strike[list.lane[k]], 0.0);
    }
}

void Holding::sell_list(const Kernels& kernels, Market& market, const InputColumns& inputs, SaleList& list,
                        bool is_after_ipo) {
    const std::size_t count = list.size();
    if (count == 0) return;
    payoffs_at(kernels, market, inputs, list, is_after_ipo);
    for (std::size_t k = 0; k < count; ++k) {
        const std::int32_t lane = list.lane[k];
        const SaleList::Sale& sale = list.sales[k];
        const double amount = units_[static_cast<std::size_t>(lane)] * entry_prices_[k];
        ledger_->nominal(grant_->component, sale.paid_month)[lane] += amount * sale.nominal_quantity;
        if (double* present = ledger_->present(sale.paid_month); present != nullptr)
            present[lane] += amount * sale.present_quantity;
    }
}

}  // namespace offersim
