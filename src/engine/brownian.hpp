#pragma once
/// Brownian motion of one factor over the months of a block, made only where somebody reads it, and yet the
/// same whoever reads: the value at a month is a fixed function of named normals, whatever else is made.
///
///   year ends step:            W(12 y) = W(12 (y - 1)) + Z
///   within a year they bridge: 6 between 0 and 12; 3 between 0 and 6, 9 between 6 and 12;
///                              1 between 0 and 3, then 2 between 1 and 3; likewise 4, 5; 7, 8; 10, 11
///
/// Each such month is a *node*, with a normal of its own. A 128-bit draw has the normals of four that are
/// mostly wanted together: (12, 6, 3, 9), (1, 2, 4, 5), (7, 8, 10, 11); draw 3 (y - 1) + k of year y is the
/// stream's step. Source: Glasserman, Monte Carlo Methods in Financial Engineering (2003), section 3.1,
/// bridge construction.
#include <cstdint>
#include <span>
#include <vector>

#include "engine/columns.hpp"
#include "engine/draws.hpp"
#include "engine/single_paths.hpp"

namespace offersim {

/// The fixed geometry of the construction for a number of years, shared by all factors and threads.
class BrownianTree {
public:
    static constexpr int draws_per_year = 3, nodes_per_draw = 4, nodes_per_year = 12;

    explicit BrownianTree(int last_month);

    int year_count() const { return node_count() / nodes_per_year; }
    int month_count() const { return node_count() + 1; }  ///< 0..12 * years
    int draw_count() const { return node_count() / nodes_per_draw; }
    int node_count() const { return static_cast<int>(nodes_.size()); }
    int node_of_month(int month) const { return node_of_month_[static_cast<std::size_t>(month)]; }

    struct Node {
        int month, left, right;  ///< months; a year end has only its left one
        double left_weight, right_weight, standard_deviation;
    };
    /// Node nodes_per_draw * draw + word has that word of the draw. In their order parents come first.
    const Node& node(int index) const { return nodes_[static_cast<std::size_t>(index)]; }
    const std::int32_t* row_offsets() const { return row_offset_.data(); }  ///< by month
    /// The nodes of a draw, their rows one a month.
    const BridgeNode* nodes_of_draw(int draw) const { return bridge_nodes_.data() + draw * nodes_per_draw; }

    /// Year step y in terms of standard normal components: weights[y * year_count() + k], an orthogonal
    /// matrix whose first components carry as much of the path's variance as they can.
    const std::vector<double>& component_weights() const { return component_weights_; }
    /// How much hangs on the normal of each node.
    std::vector<int> draw_ranks() const;

private:
    void add_year(int year);
    /// Month `month` of the year between its months `left` and `right`.
    void add_bridge(int year_start, int month, int left, int right);

    std::vector<Node> nodes_;
    std::vector<BridgeNode> bridge_nodes_;  ///< the same
    std::vector<double> component_weights_;
    std::vector<int> node_of_month_;
    std::vector<std::int32_t> row_offset_;
};

/// The nodes that `months_read` need, by node: their own and those that they hang on. Nodes that are `given`,
/// by node, hang on nothing.
std::vector<bool> close_under_construction(const BrownianTree& tree, const std::vector<bool>& months_read,
                                           const std::vector<bool>& given = {});

/// One block of one factor. Call `start`, then any number of `demand_cohort`s, then `resolve`, and
/// `make_single_paths`; then `column` and `base`.
class BrownianBlock {
public:
    /// With quasi-Monte Carlo, `by_components`: the year ends follow from principal components, so that the
    /// first coordinates decide as much as they can. All year ends must then be static months.
    BrownianBlock(const BrownianTree& tree, std::vector<bool> static_nodes, std::size_t cohort_count,
                  bool by_components);

    /// Makes the months that every path reads. `uniforms` is where this factor's draws come from; its step is
    /// ignored.
    void start(const Kernels& kernels, const UniformSource& uniforms);
    /// Asks for `month` on the first `count` paths of a cohort: a list of lanes, padded to list_padding with
    /// lanes past the block, that stays as it is until `resolve`.
    void demand_cohort(std::size_t cohort, std::span<const std::int32_t> lanes, int count, int month);
    void resolve(const Kernels& kernels, const UniformSource& uniforms);
    /// Makes months on single paths, which cost several times what a cohort's cost.
    void make_single_paths(const Kernels& kernels, const UniformSource& uniforms, const SinglePaths& paths);

    const double* column(int month) const { return values_.data() + row(month); }
    /// The values at `month` of a cohort's paths, packed in the order of its list; after `resolve`.
    const double* cohort_column(std::size_t cohort, int month) const {
        return cohorts_[cohort].values.data() + row(month);
    }
    const double* base() const { return values_.data(); }

private:
    /// Places of a list, or months.
    struct Range {
        int begin = 0, end = 0;
        bool is_empty() const { return begin == end; }
    };
    /// Paths in an order in which those that ask for a node follow each other.
    struct Cohort {
        std::span<const std::int32_t> lanes;  ///< padded to list_padding
        std::vector<int> count_asked;         ///< by month: so many of the first
        std::vector<Range> asked;             ///< by node
        Columns values;                       ///< packed rows by month
        bool is_asked = false;
    };
    bool is_static(int node) const { return static_[static_cast<std::size_t>(node)]; }
    void draw_year_normals(const Kernels& kernels, const UniformSource& uniforms);
    void begin_cohort(Cohort& cohort, std::span<const std::int32_t> lanes) const;
    /// From the months asked for to the nodes that they need.
    void ask_for_nodes(Cohort& cohort) const;
    void resolve_cohort(const Kernels& kernels, const UniformSource& uniforms, Cohort& cohort);
    /// Places `begin` .. `end` - 1 of single paths, no more than a block has.
    void make_single_paths(const Kernels& kernels, const UniformSource& uniforms, const SinglePaths& paths,
                           int begin, int end);
    static std::ptrdiff_t row(int month) { return static_cast<std::ptrdiff_t>(month) * column_length; }

    const BrownianTree* tree_;
    std::vector<bool> static_;       ///< by node
    std::vector<int> static_draws_;  ///< with such a node
    std::vector<BridgeDraw> draws_;  ///< that are being made
    bool is_all_static_;
    /// By node: the months for which a list of paths needs it. What a static node hangs on is not needed: it
    /// is only packed.
    std::vector<Range> readers_;
    Columns values_;
    /// By year: the standard normals of the year steps; and the components that they are made of. Empty
    /// unless `by_components`.
    Columns year_normals_, components_;
    std::vector<Cohort> cohorts_;
    Cohort single_paths_;
};

}  // namespace offersim
