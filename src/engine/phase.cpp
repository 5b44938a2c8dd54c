#include "engine/phase.hpp"

#include <algorithm>

#include "engine/sobol.hpp"

namespace offersim {

namespace {

template <class Act>
void for_kept_values(Outcomes& outcomes, Act act) {
    visit_tallies(
        [&act](auto& tally) {
            if constexpr (requires { tally.values; })
                if (tally.keeps_values) act(tally);
        },
        outcomes);
}

}  // namespace

Phase::Phase(const Outcomes& blank, const PhaseExtent& extent, Part part)
    : blank_(&blank),
      extent_(extent),
      chunks_per_replicate_((extent.to - extent.from + extent.chunk_paths - 1) / extent.chunk_paths) {
    const std::uint64_t chunks = chunks_per_replicate_ * extent.replicates;
    const std::uint64_t begin = chunks * part.index / part.count;
    next_ = begin;
    end_ = chunks * (part.index + 1) / part.count;
    replicates_.assign(extent.replicates, blank);
    for (std::uint64_t number = begin; number < end_;) {
        // From the first chunk of this part in a replicate to its last.
        const Chunk first = chunk(number);
        number = std::min(end_, (first.replicate + 1) * chunks_per_replicate_);
        const Chunk last = chunk(number - 1);
        Outcomes& outcomes = replicates_[first.replicate];
        outcomes.first_path = first.first_path;
        for_kept_values(outcomes, [&](Sample& sample) {
            sample.values.resize(last.first_path + last.count - first.first_path);
        });
    }
}

Phase::Chunk Phase::chunk(std::uint64_t number) const {
    const std::uint64_t replicate = number / chunks_per_replicate_;
    const std::uint64_t at = extent_.from + (number % chunks_per_replicate_) * extent_.chunk_paths;
    return {replicate, (replicate << replicate_shift) + at, std::min(extent_.chunk_paths, extent_.to - at)};
}

int Phase::useful_threads() const {
    return static_cast<int>(std::clamp<std::uint64_t>(end_ - next_, 1, 4096));
}

void Phase::work(const SimulationSettings& settings, const Kernels& kernels, std::uint64_t done_before,
                 Block& block) {
    Recorder recorder(block.plan(), kernels, *blank_);
    std::size_t replicate = 0;
    while (!settings.stop.stop_requested()) {
        const std::uint64_t number = next_.fetch_add(1);
        if (number >= end_) break;
        const Chunk work = chunk(number);
        if (work.replicate != replicate) merge(recorder, replicate);
        replicate = work.replicate;
        for (std::uint64_t path = 0; path < work.count; path += block_paths) {
            block.run(work.first_path + path,
                      static_cast<int>(std::min<std::uint64_t>(block_paths, work.count - path)),
                      [&](int offer) { recorder.record_offer(block, offer); });
            recorder.record_block(block);
        }
        recorder.finish_chunk(work.first_path, replicates_[replicate]);
        const std::uint64_t done = done_.fetch_add(work.count) + work.count;
        if (settings.progress) settings.progress(done_before + done);
    }
    merge(recorder, replicate);
}

void Phase::merge(Recorder& recorder, std::size_t replicate) {
    const std::scoped_lock lock(merging_);
    recorder.merge_into(replicates_[replicate]);
}

std::vector<Outcomes> Phase::take() {
    for (Outcomes& outcomes : replicates_)
        for_kept_values(outcomes, [&](Sample& sample) { sample.values.resize(sample.moments.count); });
    return std::move(replicates_);
}

}  // namespace offersim
