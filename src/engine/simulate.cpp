#include "engine/simulate.hpp"

#include <algorithm>
#include <bit>
#include <thread>

#include "engine/phase.hpp"
#include "engine/pivots.hpp"

namespace offersim {

namespace {

/// Enough that the scatter of their results tells its own size to a fifth.
constexpr std::uint64_t sobol_replicates = 16;
/// Paths that one worker takes at a time and whose sums are folded together; part of what makes results
/// repeatable. `stride` is whole chunks in every replicate.
constexpr std::uint64_t chunk_paths = 16 * block_paths;
constexpr std::uint64_t sobol_chunk_paths = Simulation::stride / sobol_replicates;
static_assert(Simulation::stride % chunk_paths == 0 && sobol_chunk_paths % block_paths == 0);

int thread_count(const SimulationSettings& settings) {
    if (settings.threads > 0) return settings.threads;
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

Simulation::Simulation(const Plan& plan, SimulationSettings settings)
    : plan_(&plan),
      settings_(std::move(settings)),
      kernels_(settings_.kernels != nullptr ? settings_.kernels : &best_kernels()) {
    blocks_.push_back(make_block());
    blank_ = lay_out(plan, {settings_.brief, settings_.detail, true, settings_.utility},
                     blocks_.front()->ledger().period_count());
    set_pivots(*blocks_.front(), blank_);
    outcomes_ = blank_;
    if (is_quasi()) outcomes_.replicates.assign(sobol_replicates, blank_);
}

std::unique_ptr<Block> Simulation::make_block() const {
    return std::make_unique<Block>(*plan_, *kernels_, settings_.brief ? Resolution::total : Resolution::year,
                                   false, settings_.sampler);
}

std::uint64_t Simulation::rounded_up(std::uint64_t paths, Sampler sampler) {
    if (sampler != Sampler::sobol) return paths;
    const std::uint64_t each = (paths + sobol_replicates - 1) / sobol_replicates;
    return sobol_replicates * std::bit_ceil(std::max<std::uint64_t>(each, block_paths));
}

void Simulation::advance_to(std::uint64_t paths) {
    paths = rounded_up(paths, settings_.sampler);
    outcomes_.paths_asked = paths;
    if (paths > settings_.exact_limit) {
        stop_keeping_values(*kernels_, blank_);
        stop_keeping_values(*kernels_, outcomes_);
    }
    outcomes_.append(run_phase(advanced_to_, paths));
    advanced_to_ = paths;
}

Outcomes Simulation::run_phase(std::uint64_t from, std::uint64_t to) {
    const std::uint64_t replicates = is_quasi() ? sobol_replicates : 1;
    Phase phase(
        blank_,
        {from / replicates, to / replicates, replicates, is_quasi() ? sobol_chunk_paths : chunk_paths},
        settings_.part);
    const int threads = std::min(thread_count(settings_), phase.useful_threads());
    while (static_cast<int>(blocks_.size()) < threads) blocks_.push_back(nullptr);
    const auto work = [&](std::unique_ptr<Block>& block) {
        if (block == nullptr) block = make_block();  // memory is nearest to the thread that touches it first
        phase.work(settings_, *kernels_, outcomes_.paths, *block);
    };
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < threads; ++i)
            others.emplace_back([&work, &block = blocks_[static_cast<std::size_t>(i)]] { work(block); });
        work(blocks_.front());
    }
    outcomes_.threads = std::max(outcomes_.threads, threads);
    std::vector<Outcomes> results = phase.take();
    return is_quasi() ? pooled(std::move(results), blank_) : std::move(results.front());
}

Outcomes simulate(const Plan& plan, const SimulationSettings& settings) {
    Simulation simulation(plan, settings);
    simulation.advance_to(settings.paths);
    return simulation.take_outcomes();
}

}  // namespace offersim
