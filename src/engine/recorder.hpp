#pragma once
/// One worker's part of the Outcomes: reads finished blocks and adds to tallies of its own.
#include <vector>

#include "engine/block.hpp"
#include "engine/columns.hpp"
#include "engine/outcomes.hpp"

namespace offersim {

class Recorder {
public:
    /// `blank` is empty tallies with the pivots that every worker shares.
    Recorder(const Plan& plan, const Kernels& kernels, const Outcomes& blank);

    void record_offer(const Block& block, int offer);
    void record_block(const Block& block);
    /// To be called at the end of every chunk of paths, whose bounds must not depend on who runs it. Puts the
    /// chunk's values, if they are kept, at their place in `shared`, which has room for them.
    void finish_chunk(std::uint64_t first_path, Outcomes& shared);
    /// Adds everything else to `shared` and starts anew; one worker at a time.
    void merge_into(Outcomes& shared);

private:
    void record_periods(const Block& block, OfferOutcome& own);
    void record_utility(const Block& block, int offer, OfferOutcome& own);
    void record_fate(const Block& block, int offer, FateCounts& fate) const;
    /// The same of a few paths.
    void record_fate(const Block& block, int offer, const std::vector<std::int32_t>& lanes,
                     FateCounts& fate) const;
    void record_futures(const Block& block, int offer, OfferOutcome& own);
    void record_comparison(const Block& block, ComparisonOutcome& own);

    const Plan* plan_;
    const Kernels* kernels_;
    const Outcomes* blank_;
    Outcomes own_;
    bool brief_, detail_;
    Columns column_, gain_, regret_, zeros_;
};

}  // namespace offersim
