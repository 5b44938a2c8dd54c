#include "engine/block.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace offersim {

namespace {

/// Whether a grant goes month by month: its own terms or its company's ask for it, or somebody wants every
/// month.
bool goes_by_months(const Plan& plan, const PlanOffer& offer, const PlanGrant& grant, Resolution resolution) {
    return resolution == Resolution::month || grant.needs_months ||
           plan.companies[static_cast<std::size_t>(offer.company)].is_stepped();
}

/// Whether leaving depends on a state of the company that is only known once the market is resolved.
bool leaves_by_history(const Plan& plan, const PlanOffer& offer) {
    return plan.leave.layoff_after_down_round >= 0 &&
           plan.companies[static_cast<std::size_t>(offer.company)].is_stepped();
}

}  // namespace

Block::OfferState::OfferState(const Plan& plan, int offer, Ledger& ledger, Resolution resolution)
    : payroll(plan, offer, ledger),
      employment(plan.settlement),
      nominal(column_length),
      present(column_length),
      equity(column_length),
      paper(column_length) {
    const PlanOffer& terms = plan.offers[static_cast<std::size_t>(offer)];
    for (std::size_t g = 0; g < terms.grants.size(); ++g) {
        if (goes_by_months(plan, terms, terms.grants[g], resolution))
            monthly_holdings.emplace_back(plan, offer, static_cast<int>(g), ledger);
        else
            holdings.emplace_back(plan, terms.company, terms.grants[g], ledger,
                                  resolution != Resolution::total);
    }
    if (terms.purchase) purchase.emplace(plan, offer, ledger);
}

std::vector<MonthsRead> Block::months_read(const Plan& plan, Resolution resolution, bool with_exits) {
    std::vector<MonthsRead> months(plan.companies.size(), MonthsRead(plan.settlement));
    for (const PlanOffer& offer : plan.offers) {
        MonthsRead& read = months[static_cast<std::size_t>(offer.company)];
        if (leaves_by_history(plan, offer)) std::fill_n(read.distress.begin(), plan.horizon + 1, true);
        if (offer.purchase) PurchasePlan::mark_months_read(plan, offer, read);
        for (const PlanGrant& grant : offer.grants) {
            if (!goes_by_months(plan, offer, grant, resolution))
                Holding::mark_months_read(plan, offer.company, grant, read.price);
            else if (resolution == Resolution::month)
                read.add_all();
            else
                MonthlyHolding::mark_months_read(plan, offer, grant, read);
        }
    }
    for (std::size_t c = 0; c < months.size(); ++c)
        if (with_exits && plan.companies[c].is_stepped()) months[c].add_all();
    return months;
}

Block::Block(const Plan& plan, const Kernels& kernels, Resolution resolution, bool with_exits,
             Sampler sampler)
    : plan_(&plan),
      kernels_(&kernels),
      resolution_(resolution),
      ledger_(resolution, plan.settlement, plan.discount_factor, plan.is_discounted),
      draws_(plan, sampler),
      inputs_(plan, draws_),
      market_(plan, months_read(plan, resolution, with_exits), draws_),
      leaving_(plan, draws_) {
    for (int offer = 0; offer < static_cast<int>(plan.offers.size()); ++offer)
        offers_.push_back(std::make_unique<OfferState>(plan, offer, ledger_, resolution));
    if (with_exits)
        exits_.assign(plan.companies.size(),
                      {std::vector<std::int32_t>(block_paths), std::vector<double>(block_paths)});
}

void Block::run(std::uint64_t first_path, int count, const std::function<void(int)>& offer_done) {
    assert(first_path >> 32 == (first_path + static_cast<std::uint64_t>(count) - 1) >> 32);
    first_path_ = first_path;
    count_ = count;
    draws_.start(first_path);
    inputs_.draw(*kernels_, draws_);
    leaving_.draw(*kernels_, inputs_, draws_);
    market_.start(*kernels_, inputs_, draws_, count, leaving_.latest_month());
    const int offers = static_cast<int>(offers_.size());
    for (int offer = 0; offer < offers; ++offer)
        if (!leaves_by_history(*plan_, plan_->offers[static_cast<std::size_t>(offer)]))
            begin_offer(offer, nullptr);
    demand_exits();
    market_.resolve(*kernels_);
    price_exits();
    for (int offer = 0; offer < offers; ++offer) {
        const PlanOffer& terms = plan_->offers[static_cast<std::size_t>(offer)];
        if (leaves_by_history(*plan_, terms)) begin_offer(offer, &market_.history(terms.company));
        run_offer(offer);
        if (offer_done) offer_done(offer);
    }
}

void Block::begin_offer(int offer, const CompanyHistory* history) {
    OfferState& state = *offers_[static_cast<std::size_t>(offer)];
    const int company = plan_->offers[static_cast<std::size_t>(offer)].company;
    state.employment.set(*kernels_, *plan_, leaving_, inputs_,
                         plan_->companies[static_cast<std::size_t>(company)], market_.events(company),
                         history, count_);
    for (Holding& holding : state.holdings) holding.demand(market_, state.employment, count_);
}

void Block::demand_exits() {
    for (std::size_t c = 0; c < exits_.size(); ++c) {
        const PlanCompany& company = plan_->companies[c];
        const int otherwise = company.is_listed ? plan_->horizon : plan_->settlement;
        for (int i = 0; i < count_; ++i) {
            const auto lane = static_cast<std::size_t>(i);
            const CompanyEvents& events = market_.events(static_cast<int>(c));
            const bool has_event = company.has_events() && events.kind[lane] != EventKind::none;
            exits_[c].month[lane] = has_event ? events.month[lane] : otherwise;
            market_.demand(static_cast<int>(c), i, exits_[c].month[lane]);
        }
    }
}

void Block::price_exits() {
    if (exits_.empty()) return;
    std::vector<std::int32_t> lanes(block_paths);
    std::iota(lanes.begin(), lanes.end(), 0);
    for (std::size_t c = 0; c < exits_.size(); ++c)
        market_.prices_at(*kernels_, inputs_, static_cast<int>(c), lanes, exits_[c].month,
                          exits_[c].price.data());
}

void Block::run_offer(int offer) {
    OfferState& state = *offers_[static_cast<std::size_t>(offer)];
    ledger_.clear();
    const int company = plan_->offers[static_cast<std::size_t>(offer)].company;
    for (Holding& holding : state.holdings) holding.settle(*kernels_, market_, inputs_, state.employment);
    if (!state.monthly_holdings.empty()) state.employment.list_departures(*plan_, count_);
    for (MonthlyHolding& holding : state.monthly_holdings)
        holding.run(*kernels_, market_.history(company), inputs_, state.employment, count_, journal_);
    if (state.purchase)
        state.purchase->run(*kernels_, market_.history(company), inputs_, state.employment, count_, journal_);
    ledger_.sum_all(false, state.equity.data());
    if (resolution_ != Resolution::total) {
        std::fill(state.paper.begin(), state.paper.end(), 0.0);
        for (Holding& holding : state.holdings)
            holding.add_paper(*kernels_, market_, inputs_, state.paper.data());
        for (MonthlyHolding& holding : state.monthly_holdings) holding.add_paper(state.paper.data());
    }
    state.payroll.pay(*kernels_, inputs_, state.employment, journal_);
    ledger_.sum_all(false, state.nominal.data());
    if (plan_->is_discounted) ledger_.sum_all(true, state.present.data());
}

}  // namespace offersim
