#pragma once
/// Plan -> Outcomes: any number of paths on any number of threads, streamed into tallies, without input or
/// output.
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/block.hpp"
#include "engine/outcomes.hpp"
#include "engine/simulation_settings.hpp"

namespace offersim {

/// A run that can be carried on: `advance_to` again and again gives the same bits as once to the last number,
/// where the numbers before it are multiples of `stride`.
class Simulation {
public:
    static constexpr std::uint64_t stride = 16'384;

    Simulation(const Plan& plan, SimulationSettings settings);

    /// The paths that a run of at least `paths` has: with quasi-Monte Carlo a power of two in every
    /// replicate.
    static std::uint64_t rounded_up(std::uint64_t paths, Sampler sampler);
    /// Goes on until the whole run has `paths` paths (rounded up), of which this does its part.
    void advance_to(std::uint64_t paths);
    /// Adds the next part of a run of settings.paths, as outcomes_bytes.hpp wrote it elsewhere. False where
    /// the bytes are not that.
    bool add_part(std::string_view bytes);
    const SimulationSettings& settings() const { return settings_; }
    const Outcomes& outcomes() const { return outcomes_; }
    Outcomes take_outcomes() { return std::move(outcomes_); }

private:
    bool is_quasi() const { return settings_.sampler == Sampler::sobol; }
    std::unique_ptr<Block> make_block() const;
    void prepare(std::uint64_t paths);
    Part part() const;
    Outcomes gathered(Outcomes own) const;
    Outcomes run_phase(std::uint64_t from, std::uint64_t to);

    const Plan* plan_;
    SimulationSettings settings_;
    const Kernels* kernels_;
    std::vector<std::unique_ptr<Block>> blocks_;  ///< one a thread
    Outcomes blank_;                              ///< empty tallies with their pivots
    Outcomes outcomes_;
    std::uint64_t advanced_to_ = 0;
};

/// CRRA utility of `wealth` >= 0 as its expectation is taken here: x^(1 - gamma), or ln x for gamma = 1.
double scaled_utility(double wealth, double gamma);

Outcomes simulate(const Plan& plan, const SimulationSettings& settings);

}  // namespace offersim
