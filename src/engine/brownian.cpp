#include "engine/brownian.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

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
      cohorts_(cohort_count),
      words_((tree.month_count() + 63) / 64) {
    is_demanded_.assign(static_cast<std::size_t>(column_length) * static_cast<std::size_t>(words_), 0);
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
        std::vector<int>& chain = chain_.emplace_back();
        for (int node = 0; node < tree.node_count(); ++node) {
            if (!needed[static_cast<std::size_t>(node)]) continue;
            chain.push_back(node);
            Range& readers = readers_[static_cast<std::size_t>(node)];
            readers = {readers.is_empty() ? month : readers.begin, month + 1};
        }
    }
}

void BrownianBlock::start(const Kernels& kernels, const UniformSource& uniforms) {
    for (const Demand& demand : demands_)
        std::fill_n(is_demanded_.begin() + static_cast<std::ptrdiff_t>(demand.lane) * words_, words_, 0);
    demands_.clear();
    for (Cohort& cohort : cohorts_) cohort.is_asked = false;
    if (!year_normals_.empty()) draw_year_normals(kernels, uniforms);
    for (const int draw : static_draws_)
        bridge(
            kernels, uniforms, draw, [this](int month) { return values_.data() + row(month); },
            [this](int node) { return is_static(node) ? column_length : 0; }, nullptr);
}

template <class RowOf, class CountOf>
void BrownianBlock::bridge(const Kernels& kernels, const UniformSource& uniforms, int draw, RowOf row_of,
                           CountOf count_of, const std::int32_t* lanes) const {
    BridgeNode nodes[BrownianTree::nodes_per_draw];
    for (int word = 0; word < BrownianTree::nodes_per_draw; ++word) {
        const int index = draw * BrownianTree::nodes_per_draw + word;
        BridgeNode& result = nodes[word];
        result.count = count_of(index);
        if (result.count == 0) continue;
        const BrownianTree::Node& node = tree_->node(index);
        result.left = row_of(node.left);
        result.right = row_of(node.right);
        result.left_weight = node.left_weight;
        result.right_weight = node.right_weight;
        result.standard_deviation = node.standard_deviation;
        result.value = row_of(node.month);
        if (!year_normals_.empty() && index % BrownianTree::nodes_per_year == 0)
            result.normals = year_normals_.data() + row(index / BrownianTree::nodes_per_year);
    }
    UniformSource source = uniforms;
    source.step = static_cast<std::uint32_t>(draw);
    kernels.bridge(source, nodes, lanes);
}

void BrownianBlock::draw_year_normals(const Kernels& kernels, const UniformSource& uniforms) {
    const int years = tree_->year_count();
    for (int k = 0; k < years; ++k) {
        UniformSource source = uniforms;
        source.step = static_cast<std::uint32_t>(k * BrownianTree::draws_per_year);
        // A bridge of no weights: the normal itself.
        const double* zero = values_.data();
        const BridgeNode nodes[BrownianTree::nodes_per_draw] = {
            {column_length, zero, zero, 0, 0, 1, components_.data() + row(k)}};
        kernels.bridge(source, nodes, nullptr);
    }
    std::vector<const double*> components;
    for (int k = 0; k < years; ++k) components.push_back(components_.data() + row(k));
    for (int year = 0; year < years; ++year)
        kernels.weighted_sum(components.data(), tree_->component_weights().data() + year * years, years,
                             column_length, year_normals_.data() + row(year));
}

void BrownianBlock::begin_cohort(Cohort& cohort, std::span<const std::int32_t> lanes) const {
    cohort.asked.assign(static_cast<std::size_t>(tree_->node_count()), {});
    cohort.values.resize(values_.size());  // month 0 stays at zero
    cohort.lanes = lanes;
    cohort.is_asked = true;
}

void BrownianBlock::demand_cohort(std::size_t index, std::span<const std::int32_t> lanes, int count,
                                  int month) {
    Cohort& cohort = cohorts_[index];
    if (!cohort.is_asked) begin_cohort(cohort, lanes);
    for (const int node : chain_[static_cast<std::size_t>(month)]) {
        int& end = cohort.asked[static_cast<std::size_t>(node)].end;
        end = std::max(end, count);
    }
}

