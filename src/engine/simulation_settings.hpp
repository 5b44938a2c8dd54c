#pragma once
/// What of a Plan is simulated, and how.
#include <cstdint>
#include <functional>
#include <stop_token>

#include "engine/draws.hpp"
#include "engine/kernels.hpp"

namespace offersim {

class Ranks;

/// One of `count` equal parts of a run's paths, in their order: what a shard or a rank does.
struct Part {
    std::uint64_t index = 0, count = 1;
};

struct SimulationSettings {
    std::uint64_t paths = 100'000;  ///< of the whole run, whatever part of it is done here
    Part part;
    Ranks* ranks = nullptr;  ///< who shares the work; the first gets the sum, the others nothing
    Sampler sampler = Sampler::philox;
    int threads = 0;       ///< 0: as many as processors
    bool brief = false;    ///< only measures and comparisons
    bool utility = false;  ///< certainty equivalents, although brief
    bool detail = false;   ///< percentiles of every component and year too
    /// Values are kept, and percentiles exact, up to this many paths; histograms beyond.
    std::uint64_t exact_limit = 100'000;
    const Kernels* kernels = nullptr;  ///< null: the best of this processor
    std::stop_token stop;              ///< asked between chunks; what is finished stays
    /// Called now and then from worker threads, with the paths finished so far.
    std::function<void(std::uint64_t)> progress;
};

}  // namespace offersim
