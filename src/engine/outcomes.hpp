#pragma once
/// What a simulation leaves behind: for every offer and every pair of offers, tallies over its paths.
/// Outcomes of threads, ranks and shards are added up by what they have in common, `visit_tallies`.
#include <cstdint>
#include <vector>

#include "engine/tally.hpp"
#include "plan/plan.hpp"

namespace offersim {

/// The paths of one named future of an offer's company.
struct FutureOutcome {
    Sample nominal, present;
    FateCounts fate;
    std::vector<ComparisonCounts> against;  ///< by offer of the file; of itself, ties
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
    std::vector<FutureOutcome> futures;  ///< of its company, in file order
};

struct ComparisonOutcome {
    int a = 0, b = 0;  ///< offers, in file order
    ComparisonCounts counts;
    Sample difference;  ///< a - b of the primary measure
    Moments gain, regret;
};

/// How much is recorded: what `lay_out` makes room for.
struct RecordingSettings {
    bool brief = false;         ///< only measures and comparisons
    bool detail = false;        ///< percentiles of every component and year too
    bool keeps_values = false;  ///< of measures and differences, for exact percentiles; histograms otherwise
    bool utility = false;       ///< certainty equivalents, although brief
};

struct Outcomes {
    std::uint64_t first_path = 0, paths = 0, paths_asked = 0;
    int threads = 1;
    bool is_discounted = false;
    bool has_utility = false;  ///< what certainty equivalents are taken from
    std::vector<OfferOutcome> offers;
    std::vector<ComparisonOutcome> comparisons;
    /// With quasi-Monte Carlo: what each independently scrambled replicate found, which is what errors are
    /// taken from. Everything above is their sum.
    std::vector<Outcomes> replicates;

    const Sample& primary(std::size_t offer) const {
        return is_discounted ? offers[offer].present : offers[offer].nominal;
    }
    /// Adds the paths that follow these: tallies add up, kept values are appended. Replicates add one to one.
    void append(const Outcomes& next);
    void append(Outcomes&& next);
};

/// The sum of replicates, with them inside. `blank` is empty tallies with the pivots of all.
Outcomes pooled(std::vector<Outcomes> replicates, const Outcomes& blank);
/// Gives up kept values for their histograms.
void stop_keeping_values(const Kernels& kernels, Outcomes& outcomes);

/// Empty tallies for a Plan whose reports have `years` years.
Outcomes lay_out(const Plan& plan, const RecordingSettings& settings, int years);

/// Calls visit(tally, ...) with the same tally of each of several Outcomes of one layout: a Sample, a
/// Moments, a FateCounts or a ComparisonCounts. Whatever is tallied is listed here, once: merging, writing
/// and reading follow.
template <class Visit, class First, class... Others>
void visit_tallies(Visit&& visit, First& first, Others&... others) {
    const auto each = [&visit](auto& list, auto&... lists) {
        for (std::size_t i = 0; i < list.size(); ++i) visit(list[i], lists[i]...);
    };
    const auto nested = [&each](auto& list, auto&... lists) {
        for (std::size_t i = 0; i < list.size(); ++i) each(list[i], lists[i]...);
    };
    for (std::size_t o = 0; o < first.offers.size(); ++o) {
        visit(first.offers[o].nominal, others.offers[o].nominal...);
        visit(first.offers[o].present, others.offers[o].present...);
        each(first.offers[o].years, others.offers[o].years...);
        each(first.offers[o].components, others.offers[o].components...);
        nested(first.offers[o].year_components, others.offers[o].year_components...);
        each(first.offers[o].component_samples, others.offers[o].component_samples...);
        nested(first.offers[o].year_component_samples, others.offers[o].year_component_samples...);
        visit(first.offers[o].utility, others.offers[o].utility...);
        visit(first.offers[o].paper, others.offers[o].paper...);
        visit(first.offers[o].fate, others.offers[o].fate...);
        for (std::size_t f = 0; f < first.offers[o].futures.size(); ++f) {
            visit(first.offers[o].futures[f].nominal, others.offers[o].futures[f].nominal...);
            visit(first.offers[o].futures[f].present, others.offers[o].futures[f].present...);
            visit(first.offers[o].futures[f].fate, others.offers[o].futures[f].fate...);
            each(first.offers[o].futures[f].against, others.offers[o].futures[f].against...);
        }
    }
    for (std::size_t pair = 0; pair < first.comparisons.size(); ++pair) {
        visit(first.comparisons[pair].counts, others.comparisons[pair].counts...);
        visit(first.comparisons[pair].difference, others.comparisons[pair].difference...);
        visit(first.comparisons[pair].gain, others.comparisons[pair].gain...);
        visit(first.comparisons[pair].regret, others.comparisons[pair].regret...);
    }
}

}  // namespace offersim
