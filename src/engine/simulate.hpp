#pragma once
/// Plan -> Outcomes: any number of paths on any number of threads, streamed into tallies, without input or
/// output.
#include <atomic>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "engine/block.hpp"
#include "engine/tally.hpp"

namespace offersim {

struct SimulationSettings {
    std::uint64_t first_path = 0;  ///< shards begin elsewhere
    std::uint64_t paths = 100'000;
    int threads = 0;      ///< 0: as many as processors
    bool brief = false;   ///< only measures and comparisons
    bool detail = false;  ///< percentiles of every component and year too
    /// Values are kept, and percentiles exact, up to this many paths; histograms beyond.
    std::uint64_t exact_limit = 100'000;
    const Kernels* kernels = nullptr;  ///< null: the best of this processor
    std::stop_token stop;              ///< asked between chunks; what is finished stays
    /// Called now and then from worker threads, with the paths finished so far.
    std::function<void(std::uint64_t)> progress;
};

struct OfferOutcome {
    Sample nominal, present;                            ///< present is empty where nothing is discounted
    std::vector<Sample> years;                          ///< primary measure by year; values never kept
    std::vector<Moments> components;                    ///< nominal totals, by Component
    std::vector<std::vector<Moments>> year_components;  ///< [year][component], nominal
    std::vector<Sample> component_samples;              ///< with detail
    std::vector<std::vector<Sample>> year_component_samples;
    /// Wealth + pay is divided by this before utility is taken; the offer's own, so that no other offer of
    /// the file changes its digits.
    double utility_scale = 1;
    Moments utility;  ///< of scaled wealth + primary measure
    Moments paper;
    FateCounts fate;
};

struct ComparisonOutcome {
    int a = 0, b = 0;  ///< offers, in file order
    ComparisonCounts counts;
    Sample difference;  ///< a - b of the primary measure
    Moments gain, regret;
};

struct Outcomes {
    std::uint64_t first_path = 0, paths = 0, paths_asked = 0;
    int threads = 1;
    bool is_discounted = false;
    std::vector<OfferOutcome> offers;
    std::vector<ComparisonOutcome> comparisons;

    const Sample& primary(std::size_t offer) const {
        return is_discounted ? offers[offer].present : offers[offer].nominal;
    }
};

/// CRRA utility of `wealth` >= 0 as its expectation is taken here: x^(1 - gamma), or ln x for gamma = 1.
double scaled_utility(double wealth, double gamma);

Outcomes simulate(const Plan& plan, const SimulationSettings& settings);

}  // namespace offersim
