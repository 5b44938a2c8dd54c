#include "engine/purchase_plan.hpp"

#include <algorithm>

namespace offersim {

namespace {

constexpr int journal_index = -2;  // see JournalEntry::grant

/// The first month in which the plan runs on a path, and the first in which it no longer does.
struct Listing {
    int first, end;
};

Listing listing_of(const CompanyHistory& company, std::int32_t lane, int never) {
    const CompanyEvents& events = company.events();
    const auto i = static_cast<std::size_t>(lane);
    const int month = events.month[i];
    if (events.kind[i] == EventKind::ipo) return {company.is_listed_at_start() ? 0 : month, never};
    return {company.is_listed_at_start() ? 0 : never, events.kind[i] == EventKind::none ? never : month};
}

}  // namespace

PurchasePlan::PurchasePlan(const Plan& plan, int offer, Ledger& ledger)
    : plan_(&plan),
      purchase_(&*plan.offers[static_cast<std::size_t>(offer)].purchase),
      offer_(offer),
      ledger_(&ledger) {}

void PurchasePlan::mark_months_read(const Plan& plan, const PlanOffer& offer, MonthsRead& read) {
    const PlanCompany& company = plan.companies[static_cast<std::size_t>(offer.company)];
    // Before a listing nobody knows when the first shares may be sold.
    const bool sells_by_horizon =
        company.is_listed && offer.purchase->sell.kind != SalePolicy::Kind::after;
    const int last =
        sells_by_horizon ? first_open_month(company, plan.horizon, plan.settlement) : plan.settlement;
    for (int month = 0; month <= last; ++month) {
        read.add_sale(month);
        read.price[static_cast<std::size_t>(month)] = true;
    }
    read.listed_until = std::max(read.listed_until, last);
}

void PurchasePlan::run(const CompanyHistory& company, const InputColumns& inputs,
                       const Employment& employment, int count, Journal* journal) {
    for (std::int32_t lane = 0; lane < count; ++lane) run_path(company, inputs, employment, lane, journal);
}

void PurchasePlan::run_path(const CompanyHistory& company, const InputColumns& inputs,
                            const Employment& employment, std::int32_t lane, Journal* journal) {
    const auto i = static_cast<std::size_t>(lane);
    const Listing listing = listing_of(company, lane, plan_->settlement + 1);
    const int last =
        std::min({static_cast<int>(employment.last_pay_month[i]), plan_->horizon, listing.end - 1});
    double rate = inputs[purchase_->base_per_year][i] * inputs[purchase_->contribution][i] / 12;
    double set_aside = 0, bought_this_year = 0;
    Offering offering{listing.first,
                      listing.first <= plan_->settlement ? company.price(listing.first)[i] : 0};
    for (int month = 1; month <= last; ++month) {
        if (purchase_->raise >= 0 && month > 12 && month % 12 == 1) rate *= 1 + inputs[purchase_->raise][i];
        const auto m = static_cast<std::size_t>(month);
        if (purchase_->calendar_year[m] != purchase_->calendar_year[m - 1]) bought_this_year = 0;
        if (month <= listing.first) continue;
        set_aside += rate;
        if ((month - listing.first) % purchase_->period_months != 0) continue;
        bought_this_year += buy(company, inputs, offering, month, lane, set_aside, bought_this_year, journal);
        set_aside = 0;  // what the limit leaves is paid back
        if (month - offering.start >= purchase_->offering_months) offering = {month, company.price(month)[i]};
    }
}

/// Buys and sells; the worth of what was bought, by the price at the offering.
double PurchasePlan::buy(const CompanyHistory& company, const InputColumns& inputs, const Offering& offering,
                         int month, std::int32_t lane, double set_aside, double bought_this_year,
                         Journal* journal) {
    const double price = company.price(month)[lane];
    const double paid =
        (1 - purchase_->discount) * (purchase_->has_look_back ? std::min(price, offering.price) : price);
    if (paid <= 0 || offering.price <= 0) return 0;
    double shares = set_aside / paid;
    if (purchase_->limit_per_year >= 0)
        shares = std::min(shares, std::max(inputs[purchase_->limit_per_year][lane] - bought_this_year, 0.0) /
                                      offering.price);
    post(month, lane,
         {month, JournalEntry::Kind::exercised, offer_, journal_index, shares, paid, -shares * paid},
         journal);
    sell(company, month, lane, shares, journal);
    return shares * offering.price;
}

void PurchasePlan::sell(const CompanyHistory& company, int month, std::int32_t lane, double shares,
                        Journal* journal) {
    int wanted = month;
    if (purchase_->sell.kind == SalePolicy::Kind::at_horizon) wanted = plan_->horizon;
    if (purchase_->sell.kind == SalePolicy::Kind::after)
        wanted = std::min(month + purchase_->sell.months, plan_->settlement);
    const auto i = static_cast<std::size_t>(lane);
    const CompanyEvents& events = company.events();
    const bool can_end = events.kind[i] == EventKind::acquisition || events.kind[i] == EventKind::shutdown;
    for (int m = month; m <= plan_->settlement; ++m) {
        if (can_end && m >= events.month[i]) {
            if (events.kind[i] == EventKind::shutdown) return;
            const double price = company.deal_price()[lane];
            return post(
                m, lane,
                {m, JournalEntry::Kind::cashed_out, offer_, journal_index, shares, price, shares * price},
                journal);
        }
        const bool is_closed = company.is_blackout(m) && m < plan_->settlement;
        if (m < wanted || company.unlocked(m)[i] < 1 || is_closed) continue;
        const double price = company.price(m)[i];
        return post(m, lane,
                    {m, JournalEntry::Kind::sold, offer_, journal_index, shares, price, shares * price},
                    journal);
    }
}

void PurchasePlan::post(int month, std::int32_t lane, const JournalEntry& entry, Journal* journal) {
    ledger_->nominal(Component::equity, month)[lane] += entry.amount;
    if (double* present = ledger_->present(month); present != nullptr)
        present[lane] += entry.amount * plan_->discount_factor[static_cast<std::size_t>(month)];
    if (journal != nullptr && journal->lane == lane && entry.units > 0) journal->entries.push_back(entry);
}

}  // namespace offersim
