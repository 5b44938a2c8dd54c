#include "engine/brownian.hpp"

#include <algorithm>
#include <cmath>

#include "process/random_walk_components.hpp"

namespace offersim {

BrownianTree::BrownianTree(int last_month) {
    const int years = std::max(1, (last_month + 11) / 12);
    component_weights_ = random_walk_components(years);
    for (int year = 0; year < years; ++year) add_year(year);
    node_of_month_.assign(static_cast<std::size_t>(month_count()), -1);
    for (int month = 0; month < month_count(); ++month) row_offset_.push_back(month * column_length);
    for (int index = 0; index < node_count(); ++index)
        node_of_month_[static_cast<std::size_t>(node(index).month)] = index;
    const auto row = [this](int month) { return row_offset_[static_cast<std::size_t>(month)]; };
    for (const Node& node : nodes_)
        bridge_nodes_.push_back({row(node.month), row(node.left), row(node.right), node.left_weight,
                                 node.right_weight, node.standard_deviation});
}

void BrownianTree::add_year(int year) {
    const int start = 12 * year;
    nodes_.push_back({start + 12, start, start, 1, 0, 1});  // a step of one year, not a bridge
    add_bridge(start, 6, 0, 12);
    add_bridge(start, 3, 0, 6);
    add_bridge(start, 9, 6, 12);
    for (const int begin : {0, 3, 6, 9}) {
        add_bridge(start, begin + 1, begin, begin + 3);
        add_bridge(start, begin + 2, begin + 1, begin + 3);
    }
}

void BrownianTree::add_bridge(int year_start, int month, int left, int right) {
    const double span = right - left, from_left = month - left, to_right = right - month;
    nodes_.push_back({year_start + month, year_start + left, year_start + right, to_right / span,
                      from_left / span, std::sqrt(from_left * to_right / span / 12.0)});
}

std::vector<int> BrownianTree::draw_ranks() const {
    std::vector<int> ranks;
    for (int year = 0; year < year_count(); ++year) {
        ranks.insert(ranks.end(), {draw_rank::first_component + year, draw_rank::middle_of_year,
                                   draw_rank::quarter, draw_rank::quarter});
        ranks.insert(ranks.end(), 8, draw_rank::month);
    }
    return ranks;
}

std::vector<bool> close_under_construction(const BrownianTree& tree, const std::vector<bool>& months_read,
                                           const std::vector<bool>& given) {
    std::vector<bool> needed(static_cast<std::size_t>(tree.node_count()), false);
    const auto need = [&](int month) {
        if (month > 0) needed[static_cast<std::size_t>(tree.node_of_month(month))] = true;
    };
    for (int month = 1; month < tree.month_count(); ++month)
        if (static_cast<std::size_t>(month) < months_read.size() &&
            months_read[static_cast<std::size_t>(month)])
            need(month);
    for (int index = tree.node_count() - 1; index >= 0; --index) {  // parents have lower numbers
        const auto at = static_cast<std::size_t>(index);
        if (!needed[at] || (!given.empty() && given[at])) continue;
        need(tree.node(index).left);
        need(tree.node(index).right);
    }
    return needed;
}

BrownianBlock::BrownianBlock(const BrownianTree& tree, std::vector<bool> static_nodes,
                             std::size_t cohort_count, bool by_components)
    : tree_(&tree),
      static_(std::move(static_nodes)),
      is_all_static_(std::find(static_.begin(), static_.end(), false) == static_.end()),
      values_(static_cast<std::size_t>(tree.month_count()) * column_length),
      year_normals_(by_components ? static_cast<std::size_t>(tree.year_count()) * column_length : 0),
      components_(year_normals_.size()),
      cohorts_(cohort_count) {
    for (int node = 0; node < tree.node_count(); ++node) {
        const int draw = node / BrownianTree::nodes_per_draw;
        if (is_static(node) && (static_draws_.empty() || static_draws_.back() != draw))
            static_draws_.push_back(draw);
    }
    readers_.resize(static_cast<std::size_t>(tree.node_count()));
    for (int month = 0; month < tree.month_count(); ++month) {
        std::vector<bool> read(static_cast<std::size_t>(tree.month_count()), false);
        read[static_cast<std::size_t>(month)] = true;
        const std::vector<bool> needed = close_under_construction(tree, read, static_);
        for (int node = 0; node < tree.node_count(); ++node) {
            if (!needed[static_cast<std::size_t>(node)]) continue;
            Range& readers = readers_[static_cast<std::size_t>(node)];
            readers = {readers.is_empty() ? month : readers.begin, month + 1};
        }
    }
}

void BrownianBlock::start(const Kernels& kernels, const UniformSource& uniforms) {
    for (Cohort& cohort : cohorts_) cohort.is_asked = false;
    if (!year_normals_.empty()) draw_year_normals(kernels, uniforms);
    draws_.clear();
    for (const int draw : static_draws_) {
        BridgeDraw& made = draws_.emplace_back(BridgeDraw{static_cast<std::uint32_t>(draw),
                                                          nullptr,
                                                          values_.data(),
                                                          tree_->nodes_of_draw(draw),
                                                          {},
                                                          nullptr});
        const int first_node = draw * BrownianTree::nodes_per_draw;
        for (int word = 0; word < BrownianTree::nodes_per_draw; ++word)
            made.count[word] = is_static(first_node + word) ? column_length : 0;
        if (!year_normals_.empty() && draw % BrownianTree::draws_per_year == 0)
            made.first_normals = year_normals_.data() + row(draw / BrownianTree::draws_per_year);
    }
    kernels.bridge(uniforms, draws_.data(), static_cast<int>(draws_.size()));
}

void BrownianBlock::draw_year_normals(const Kernels& kernels, const UniformSource& uniforms) {
    const int years = tree_->year_count();
    // Of no weights: the normal itself.
    const BridgeNode normal[BrownianTree::nodes_per_draw] = {{0, 0, 0, 0, 0, 1}};
    draws_.clear();
    for (int k = 0; k < years; ++k)
        draws_.push_back({static_cast<std::uint32_t>(k * BrownianTree::draws_per_year),
                          nullptr,
                          components_.data() + row(k),
                          normal,
                          {column_length},
                          nullptr});
    kernels.bridge(uniforms, draws_.data(), years);
    std::vector<const double*> components;
    for (int k = 0; k < years; ++k) components.push_back(components_.data() + row(k));
    for (int year = 0; year < years; ++year)
        kernels.weighted_sum(components.data(), tree_->component_weights().data() + year * years, years,
                             column_length, year_normals_.data() + row(year));
}

void BrownianBlock::begin_cohort(Cohort& cohort, std::span<const std::int32_t> lanes) const {
    cohort.count_asked.assign(static_cast<std::size_t>(tree_->month_count()), 0);
    cohort.asked.resize(static_cast<std::size_t>(tree_->node_count()));
    cohort.values.resize(values_.size());  // month 0 stays at zero
    cohort.lanes = lanes;
    cohort.is_asked = true;
}

void BrownianBlock::demand_cohort(std::size_t index, std::span<const std::int32_t> lanes, int count,
                                  int month) {
    Cohort& cohort = cohorts_[index];
    if (!cohort.is_asked) begin_cohort(cohort, lanes);
    int& asked = cohort.count_asked[static_cast<std::size_t>(month)];
    asked = std::max(asked, count);
}

void BrownianBlock::ask_for_nodes(Cohort& cohort) const {
    for (std::size_t node = 0; node < readers_.size(); ++node) {
        const int* const count = cohort.count_asked.data();
        int end = 0;
        for (int month = readers_[node].begin; month < readers_[node].end; ++month)
            end = std::max(end, count[month]);
        cohort.asked[node] = {0, end};
    }
}

void BrownianBlock::resolve_cohort(const Kernels& kernels, const UniformSource& uniforms, Cohort& cohort) {
    draws_.clear();
    for (int draw = 0; draw < tree_->draw_count(); ++draw) {
        // The nodes of a draw begin at one place, and whole vectors are made. What that takes in besides
        // nobody reads.
        const int first_node = draw * BrownianTree::nodes_per_draw;
        int begin = static_cast<int>(cohort.lanes.size());
        for (int word = 0; word < BrownianTree::nodes_per_draw; ++word)
            if (const Range& places = cohort.asked[static_cast<std::size_t>(first_node + word)];
                !places.is_empty())
                begin = std::min(begin, places.begin / list_padding * list_padding);
        BridgeDraw made{static_cast<std::uint32_t>(draw),
                        cohort.lanes.data() + begin,
                        cohort.values.data() + begin,
                        tree_->nodes_of_draw(draw),
                        {},
                        nullptr};
        bool is_drawn = false;
        for (int word = 0; word < BrownianTree::nodes_per_draw; ++word) {
            const Range& places = cohort.asked[static_cast<std::size_t>(first_node + word)];
            if (places.is_empty()) continue;
            const int count = (places.end - begin + list_padding - 1) / list_padding * list_padding;
            if (!is_static(first_node + word)) {
                is_drawn = true;
                made.count[word] = count;
                continue;
            }
            const int month = tree_->node(first_node + word).month;
            kernels.pack(column(month), count, made.lane, made.columns + row(month));
        }
        if (is_drawn) draws_.push_back(made);
    }
    kernels.bridge(uniforms, draws_.data(), static_cast<int>(draws_.size()));
}

void BrownianBlock::resolve(const Kernels& kernels, const UniformSource& uniforms) {
    for (Cohort& cohort : cohorts_) {
        if (!cohort.is_asked) continue;
        ask_for_nodes(cohort);
        resolve_cohort(kernels, uniforms, cohort);
    }
}

void BrownianBlock::make_single_paths(const Kernels& kernels, const UniformSource& uniforms,
                                      const SinglePaths& paths) {
    if (is_all_static_) return;
    for (int begin = 0; begin < paths.count(); begin += block_paths)
        make_single_paths(kernels, uniforms, paths, begin, std::min(begin + block_paths, paths.count()));
}

void BrownianBlock::make_single_paths(const Kernels& kernels, const UniformSource& uniforms,
                                      const SinglePaths& paths, int begin, int end) {
    const auto padded =
        static_cast<std::size_t>((end - begin + list_padding - 1) / list_padding * list_padding);
    begin_cohort(single_paths_, {paths.lanes() + begin, padded});
    const auto place_of_month = [&](int month) {
        return std::clamp(paths.first_place(month), begin, end) - begin;
    };
    for (std::size_t node = 0; node < readers_.size(); ++node)
        single_paths_.asked[node] = {place_of_month(readers_[node].begin),
                                     place_of_month(readers_[node].end)};
    resolve_cohort(kernels, uniforms, single_paths_);
    for (int place = begin; place < end; ++place) {
        const std::ptrdiff_t of_month = row(paths.month(place));
        values_[static_cast<std::size_t>(of_month + paths.lanes()[place])] =
            single_paths_.values[static_cast<std::size_t>(of_month + place - begin)];
    }
}

}  // namespace offersim
