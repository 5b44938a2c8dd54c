#pragma once
/// One worker's part of the Outcomes: reads finished blocks and adds to tallies of its own.
#include <memory>
#include <vector>

#include "engine/block.hpp"
#include "engine/simulate.hpp"

namespace offersim {

class Recorder {
public:
    /// `shared` gives the pivots and, where values are kept, the arrays that every worker writes its own
    /// paths of.
    Recorder(const Plan& plan, const SimulationSettings& settings, const Kernels& kernels, Outcomes& shared);

    void record_offer(const Block& block, int offer);
    void record_block(const Block& block);
    /// To be called at the end of every chunk of paths, whose bounds must not depend on who runs it.
    void flush();
    /// Adds everything to the shared Outcomes; one worker at a time.
    void merge();

private:
    struct MomentsTask {
        MomentChunk chunk;
        Moments moments;
        Moments* shared;
    };
    struct SampleTask {
        MomentsTask moments;
        Histogram histogram;
        std::uint64_t zeros = 0;
        Sample* shared;
    };
    struct OfferTasks {
        std::vector<SampleTask> years, component_samples;
        std::vector<std::vector<SampleTask>> year_component_samples;
        std::vector<MomentsTask> components;
        std::vector<std::vector<MomentsTask>> year_components;
        SampleTask nominal, present;
        MomentsTask utility, paper;
        FateCounts fate;
    };
    struct ComparisonTasks {
        SampleTask difference;
        MomentsTask gain, regret;
        ComparisonCounts counts;
    };

    static MomentsTask task(Moments& shared);
    static SampleTask task(Sample& shared);
    void add(MomentsTask& task, const double* values, int count);
    void add(SampleTask& task, const double* values, const Block& block);
    void record_periods(const Block& block, OfferTasks& tasks);
    void record_utility(const Block& block, int offer, OfferTasks& tasks);
    void record_fate(const Block& block, int offer, FateCounts& fate) const;
    void record_comparison(const Block& block, const ComparisonOutcome& pair, ComparisonTasks& tasks);
    template <class Visit>
    void for_each_task(Visit visit);

    const Plan* plan_;
    const Kernels* kernels_;
    Outcomes* shared_;
    bool brief_, detail_;
    std::vector<OfferTasks> offers_;
    std::vector<ComparisonTasks> comparisons_;
    std::vector<double> column_, gain_, regret_, zeros_;
    std::vector<std::int32_t> bins_;
};

}  // namespace offersim
