#include "engine/simulate.hpp"

#include <algorithm>
#include <mutex>
#include <thread>

#include "engine/recorder.hpp"

namespace offersim {

namespace {

/// Paths that one worker takes at a time and whose sums are folded together; part of what makes results
/// repeatable.
constexpr std::uint64_t chunk_paths = 16 * block_paths;

void lay_out(const Plan& plan, const SimulationSettings& settings, int years, Outcomes& outcomes) {
    outcomes.is_discounted = plan.is_discounted;
    outcomes.offers.resize(plan.offers.size());
    for (OfferOutcome& offer : outcomes.offers) {
        if (settings.brief) continue;
        const auto periods = static_cast<std::size_t>(years);
        offer.years.resize(periods);
        offer.components.resize(component_count);
        offer.year_components.assign(periods, std::vector<Moments>(component_count));
        if (!settings.detail) continue;
        offer.component_samples.resize(component_count);
        offer.year_component_samples.resize(periods);
        for (auto& year : offer.year_component_samples) year.resize(component_count);
    }
    for (int a = 0; a < static_cast<int>(plan.offers.size()); ++a)
        for (int b = a + 1; b < static_cast<int>(plan.offers.size()); ++b) {
            ComparisonOutcome& pair = outcomes.comparisons.emplace_back();
            pair.a = a;
            pair.b = b;
        }
}

/// Pivots near the values, the same for every worker, thread, rank and shard: those of path 0.
void set_pivots(const Plan& plan, const SimulationSettings& settings, Block& block, Outcomes& outcomes) {
    block.run(0, 1, [&](int offer) {
        OfferOutcome& outcome = outcomes.offers[static_cast<std::size_t>(offer)];
        if (settings.brief) return;
        std::vector<double> column(column_length);
        const Ledger& ledger = block.ledger();
        for (int period = 0; period < ledger.period_count(); ++period) {
            const auto p = static_cast<std::size_t>(period);
            ledger.sum_period(period, true, column.data());
            outcome.years[p].moments.pivot = column[0];
            for (std::size_t c = 0; c < component_count; ++c)
                if (const auto component = static_cast<Component>(c); ledger.has_nominal(component, period))
                    outcome.year_components[p][c].pivot = ledger.nominal_at(component, period)[0];
        }
        for (std::size_t c = 0; c < component_count; ++c) {
            ledger.sum_component(static_cast<Component>(c), column.data());
            outcome.components[c].pivot = column[0];
        }
    });
    for (std::size_t o = 0; o < outcomes.offers.size(); ++o) {
        outcomes.offers[o].nominal.moments.pivot = block.nominal(static_cast<int>(o))[0];
        outcomes.offers[o].present.moments.pivot = block.present(static_cast<int>(o))[0];
        outcomes.offers[o].paper.pivot = block.paper(static_cast<int>(o))[0];
        outcomes.offers[o].utility.pivot = 1;
        const double wealth = block.inputs()[plan.wealth][0] + block.present(static_cast<int>(o))[0];
        outcomes.offers[o].utility_scale = wealth > 0 ? wealth : 1;
    }
    for (ComparisonOutcome& pair : outcomes.comparisons) {
        const double difference = block.present(pair.a)[0] - block.present(pair.b)[0];
        pair.difference.moments.pivot = difference;
        pair.gain.pivot = std::max(difference, 0.0);
        pair.regret.pivot = std::max(-difference, 0.0);
    }
}

void keep_values(std::uint64_t paths, Outcomes& outcomes) {
    for (OfferOutcome& offer : outcomes.offers) {
        offer.nominal.values.resize(paths);
        if (outcomes.is_discounted) offer.present.values.resize(paths);
    }
    for (ComparisonOutcome& pair : outcomes.comparisons) pair.difference.values.resize(paths);
}

/// A run cut short keeps the values of the paths it finished.
void trim_values(std::uint64_t paths, Outcomes& outcomes) {
    const auto trim = [paths](Sample& sample) {
        if (!sample.values.empty()) sample.values.resize(paths);
    };
    for (OfferOutcome& offer : outcomes.offers) {
        trim(offer.nominal);
        trim(offer.present);
    }
    for (ComparisonOutcome& pair : outcomes.comparisons) trim(pair.difference);
}

class Run {
public:
    Run(const Plan& plan, const SimulationSettings& settings, const Kernels& kernels, Outcomes& outcomes)
        : plan_(&plan), settings_(&settings), kernels_(&kernels), outcomes_(&outcomes) {}

    /// Takes chunks in order until none is left or a stop is asked for. A chunk that was begun is finished,
    /// so that what is done is always the first part of what was asked.
    void work(Block& block) {
        Recorder recorder(*plan_, *settings_, *kernels_, *outcomes_);
        while (!settings_->stop.stop_requested()) {
            const std::uint64_t begin = next_.fetch_add(chunk_paths);
            if (begin >= settings_->paths) break;
            const std::uint64_t end = std::min(begin + chunk_paths, settings_->paths);
            for (std::uint64_t path = begin; path < end; path += block_paths) {
                block.run(settings_->first_path + path,
                          static_cast<int>(std::min<std::uint64_t>(block_paths, end - path)),
                          [&](int offer) { recorder.record_offer(block, offer); });
                recorder.record_block(block);
            }
            recorder.flush();
            const std::uint64_t done = done_.fetch_add(end - begin) + (end - begin);
            if (settings_->progress) settings_->progress(done);
        }
        const std::scoped_lock lock(merging_);
        recorder.merge();
    }
    std::uint64_t paths_done() const { return done_; }

private:
    const Plan* plan_;
    const SimulationSettings* settings_;
    const Kernels* kernels_;
    Outcomes* outcomes_;
    std::atomic<std::uint64_t> next_{0}, done_{0};
    std::mutex merging_;
};

int worker_count(const SimulationSettings& settings) {
    const int asked = settings.threads > 0
                          ? settings.threads
                          : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const auto chunks = static_cast<int>(std::min<std::uint64_t>(settings.paths / chunk_paths + 1, 4096));
    return std::min(asked, chunks);
}

}  // namespace

Outcomes simulate(const Plan& plan, const SimulationSettings& settings) {
    const Kernels& kernels = settings.kernels != nullptr ? *settings.kernels : best_kernels();
    const Resolution resolution = settings.brief ? Resolution::total : Resolution::year;
    Block block(plan, kernels, resolution);

    Outcomes outcomes;
    outcomes.first_path = settings.first_path;
    outcomes.paths_asked = settings.paths;
    lay_out(plan, settings, block.ledger().period_count(), outcomes);
    set_pivots(plan, settings, block, outcomes);
    if (settings.paths <= settings.exact_limit) keep_values(settings.paths, outcomes);

    Run run(plan, settings, kernels, outcomes);
    outcomes.threads = worker_count(settings);
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < outcomes.threads; ++i)
            others.emplace_back([&] {
                Block own(plan, kernels, resolution);
                run.work(own);
            });
        run.work(block);
    }
    outcomes.paths = run.paths_done();
    if (outcomes.paths < outcomes.paths_asked) trim_values(outcomes.paths, outcomes);
    return outcomes;
}

}  // namespace offersim
