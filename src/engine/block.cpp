#include "engine/block.hpp"

#include <algorithm>
#include <numeric>

namespace offersim {

Block::OfferState::OfferState(const Plan& plan, const PlanOffer& offer, Ledger& ledger, bool with_paper)
    : payroll(plan, offer, ledger),
      nominal(column_length),
      present(column_length),
      equity(column_length),
      paper(column_length) {
    for (const PlanGrant& grant : offer.grants)
        holdings.emplace_back(plan, offer.company, grant, ledger, with_paper);
}

std::vector<std::vector<bool>> Block::months_read(const Plan& plan) {
    std::vector<std::vector<bool>> months(
        plan.companies.size(), std::vector<bool>(static_cast<std::size_t>(plan.settlement + 1), false));
    for (const PlanOffer& offer : plan.offers)
        for (const PlanGrant& grant : offer.grants)
            Holding::mark_months_read(plan, offer.company, grant,
                                      months[static_cast<std::size_t>(offer.company)]);
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
      market_(plan, months_read(plan), draws_),
      leaving_(plan, draws_) {
    for (const PlanOffer& offer : plan.offers)
        offers_.push_back(
            std::make_unique<OfferState>(plan, offer, ledger_, resolution != Resolution::total));
    if (with_exits)
        exits_.assign(plan.companies.size(),
                      {std::vector<std::int32_t>(block_paths), std::vector<double>(block_paths)});
}

void Block::run(std::uint64_t first_path, int count, const std::function<void(int)>& offer_done) {
    first_path_ = first_path;
    count_ = count;
    draws_.start(first_path);
    inputs_.draw(*kernels_, draws_);
    market_.start(*kernels_, inputs_, draws_, count);
    leaving_.draw(*kernels_, inputs_, draws_);
    for (std::size_t o = 0; o < offers_.size(); ++o) {
        OfferState& state = *offers_[o];
        const int company = plan_->offers[o].company;
        state.employment.set(*plan_, leaving_, plan_->companies[static_cast<std::size_t>(company)],
                             market_.events(company), count);
        for (Holding& holding : state.holdings) holding.demand(market_, state.employment, count);
    }
    demand_exits();
    market_.resolve(*kernels_);
    price_exits();
    for (int offer = 0; offer < static_cast<int>(offers_.size()); ++offer) {
        run_offer(offer);
        if (offer_done) offer_done(offer);
    }
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
    for (Holding& holding : state.holdings) holding.settle(*kernels_, market_, inputs_, state.employment);
    ledger_.sum_all(false, state.equity.data());
    if (resolution_ != Resolution::total) {
        std::fill(state.paper.begin(), state.paper.end(), 0.0);
        for (Holding& holding : state.holdings)
            holding.add_paper(*kernels_, market_, inputs_, state.paper.data());
    }
    state.payroll.pay(*kernels_, inputs_, state.employment, count_);
    ledger_.sum_all(false, state.nominal.data());
    if (plan_->is_discounted) ledger_.sum_all(true, state.present.data());
}

}  // namespace offersim
