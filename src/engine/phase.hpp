#pragma once
/// A stretch of a run: its paths cut into chunks, which workers take in order. The chunks depend on the
/// stretch alone, whoever works on them, and with them all sums.
#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

#include "engine/block.hpp"
#include "engine/outcomes.hpp"
#include "engine/recorder.hpp"
#include "engine/simulation_settings.hpp"

namespace offersim {

/// Paths `from` .. `to` - 1 of each of `replicates` replicates, in chunks of `chunk_paths`.
struct PhaseExtent {
    std::uint64_t from, to, replicates, chunk_paths;
};

class Phase {
public:
    /// `blank` has the pivots that everyone shares; of the chunks, `part` is done here.
    Phase(const Outcomes& blank, const PhaseExtent& extent, Part part);

    /// More threads would find nothing to do.
    int useful_threads() const;
    /// Takes chunks until none is left or a stop is asked for. A chunk that was begun is finished, so that
    /// what is done is always the first part of what was asked. `done_before` is for progress.
    void work(const SimulationSettings& settings, const Kernels& kernels, std::uint64_t done_before,
              Block& block);
    /// Hands out no more chunks, from any thread.
    void abandon() { next_ = end_; }
    /// What was done, replicate by replicate, once every worker has come back.
    std::vector<Outcomes> take();

private:
    struct Chunk {
        std::size_t replicate;
        std::uint64_t first_path, count;
    };
    Chunk chunk(std::uint64_t number) const;
    void merge(Recorder& recorder, std::size_t replicate);

    const Outcomes* blank_;
    PhaseExtent extent_;
    std::uint64_t chunks_per_replicate_, end_;
    std::atomic<std::uint64_t> next_ = 0, done_ = 0;
    std::vector<Outcomes> replicates_;
    std::mutex merging_;
};

}  // namespace offersim
