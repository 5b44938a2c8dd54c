#include "engine/recorder.hpp"

#include <algorithm>
#include <cmath>

namespace offersim {

double scaled_utility(double wealth, double gamma) {
    if (gamma == 1) return std::log(wealth);
    return std::pow(wealth, 1 - gamma);
}

Recorder::MomentsTask Recorder::task(Moments& shared) {
    MomentsTask task{{}, {}, &shared};
    task.moments.pivot = shared.pivot;
    return task;
}

Recorder::SampleTask Recorder::task(Sample& shared) { return {task(shared.moments), {}, 0, &shared}; }

Recorder::Recorder(const Plan& plan, const SimulationSettings& settings, const Kernels& kernels,
                   Outcomes& shared)
    : plan_(&plan),
      kernels_(&kernels),
      shared_(&shared),
      brief_(settings.brief),
      detail_(settings.detail && !settings.brief),
      column_(column_length),
      gain_(column_length),
      regret_(column_length),
      zeros_(column_length),
      bins_(column_length) {
    const auto tasks = [](auto& targets) {
        std::vector<decltype(task(targets[0]))> list;
        for (auto& target : targets) list.push_back(task(target));
        return list;
    };
    for (OfferOutcome& offer : shared.offers) {
        OfferTasks& own = offers_.emplace_back(OfferTasks{tasks(offer.years),
                                                          tasks(offer.component_samples),
                                                          {},
                                                          tasks(offer.components),
                                                          {},
                                                          task(offer.nominal),
                                                          task(offer.present),
                                                          task(offer.utility),
                                                          task(offer.paper),
                                                          {}});
        for (auto& year : offer.year_components) own.year_components.push_back(tasks(year));
        for (auto& year : offer.year_component_samples) own.year_component_samples.push_back(tasks(year));
    }
    for (ComparisonOutcome& pair : shared.comparisons)
        comparisons_.push_back({task(pair.difference), task(pair.gain), task(pair.regret), {}});
}

void Recorder::add(MomentsTask& task, const double* values, int count) {
    task.chunk.add(*kernels_, values, task.moments.pivot, count);
}

void Recorder::add(SampleTask& task, const double* values, const Block& block) {
    const int count = block.count();
    add(task.moments, values, count);
    for (int i = 0; i < count; ++i) task.zeros += values[i] == 0 ? 1 : 0;
    if (task.shared->values.empty()) {
        kernels_->histogram_bins(values, count, bins_.data());
        task.histogram.add({bins_.data(), static_cast<std::size_t>(count)});
    } else {
        std::copy_n(values, count,
                    task.shared->values.begin() +
                        static_cast<std::ptrdiff_t>(block.first_path() - shared_->first_path));
    }
}

void Recorder::record_offer(const Block& block, int offer) {
    if (!brief_) record_periods(block, offers_[static_cast<std::size_t>(offer)]);
}

void Recorder::record_periods(const Block& block, OfferTasks& tasks) {
    const Ledger& ledger = block.ledger();
    for (int period = 0; period < ledger.period_count(); ++period) {
        const auto p = static_cast<std::size_t>(period);
        ledger.sum_period(period, true, column_.data());
        add(tasks.years[p], column_.data(), block);
        for (std::size_t c = 0; c < component_count; ++c) {
            const auto component = static_cast<Component>(c);
            const double* values =
                ledger.has_nominal(component, period) ? ledger.nominal_at(component, period) : zeros_.data();
            add(tasks.year_components[p][c], values, block.count());
            if (detail_) add(tasks.year_component_samples[p][c], values, block);
        }
    }
    for (std::size_t c = 0; c < component_count; ++c) {
        ledger.sum_component(static_cast<Component>(c), column_.data());
        add(tasks.components[c], column_.data(), block.count());
        if (detail_) add(tasks.component_samples[c], column_.data(), block);
    }
}

void Recorder::record_block(const Block& block) {
    for (std::size_t o = 0; o < offers_.size(); ++o) {
        const int offer = static_cast<int>(o);
        OfferTasks& tasks = offers_[o];
        add(tasks.nominal, block.nominal(offer), block);
        if (plan_->is_discounted) add(tasks.present, block.present(offer), block);
        if (!brief_) {
            record_utility(block, offer, tasks);
            add(tasks.paper, block.paper(offer), block.count());
        }
        record_fate(block, offer, tasks.fate);
    }
    for (std::size_t pair = 0; pair < comparisons_.size(); ++pair)
        record_comparison(block, shared_->comparisons[pair], comparisons_[pair]);
}

void Recorder::record_utility(const Block& block, int offer, OfferTasks& tasks) {
    const double* wealth = block.inputs()[plan_->wealth];
    const double* primary = block.present(offer);
    const double gamma = plan_->risk_aversion;
    const double scale = shared_->offers[static_cast<std::size_t>(offer)].utility_scale;
    for (std::size_t i = 0; i < column_.size(); ++i)  // a wealth of zero or less is the analysis' to refuse
        column_[i] = std::max((wealth[i] + primary[i]) / scale, 1e-12);
    kernels_->logarithms(column_.data(), column_.data());
    if (gamma != 1) {
        for (double& value : column_) value *= 1 - gamma;
        kernels_->exponentials(column_.data(), column_.data());
    }
    add(tasks.utility, column_.data(), block.count());
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
    if (block.leaving().is_possible()) {
        const double* leaves = block.leaving().month();
        const double* ends =
            company.has_events() ? block.market().events(plan_offer.company).month_column.data() : nullptr;
        for (std::size_t i = 0; i < count; ++i) {
            const bool was_shut = ends != nullptr && ends[i] <= leaves[i] &&
                                  block.market().events(plan_offer.company).kind[i] == EventKind::shutdown;
            fate.left_early += leaves[i] <= plan_->horizon && !was_shut ? 1 : 0;
        }
    }
    const double* equity = block.equity(offer);
    for (std::size_t i = 0; i < count; ++i) fate.equity_zero += equity[i] == 0 ? 1 : 0;
    if (plan_->floor_total)
        for (std::size_t i = 0; i < count; ++i)
            fate.below_floor += block.nominal(offer)[i] < *plan_->floor_total ? 1 : 0;
}

void Recorder::record_comparison(const Block& block, const ComparisonOutcome& pair, ComparisonTasks& tasks) {
    const double* a = block.present(pair.a);
    const double* b = block.present(pair.b);
    for (std::size_t i = 0; i < column_.size(); ++i) {
        column_[i] = a[i] - b[i];
        gain_[i] = std::max(column_[i], 0.0);
        regret_[i] = std::max(-column_[i], 0.0);
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(block.count()); ++i) {
        tasks.counts.a_beats_b += column_[i] > 0 ? 1 : 0;
        tasks.counts.ties += column_[i] == 0 ? 1 : 0;
    }
    add(tasks.difference, column_.data(), block);
    add(tasks.gain, gain_.data(), block.count());
    add(tasks.regret, regret_.data(), block.count());
}

template <class Visit>
void Recorder::for_each_task(Visit visit) {
    const auto visit_all = [&](auto& tasks) {
        for (auto& task : tasks) visit(task);
    };
    for (OfferTasks& offer : offers_) {
        visit(offer.nominal);
        visit(offer.present);
        visit(offer.utility);
        visit(offer.paper);
        visit_all(offer.years);
        visit_all(offer.components);
        visit_all(offer.component_samples);
        for (auto& year : offer.year_components) visit_all(year);
        for (auto& year : offer.year_component_samples) visit_all(year);
    }
    for (ComparisonTasks& pair : comparisons_) {
        visit(pair.difference);
        visit(pair.gain);
        visit(pair.regret);
    }
}

void Recorder::flush() {
    for_each_task([](auto& task) {
        if constexpr (requires { task.histogram; })
            task.moments.chunk.flush(task.moments.moments);
        else
            task.chunk.flush(task.moments);
    });
}

void Recorder::merge() {
    for_each_task([](auto& task) {
        if constexpr (requires { task.histogram; }) {
            task.moments.shared->add(task.moments.moments);
            task.shared->zeros += task.zeros;
            task.shared->histogram.add(task.histogram);
        } else {
            task.shared->add(task.moments);
        }
    });
    for (std::size_t o = 0; o < offers_.size(); ++o) shared_->offers[o].fate.add(offers_[o].fate);
    for (std::size_t pair = 0; pair < comparisons_.size(); ++pair) {
        shared_->comparisons[pair].counts.a_beats_b += comparisons_[pair].counts.a_beats_b;
        shared_->comparisons[pair].counts.ties += comparisons_[pair].counts.ties;
    }
}

}  // namespace offersim
