#pragma once
/// Brownian motion of one factor over the months of a block, made only where somebody reads it, and yet the
/// same whoever reads: the value at a month is a fixed function of named normals, whatever else is made.
///
///   year ends step:            W(12 y) = W(12 (y - 1)) + Z
///   within a year they bridge: 6 between 0 and 12; 3 between 0 and 6, 9 between 6 and 12;
///                              1 between 0 and 3, then 2 between 1 and 3; likewise 4, 5; 7, 8; 10, 11
///
/// Two values that are needed together share one 128-bit draw, a *pair*: (12, 6), (3, 9), (1, 2), (4, 5), (7,
/// 8), (10, 11); pair 6 (y - 1) + k of year y is also the stream's step. Source: Glasserman, Monte Carlo
/// Methods in Financial Engineering (2003), section 3.1, bridge construction.
#include <cstdint>
#include <span>
#include <vector>

#include "engine/draws.hpp"

namespace offersim {

/// The fixed geometry of the construction for a number of years, shared by all factors and threads.
class BrownianTree {
public:
    static constexpr int pairs_per_year = 6;

    explicit BrownianTree(int last_month);

    int year_count() const { return pair_count() / pairs_per_year; }
    /// Year step y in terms of standard normal components: weights[y * year_count() + k], an orthogonal
    /// matrix whose first components carry as much of the path's variance as they can.
    const std::vector<double>& component_weights() const { return component_weights_; }
    /// How much hangs on each of a factor's uniforms, two a pair.
    std::vector<int> draw_ranks() const;
    int month_count() const { return static_cast<int>(pair_of_month_.size()); }  ///< 0..12 * years
    int pair_count() const { return static_cast<int>(pairs_.size()); }
    int pair_of_month(int month) const { return pair_of_month_[static_cast<std::size_t>(month)]; }

    struct Pair {
        int month[2], left[2], right[2];
        double left_weight[2], right_weight[2], standard_deviation[2];
        int parent;  ///< the pair that must be made before; -1: none
    };
    const Pair& pair(int index) const { return pairs_[static_cast<std::size_t>(index)]; }
    /// Index offsets by pair for list kernels; the value of a month is the column at month * column_length.
    BridgeTables tables() const;
    const std::int32_t* row_offsets() const { return row_offset_.data(); }  ///< by month

private:
    std::vector<Pair> pairs_;
    std::vector<double> component_weights_;
    std::vector<int> pair_of_month_;
    std::vector<std::int32_t> row_offset_;
    std::vector<std::int32_t> left_offset_[2], right_offset_[2], value_offset_[2];
    std::vector<double> left_weight_[2], right_weight_[2], standard_deviation_[2];
};

/// Which months of one factor every path needs, closed under the construction.
struct StaticMonths {
    std::vector<int> pairs;  ///< in an order that makes parents first
    std::vector<bool> has_pair;
    std::vector<bool> has_month;
};
StaticMonths close_under_construction(const BrownianTree& tree, const std::vector<bool>& months_read);

/// One block of one factor. Call `start`, then any number of `demand`s, then `resolve`; then `column` and
/// `base`.
class BrownianBlock {
public:
    /// With quasi-Monte Carlo, `by_components`: the year ends follow from principal components, so that the
    /// first coordinates decide as much as they can. All year ends must then be static months.
    BrownianBlock(const BrownianTree& tree, StaticMonths static_months, std::size_t cohort_count,
                  bool by_components);

    /// Makes the months that every path reads. `uniforms` is where this factor's draws come from; its step is
    /// ignored.
    void start(const Kernels& kernels, const UniformSource& uniforms);
    /// Asks for `month` on one path of the block.
    void demand(int lane, int month);
    /// Asks for `month` on the first `count` paths of a cohort: a list of lanes, padded to list_padding with
    /// lanes past the block, that stays as it is until `resolve`. Cheaper by far than path by path.
    void demand_cohort(std::size_t cohort, std::span<const std::int32_t> lanes, int count, int month);
    void resolve(const Kernels& kernels, const UniformSource& uniforms);

    const double* column(int month) const { return values_.data() + row(month); }
    /// The values at `month` of a cohort's paths, packed in the order of its list; after `resolve`.
    const double* cohort_column(const Kernels& kernels, std::size_t cohort, int month);
    const double* base() const { return values_.data(); }

private:
    struct PairList {
        std::vector<std::int32_t> lane, pair;
    };
    struct Cohort {
        std::span<const std::int32_t> lanes;
        std::vector<int> count;       ///< by pair: so many of its first paths ask for it
        std::vector<double> values;   ///< packed rows by month
        std::vector<char> has_month;  ///< of `values`, in this block
        bool is_asked = false;
    };
    /// The pair's two nodes, between rows of values as `row_of` gives them.
    template <class RowOf>
    void set_nodes(int pair, RowOf row_of, BridgeNode (&nodes)[2]) const;
    static UniformSource source_of(int pair, const UniformSource& uniforms);
    void draw_year_normals(const Kernels& kernels, const UniformSource& uniforms);
    void resolve_cohort(const Kernels& kernels, const UniformSource& uniforms, Cohort& cohort);
    double* packed_row(const Kernels& kernels, Cohort& cohort, int month);
    static std::ptrdiff_t row(int month) { return static_cast<std::ptrdiff_t>(month) * column_length; }

    const BrownianTree* tree_;
    StaticMonths static_;
    std::vector<double> values_;
    /// By year: the standard normals of the year steps; and the components that they are made of. Empty
    /// unless `by_components`.
    std::vector<double> year_normals_, components_;
    std::vector<std::uint64_t> made_;    ///< by lane and word: pairs asked for on this path
    std::vector<std::int32_t> touched_;  ///< lanes with a demand in this block
    int words_;
    std::vector<Cohort> cohorts_;
    std::vector<PairList> lists_;  ///< by level: year ends in order, then quarters, then months
};

}  // namespace offersim
