#include "engine/simulate.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <string>
#include <thread>

#include "engine/outcomes_bytes.hpp"
#include "engine/phase.hpp"
#include "engine/pivots.hpp"
#include "engine/ranks.hpp"
#include "engine/work_together.hpp"

namespace offersim {

namespace {

/// Enough that the scatter of their results tells its own size to a fifth.
constexpr std::uint64_t sobol_replicates = 16;
/// Paths that one worker takes at a time and whose sums are folded together; part of what makes results
/// repeatable. `stride` is whole chunks in every replicate.
constexpr std::uint64_t chunk_paths = 8 * block_paths;
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

void Simulation::prepare(std::uint64_t paths) {
    outcomes_.paths_asked = paths;
    if (paths <= settings_.exact_limit) return;
    stop_keeping_values(*kernels_, blank_);
    stop_keeping_values(*kernels_, outcomes_);
}

bool Simulation::add_part(std::string_view bytes) {
    prepare(rounded_up(settings_.paths, settings_.sampler));
    std::optional<Outcomes> part = outcomes_from_bytes(bytes, blank_);
    if (!part || part->replicates.size() != outcomes_.replicates.size()) return false;
    outcomes_.threads = std::max(outcomes_.threads, part->threads);
    outcomes_.append(std::move(*part));
    return outcomes_.paths <= outcomes_.paths_asked;
}

void Simulation::advance_to(std::uint64_t paths) {
    paths = rounded_up(paths, settings_.sampler);
    prepare(paths);
    outcomes_.append(gathered(run_phase(advanced_to_, paths)));
    advanced_to_ = paths;
}

Part Simulation::part() const {
    if (settings_.ranks == nullptr) return settings_.part;
    return {static_cast<std::uint64_t>(settings_.ranks->index()),
            static_cast<std::uint64_t>(settings_.ranks->count())};
}

/// On the first rank everybody's part, on the others nothing.
Outcomes Simulation::gathered(Outcomes own) const {
    if (settings_.ranks == nullptr) return own;
    std::string bytes;
    if (!settings_.ranks->is_first()) append_bytes(own, bytes);
    const std::vector<std::string> parts = settings_.ranks->gather(std::move(bytes));
    if (!settings_.ranks->is_first())
        return is_quasi() ? pooled(std::vector(sobol_replicates, blank_), blank_) : blank_;
    for (std::size_t rank = 1; rank < parts.size(); ++rank) {
        const std::optional<Outcomes> part = outcomes_from_bytes(parts[rank], blank_);
        if (!part || part->replicates.size() != own.replicates.size())
            throw std::runtime_error("rank " + std::to_string(rank) +
                                     " computes otherwise than rank 0: is it the same program?");
        own.append(*part);
    }
    return own;
}

Outcomes Simulation::run_phase(std::uint64_t from, std::uint64_t to) {
    const std::uint64_t replicates = is_quasi() ? sobol_replicates : 1;
    Phase phase(
        blank_,
        {from / replicates, to / replicates, replicates, is_quasi() ? sobol_chunk_paths : chunk_paths},
        part());
    const int threads = std::min(thread_count(settings_), phase.useful_threads());
    while (static_cast<int>(blocks_.size()) < threads) blocks_.push_back(nullptr);
    const std::uint64_t done = outcomes_.paths;
    const auto work = [&](int worker) {
        std::unique_ptr<Block>& block = blocks_[static_cast<std::size_t>(worker)];
        if (block == nullptr) block = make_block();  // memory is nearest to the thread that touches it first
        phase.work(settings_, *kernels_, done, *block);
    };
    work_together(threads, work, [&phase] { phase.abandon(); });
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