void BrownianBlock::resolve_cohort(const Kernels& kernels, const UniformSource& uniforms, Cohort& cohort) {
    for (int draw = 0; draw < tree_->draw_count(); ++draw) {
        // The nodes of a draw begin at one place, and whole vectors are made. What that takes in besides
        // nobody reads.
        const int first_node = draw * BrownianTree::nodes_per_draw;
        int begin = static_cast<int>(cohort.lanes.size());
        int count[BrownianTree::nodes_per_draw] = {};
        bool is_drawn = false;
        for (int word = 0; word < BrownianTree::nodes_per_draw; ++word)
            if (const Range& places = cohort.asked[static_cast<std::size_t>(first_node + word)];
                !places.is_empty())
                begin = std::min(begin, places.begin / list_padding * list_padding);
        for (int word = 0; word < BrownianTree::nodes_per_draw; ++word) {
            const Range& places = cohort.asked[static_cast<std::size_t>(first_node + word)];
            if (places.is_empty()) continue;
            count[word] = (places.end - begin + list_padding - 1) / list_padding * list_padding;
            if (!is_static(first_node + word)) {
                is_drawn = true;
                continue;
            }
            const int month = tree_->node(first_node + word).month;
            kernels.pack(column(month), count[word], cohort.lanes.data() + begin,
                         cohort.values.data() + row(month) + begin);
            count[word] = 0;
        }
        if (is_drawn)
            bridge(
                kernels, uniforms, draw, [&](int month) { return cohort.values.data() + row(month) + begin; },
                [&](int node) { return count[node - first_node]; }, cohort.lanes.data() + begin);
    }
}

void BrownianBlock::sort_demands() {
    first_of_month_.assign(static_cast<std::size_t>(tree_->month_count()) + 1, 0);
    for (const Demand& demand : demands_) ++first_of_month_[static_cast<std::size_t>(demand.month) + 1];
    std::partial_sum(first_of_month_.begin(), first_of_month_.end(), first_of_month_.begin());
    sorted_demands_.resize(demands_.size());
    for (const Demand& demand : demands_)  // counts up to where the next month begins
        sorted_demands_[static_cast<std::size_t>(first_of_month_[static_cast<std::size_t>(demand.month)]++)] =
            demand;
    std::rotate(first_of_month_.begin(), first_of_month_.end() - 1, first_of_month_.end());
    first_of_month_.front() = 0;
}

void BrownianBlock::resolve_demands(const Kernels& kernels, const UniformSource& uniforms, int begin,
                                    int end) {
    single_lanes_.clear();
    for (int k = begin; k < end; ++k)
        single_lanes_.push_back(sorted_demands_[static_cast<std::size_t>(k)].lane);
    for (std::int32_t past_end = block_paths; single_lanes_.size() % list_padding != 0; ++past_end)
        single_lanes_.push_back(past_end);
    begin_cohort(single_paths_, single_lanes_);
    const auto place_of_month = [&](int month) {
        return std::clamp(first_of_month_[static_cast<std::size_t>(month)], begin, end) - begin;
    };
    for (int node = 0; node < tree_->node_count(); ++node) {
        const Range& readers = readers_[static_cast<std::size_t>(node)];
        single_paths_.asked[static_cast<std::size_t>(node)] = {place_of_month(readers.begin),
                                                               place_of_month(readers.end)};
    }
    resolve_cohort(kernels, uniforms, single_paths_);
    for (int k = begin; k < end; ++k) {
        const Demand& demand = sorted_demands_[static_cast<std::size_t>(k)];
        values_[static_cast<std::size_t>(row(demand.month) + demand.lane)] =
            single_paths_.values[static_cast<std::size_t>(row(demand.month) + k - begin)];
    }
}

void BrownianBlock::resolve(const Kernels& kernels, const UniformSource& uniforms) {
    for (Cohort& cohort : cohorts_)
        if (cohort.is_asked) resolve_cohort(kernels, uniforms, cohort);
    if (demands_.empty() || is_all_static_) return;
    sort_demands();
    const int count = static_cast<int>(demands_.size());
    for (int begin = 0; begin < count; begin += block_paths)
        resolve_demands(kernels, uniforms, begin, std::min(begin + block_paths, count));
}

}  // namespace offersim
