#include "engine/purchase_plan.hpp"

#include <algorithm>

#include "engine/monthly_kernels.hpp"

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

bool always_listed(const PlanCompany& company) { return company.is_listed && !company.has_events(); }

/// Before it waits for the market to open.
int wanted_sale_month(const PlanPurchase& purchase, int month, const Plan& plan) {
    if (purchase.sell.kind == SalePolicy::Kind::at_horizon) return plan.horizon;
    if (purchase.sell.kind == SalePolicy::Kind::after)
        return std::min(month + purchase.sell.months, plan.settlement);
    return month;
}

}  // namespace

PurchasePlan::PurchasePlan(const Plan& plan, int offer, Ledger& ledger)
    : plan_(&plan),
      purchase_(&*plan.offers[static_cast<std::size_t>(offer)].purchase),
      offer_(offer),
      ledger_(&ledger),
      rate_(column_length),
      set_aside_(column_length),
      bought_(column_length),
      shares_(column_length) {}

void PurchasePlan::mark_months_read(const Plan& plan, const PlanOffer& offer, MonthsRead& read) {
    const PlanCompany& company = plan.companies[static_cast<std::size_t>(offer.company)];
    const PlanPurchase& purchase = *offer.purchase;
    const auto mark = [&](int month) { read.price[static_cast<std::size_t>(month)] = true; };
    if (!always_listed(company)) {
        for (int month = 0; month <= plan.settlement; ++month) {
            mark(month);
            read.add_sale(month);
        }
        read.listed_until = read.left_until = plan.settlement;
        return;
    }
    mark(0);
    for (int month = purchase.period_months; month <= plan.horizon; month += purchase.period_months) {
        mark(month);
        mark(first_open_month(company, wanted_sale_month(purchase, month, plan), plan.settlement));
    }
}

void PurchasePlan::run(const Kernels& kernels, const CompanyHistory& company, const InputColumns& inputs,
                       const Employment& employment, int count, Journal* journal) {
    const PlanOffer& offer = plan_->offers[static_cast<std::size_t>(offer_)];
    if (always_listed(plan_->companies[static_cast<std::size_t>(offer.company)]))
        return run_columns(kernels, company, inputs, employment, journal);
    for (std::int32_t lane = 0; lane < count; ++lane) run_path(company, inputs, employment, lane, journal);
}

void PurchasePlan::run_columns(const Kernels& kernels, const CompanyHistory& company,
                               const InputColumns& inputs, const Employment& employment, Journal* journal) {
    for (std::size_t i = 0; i < rate_.size(); ++i)
        rate_[i] = inputs[purchase_->base_per_year][i] * inputs[purchase_->contribution][i] / 12;
    std::fill(set_aside_.begin(), set_aside_.end(), 0.0);
    std::fill(bought_.begin(), bought_.end(), 0.0);
    int saved_months = 0, offered = 0;  // months at this rate that are not yet in `set_aside_`
    const auto save = [&] {
        for (std::size_t i = 0; i < rate_.size(); ++i) set_aside_[i] += saved_months * rate_[i];
        saved_months = 0;
    };
    for (int month = 1; month <= plan_->horizon; ++month) {
        if (purchase_->raise >= 0 && month > 12 && month % 12 == 1) {
            save();
            for (std::size_t i = 0; i < rate_.size(); ++i) rate_[i] *= 1 + inputs[purchase_->raise][i];
        }
        const auto m = static_cast<std::size_t>(month);
        if (purchase_->calendar_year[m] != purchase_->calendar_year[m - 1])
            std::fill(bought_.begin(), bought_.end(), 0.0);
        ++saved_months;
        if (month % purchase_->period_months != 0) continue;
        save();
        buy_column(kernels, company, inputs, employment, offered, month, journal);
        std::fill(set_aside_.begin(), set_aside_.end(), 0.0);  // what the limit leaves is paid back
        if (month - offered >= purchase_->offering_months) offered = month;
    }
}

void PurchasePlan::buy_column(const Kernels& kernels, const CompanyHistory& company,
                              const InputColumns& inputs, const Employment& employment, int offered,
                              int month, Journal* journal) {
    const PlanOffer& offer = plan_->offers[static_cast<std::size_t>(offer_)];
    const int sold = first_open_month(plan_->companies[static_cast<std::size_t>(offer.company)],
                                      wanted_sale_month(*purchase_, month, *plan_), plan_->settlement);
    const auto posting = [&](int at) {
        return Posting{ledger_->nominal(Component::equity, at), ledger_->present(at),
                       plan_->discount_factor[static_cast<std::size_t>(at)]};
    };
    PurchaseInputs purchase;
    purchase.month = month;
    purchase.price_part = 1 - purchase_->discount;
    purchase.has_look_back = purchase_->has_look_back;
    purchase.last_pay_month = employment.last_pay_month.data();
    purchase.set_aside = set_aside_.data();
    purchase.price = company.price(month);
    purchase.offering_price = company.price(offered);
    purchase.sale_price = company.price(sold);
    if (purchase_->limit_per_year >= 0) purchase.limit = inputs[purchase_->limit_per_year];
    purchase.bought = bought_.data();
    purchase.shares = shares_.data();
    purchase.purchase = posting(month);
    purchase.sale = posting(sold);
    monthly_kernels(kernels).purchase(purchase);
    if (journal == nullptr) return;
    const auto lane = static_cast<std::size_t>(journal->lane);
    const double shares = shares_[lane], price = purchase.price[lane];
    if (shares <= 0) return;
    const double paid = purchase.price_part *
                        (purchase_->has_look_back ? std::min(price, purchase.offering_price[lane]) : price);
    using Kind = JournalEntry::Kind;
    journal->entries.push_back({month, Kind::exercised, offer_, journal_index, shares, paid, -shares * paid});
    journal->entries.push_back({sold, Kind::sold, offer_, journal_index, shares, purchase.sale_price[lane],
                                shares * purchase.sale_price[lane]});
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
    const int wanted = wanted_sale_month(*purchase_, month, *plan_);
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
