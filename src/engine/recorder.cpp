#include "engine/recorder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/simulate.hpp"

namespace offersim {

double scaled_utility(double wealth, double gamma) {
    if (gamma == 1) return std::log(wealth);
    return std::pow(wealth, 1 - gamma);
}

namespace {

/// Before the horizon, and of one's own accord or the employer's: not because the company was shut.
bool leaves_early(const Block& block, int offer, std::int32_t lane) {
    const Plan& plan = block.plan();
    const int issuer = plan.offers[static_cast<std::size_t>(offer)].company;
    const double leaves = block.employment(offer).leave_month[static_cast<std::size_t>(lane)];
    if (leaves > plan.horizon) return false;
    if (!plan.companies[static_cast<std::size_t>(issuer)].has_events()) return true;
    const CompanyEvents& events = block.market().events(issuer);
    const auto at = static_cast<std::size_t>(lane);
    return events.month_column[at] > leaves || events.kind[at] != EventKind::shutdown;
}

}  // namespace

Recorder::Recorder(const Plan& plan, const Kernels& kernels, const Outcomes& blank)
    : plan_(&plan),
      kernels_(&kernels),
      blank_(&blank),
      own_(blank),
      brief_(blank.offers.empty() || blank.offers.front().components.empty()),
      detail_(!brief_ && !blank.offers.front().component_samples.empty()),
      column_(column_length),
      gain_(column_length),
      regret_(column_length),
      zeros_(column_length) {}

void Recorder::record_offer(const Block& block, int offer) {
    if (!brief_) record_periods(block, own_.offers[static_cast<std::size_t>(offer)]);
}

void Recorder::record_periods(const Block& block, OfferOutcome& own) {
    const Ledger& ledger = block.ledger();
    const int count = block.count();
    for (int period = 0; period < ledger.period_count(); ++period) {
        const auto p = static_cast<std::size_t>(period);
        ledger.sum_period(period, true, column_.data());
        own.years[p].add(*kernels_, column_.data(), count);
        for (std::size_t c = 0; c < component_count; ++c) {
            const auto component = static_cast<Component>(c);
            const double* values =
                ledger.has_nominal(component, period) ? ledger.nominal_at(component, period) : zeros_.data();
            own.year_components[p][c].add(*kernels_, values, count);
            if (detail_) own.year_component_samples[p][c].add(*kernels_, values, count);
        }
    }
    for (std::size_t c = 0; c < component_count; ++c) {
        ledger.sum_component(static_cast<Component>(c), column_.data());
        own.components[c].add(*kernels_, column_.data(), count);
        if (detail_) own.component_samples[c].add(*kernels_, column_.data(), count);
    }
}

void Recorder::record_block(const Block& block) {
    for (std::size_t o = 0; o < own_.offers.size(); ++o) {
        const int offer = static_cast<int>(o);
        OfferOutcome& own = own_.offers[o];
        own.nominal.add(*kernels_, block.nominal(offer), block.count());
        if (plan_->is_discounted) own.present.add(*kernels_, block.present(offer), block.count());
        if (own_.has_utility) record_utility(block, offer, own);
        if (!brief_) {
            own.paper.add(*kernels_, block.paper(offer), block.count());
        }
        record_fate(block, offer, own.fate);
        if (!own.futures.empty()) record_futures(block, offer, own);
    }
    for (ComparisonOutcome& pair : own_.comparisons) record_comparison(block, pair);
    own_.paths += static_cast<std::uint64_t>(block.count());
}

void Recorder::record_utility(const Block& block, int offer, OfferOutcome& own) {
    const double* wealth = block.inputs()[plan_->wealth];
    const double* primary = block.present(offer);
    const double gamma = plan_->risk_aversion;
    for (std::size_t i = 0; i < column_.size(); ++i)  // a wealth of zero or less is the analysis' to refuse
        column_[i] = std::max((wealth[i] + primary[i]) / own.utility_scale, 1e-12);
    kernels_->logarithms(column_.data(), column_.data());
    if (gamma != 1) {
        for (double& value : column_) value *= 1 - gamma;
        kernels_->exponentials(column_.data(), column_.data());
    }
    own.utility.add(*kernels_, column_.data(), block.count());
}

void Recorder::record_fate(const Block& block, int offer, FateCounts& fate) const {
    const auto o = static_cast<std::size_t>(offer);
    const PlanOffer& plan_offer = plan_->offers[o];
    const PlanCompany& company = plan_->companies[static_cast<std::size_t>(plan_offer.company)];
    const auto count = static_cast<std::size_t>(block.count());
    if (company.has_events()) {
        const CompanyEvents& events = block.market().events(plan_offer.company);
        fate.ipo += events.lanes_of[static_cast<std::size_t>(EventKind::ipo)].size();
        fate.acquired += events.lanes_of[static_cast<std::size_t>(EventKind::acquisition)].size();
        fate.shutdown += events.lanes_of[static_cast<std::size_t>(EventKind::shutdown)].size();
        if (!company.is_listed) fate.illiquid += events.lanes_of[0].size();
    } else if (!company.is_listed) {
        fate.illiquid += count;
    }
    if (block.leaving().is_possible())
        for (std::int32_t i = 0; i < block.count(); ++i)
            fate.left_early += leaves_early(block, offer, i) ? 1 : 0;
    fate.equity_zero += kernels_->count_zeros(block.equity(offer), block.count());
    if (plan_->floor_total)
        for (std::size_t i = 0; i < count; ++i)
            fate.below_floor += block.nominal(offer)[i] < *plan_->floor_total ? 1 : 0;
}

void Recorder::record_fate(const Block& block, int offer, const std::vector<std::int32_t>& lanes,
                           FateCounts& fate) const {
    const int issuer = plan_->offers[static_cast<std::size_t>(offer)].company;
    const PlanCompany& company = plan_->companies[static_cast<std::size_t>(issuer)];
    const CompanyEvents& events = block.market().events(issuer);
    for (const std::int32_t lane : lanes) {
        const EventKind kind =
            company.has_events() ? events.kind[static_cast<std::size_t>(lane)] : EventKind::none;
        fate.ipo += kind == EventKind::ipo ? 1 : 0;
        fate.acquired += kind == EventKind::acquisition ? 1 : 0;
        fate.shutdown += kind == EventKind::shutdown ? 1 : 0;
        fate.illiquid += kind == EventKind::none && !company.is_listed ? 1 : 0;
        if (block.leaving().is_possible()) fate.left_early += leaves_early(block, offer, lane) ? 1 : 0;
        fate.equity_zero += block.equity(offer)[lane] == 0 ? 1 : 0;
        if (plan_->floor_total) fate.below_floor += block.nominal(offer)[lane] < *plan_->floor_total ? 1 : 0;
    }
}

void Recorder::record_futures(const Block& block, int offer, OfferOutcome& own) {
    const int issuer = plan_->offers[static_cast<std::size_t>(offer)].company;
    const double* drawn = block.inputs()[plan_->companies[static_cast<std::size_t>(issuer)].future];
    std::vector<std::vector<std::int32_t>> lanes(own.futures.size());
    for (std::int32_t i = 0; i < block.count(); ++i) lanes[static_cast<std::size_t>(drawn[i])].push_back(i);
    for (std::size_t f = 0; f < lanes.size(); ++f) {
        FutureOutcome& future = own.futures[f];
        const auto add = [&](Sample& sample, const double* values) {
            for (std::size_t k = 0; k < lanes[f].size(); ++k) column_[k] = values[lanes[f][k]];
            sample.add(*kernels_, column_.data(), static_cast<int>(lanes[f].size()));
        };
        add(future.nominal, block.nominal(offer));
        if (plan_->is_discounted) add(future.present, block.present(offer));
        record_fate(block, offer, lanes[f], future.fate);
        for (std::size_t other = 0; other < future.against.size(); ++other)
            for (const std::int32_t lane : lanes[f]) {
                const double gain = block.present(offer)[lane] - block.present(static_cast<int>(other))[lane];
                future.against[other].a_beats_b += gain > 0 ? 1 : 0;
                future.against[other].ties += gain == 0 ? 1 : 0;
            }
    }
}

void Recorder::record_comparison(const Block& block, ComparisonOutcome& own) {
    const double* a = block.present(own.a);
    const double* b = block.present(own.b);
    const int count = block.count();
    const PairCounts counts = kernels_->compare(a, b, count, {column_.data(), gain_.data(), regret_.data()});
    own.counts.a_beats_b += counts.a_beats_b;
    own.counts.ties += counts.ties;
    own.difference.add(*kernels_, column_.data(), count);
    own.gain.add(*kernels_, gain_.data(), count);
    own.regret.add(*kernels_, regret_.data(), count);
}

void Recorder::finish_chunk(std::uint64_t first_path, Outcomes& shared) {
    const auto place = static_cast<std::ptrdiff_t>(first_path - shared.first_path);
    visit_tallies(
        [place](auto& tally, auto& of_all) {
            if constexpr (requires { tally.flush(); }) tally.flush();
            if constexpr (requires { tally.moments; }) tally.moments.flush();
            if constexpr (requires { tally.values; }) {
                std::copy(tally.values.begin(), tally.values.end(), of_all.values.begin() + place);
                tally.values.clear();
            }
        },
        own_, shared);
}

void Recorder::merge_into(Outcomes& shared) {
    shared.append(std::move(own_));
    own_ = *blank_;
}

}  // namespace offersim
