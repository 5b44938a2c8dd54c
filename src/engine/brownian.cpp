#include "engine/brownian.hpp"

#include <algorithm>
#include <cmath>

#include "process/random_walk_components.hpp"

namespace offersim {

namespace {

/// Bridge weights between months `left` and `right` (0: the year's start) at `month`, variance in years.
void set_bridge(BrownianTree::Pair& pair, int half, int year_start, int month, int left, int right) {
    const auto h = static_cast<std::size_t>(half);
    const double span = right - left, from_left = month - left, to_right = right - month;
    pair.month[h] = year_start + month;
    pair.left[h] = year_start + left;
    pair.right[h] = year_start + right;
    pair.left_weight[h] = to_right / span;
    pair.right_weight[h] = from_left / span;
    pair.standard_deviation[h] = std::sqrt(from_left * to_right / span / 12.0);
}

std::vector<BrownianTree::Pair> pairs_of_year(int year) {
    const int start = 12 * year, first = BrownianTree::pairs_per_year * year;
    std::vector<BrownianTree::Pair> pairs(BrownianTree::pairs_per_year);
    pairs[0].month[0] = start + 12;  // a step of one year, not a bridge
    pairs[0].left[0] = pairs[0].right[0] = start;
    pairs[0].left_weight[0] = 1;
    pairs[0].right_weight[0] = 0;
    pairs[0].standard_deviation[0] = 1;
    pairs[0].parent = year == 0 ? -1 : first - BrownianTree::pairs_per_year;
    set_bridge(pairs[0], 1, start, 6, 0, 12);
    set_bridge(pairs[1], 0, start, 3, 0, 6);
    set_bridge(pairs[1], 1, start, 9, 6, 12);
    pairs[1].parent = first;
    for (int quarter = 0; quarter < 4; ++quarter) {
        auto& pair = pairs[static_cast<std::size_t>(2 + quarter)];
        set_bridge(pair, 0, start, 3 * quarter + 1, 3 * quarter, 3 * quarter + 3);
        set_bridge(pair, 1, start, 3 * quarter + 2, 3 * quarter + 1, 3 * quarter + 3);
        pair.parent = first + 1;
    }
    return pairs;
}

}  // namespace

BrownianTree::BrownianTree(int last_month) {
    const int years = std::max(1, (last_month + 11) / 12);
    component_weights_ = random_walk_components(years);
    pair_of_month_.assign(static_cast<std::size_t>(12 * years + 1), -1);
    for (int year = 0; year < years; ++year)
        for (const Pair& pair : pairs_of_year(year)) {
            for (const int month : pair.month) pair_of_month_[static_cast<std::size_t>(month)] = pair_count();
            pairs_.push_back(pair);
        }
    for (int month = 0; month <= 12 * years; ++month) row_offset_.push_back(month * column_length);
    for (const Pair& pair : pairs_)
        for (std::size_t half = 0; half < 2; ++half) {
            left_offset_[half].push_back(pair.left[half] * column_length);
            right_offset_[half].push_back(pair.right[half] * column_length);
            value_offset_[half].push_back(pair.month[half] * column_length);
            left_weight_[half].push_back(pair.left_weight[half]);
            right_weight_[half].push_back(pair.right_weight[half]);
            standard_deviation_[half].push_back(pair.standard_deviation[half]);
        }
}

std::vector<int> BrownianTree::draw_ranks() const {
    std::vector<int> ranks;
    for (int pair = 0; pair < pair_count(); ++pair) {
        const int kind = pair % pairs_per_year, year = pair / pairs_per_year;
        if (kind == 0)
            ranks.insert(ranks.end(), {draw_rank::first_component + year, draw_rank::middle_of_year});
        else
            ranks.insert(ranks.end(), 2, kind == 1 ? draw_rank::quarter : draw_rank::month);
    }
    return ranks;
}

BridgeTables BrownianTree::tables() const {
    BridgeTables tables{};
    for (std::size_t half = 0; half < 2; ++half) {
        tables.left_offset[half] = left_offset_[half].data();
        tables.right_offset[half] = right_offset_[half].data();
        tables.value_offset[half] = value_offset_[half].data();
        tables.left_weight[half] = left_weight_[half].data();
        tables.right_weight[half] = right_weight_[half].data();
        tables.standard_deviation[half] = standard_deviation_[half].data();
    }
    return tables;
}

StaticMonths close_under_construction(const BrownianTree& tree, const std::vector<bool>& months_read) {
    StaticMonths closure;
    closure.has_pair.assign(static_cast<std::size_t>(tree.pair_count()), false);
    closure.has_month.assign(static_cast<std::size_t>(tree.month_count()), false);
    closure.has_month[0] = true;
    for (int month = 1; month < tree.month_count(); ++month) {
        if (static_cast<std::size_t>(month) >= months_read.size() ||
            !months_read[static_cast<std::size_t>(month)])
            continue;
        for (int pair = tree.pair_of_month(month); pair >= 0; pair = tree.pair(pair).parent)
            closure.has_pair[static_cast<std::size_t>(pair)] = true;
    }
    // Pairs are numbered so that within a year parents come first, and years in order.
    for (int pair = 0; pair < tree.pair_count(); ++pair)
        if (closure.has_pair[static_cast<std::size_t>(pair)]) {
            closure.pairs.push_back(pair);
            for (const int month : tree.pair(pair).month)
                closure.has_month[static_cast<std::size_t>(month)] = true;
        }
    return closure;
}

BrownianBlock::BrownianBlock(const BrownianTree& tree, StaticMonths static_months, std::size_t cohort_count,
                             bool by_components)
    : tree_(&tree),
      static_(std::move(static_months)),
      values_(static_cast<std::size_t>(tree.month_count()) * column_length),
      year_normals_(by_components ? static_cast<std::size_t>(tree.year_count()) * column_length : 0),
      components_(year_normals_.size()),
      words_((tree.pair_count() + 63) / 64),
      cohorts_(cohort_count),
      lists_(static_cast<std::size_t>(tree.pair_count() / BrownianTree::pairs_per_year + 2)) {
    made_.assign(static_cast<std::size_t>(column_length) * static_cast<std::size_t>(words_), 0);
}

void BrownianBlock::start(const Kernels& kernels, const UniformSource& uniforms) {
    for (const std::int32_t lane : touched_)
        std::fill_n(made_.begin() + static_cast<std::ptrdiff_t>(lane) * words_, words_, 0);
    touched_.clear();
    for (PairList& list : lists_) {
        list.lane.clear();
        list.pair.clear();
    }
    for (Cohort& cohort : cohorts_) cohort.is_asked = false;
    if (!year_normals_.empty()) draw_year_normals(kernels, uniforms);
    for (const int index : static_.pairs) {
        BridgeNode nodes[2];
        set_nodes(
            index, [this](int month) { return values_.data() + row(month); }, nodes);
        kernels.bridge_pair(source_of(index, uniforms), nodes[0], nodes[1]);
    }
}

template <class RowOf>
void BrownianBlock::set_nodes(int index, RowOf row_of, BridgeNode (&nodes)[2]) const {
    const BrownianTree::Pair& pair = tree_->pair(index);
    for (int half = 0; half < 2; ++half) {
        const double* left = row_of(pair.left[half]);
        const double* right = row_of(pair.right[half]);
        nodes[half] = {left,
                       right,
                       pair.left_weight[half],
                       pair.right_weight[half],
                       pair.standard_deviation[half],
                       row_of(pair.month[half])};
    }
    if (const int year = index / BrownianTree::pairs_per_year;
        !year_normals_.empty() && index % BrownianTree::pairs_per_year == 0)
        nodes[0].normals = year_normals_.data() + row(year);
}

void BrownianBlock::draw_year_normals(const Kernels& kernels, const UniformSource& uniforms) {
    const int years = tree_->year_count();
    for (int k = 0; k < years; ++k) {
        double* uniform = year_normals_.data() + row(k);
        kernels.uniforms(source_of(k * BrownianTree::pairs_per_year, uniforms), uniform, nullptr);
        kernels.normals(uniform, components_.data() + row(k));
    }
    for (int year = 0; year < years; ++year)
        kernels.weighted_sum(components_.data(), tree_->component_weights().data() + year * years, years,
                             year_normals_.data() + row(year));
}

UniformSource BrownianBlock::source_of(int pair, const UniformSource& uniforms) {
    UniformSource source = uniforms;
    source.step = static_cast<std::uint32_t>(pair);
    return source;
}

void BrownianBlock::demand(int lane, int month) {
    std::uint64_t* made = made_.data() + static_cast<std::ptrdiff_t>(lane) * words_;
    for (int index = tree_->pair_of_month(month); index >= 0; index = tree_->pair(index).parent) {
        if (static_.has_pair[static_cast<std::size_t>(index)]) return;
        const std::uint64_t bit = std::uint64_t{1} << (index % 64);
        if ((made[index / 64] & bit) != 0) return;
        made[index / 64] |= bit;
        const int kind = index % BrownianTree::pairs_per_year;
        const std::size_t level = kind == 0   ? static_cast<std::size_t>(index / BrownianTree::pairs_per_year)
                                  : kind == 1 ? lists_.size() - 2
                                              : lists_.size() - 1;
        lists_[level].lane.push_back(lane);
        lists_[level].pair.push_back(index);
    }
}

void BrownianBlock::demand_cohort(std::size_t index, std::span<const std::int32_t> lanes, int count,
                                  int month) {
    Cohort& cohort = cohorts_[index];
    if (!cohort.is_asked) {
        cohort.count.assign(static_cast<std::size_t>(tree_->pair_count()), 0);
        cohort.has_month.assign(static_cast<std::size_t>(tree_->month_count()), char{0});
        cohort.values.resize(values_.size());
        cohort.lanes = lanes;
        cohort.is_asked = true;
    }
    for (int pair = tree_->pair_of_month(month); pair >= 0; pair = tree_->pair(pair).parent) {
        int& asked = cohort.count[static_cast<std::size_t>(pair)];
        if (static_.has_pair[static_cast<std::size_t>(pair)] || asked >= count) return;
        asked = count;
    }
}

double* BrownianBlock::packed_row(const Kernels& kernels, Cohort& cohort, int month) {
    double* packed = cohort.values.data() + row(month);
    char& has = cohort.has_month[static_cast<std::size_t>(month)];
    if (has == 0) {
        if (static_.has_month[static_cast<std::size_t>(month)])
            kernels.pack(column(month), static_cast<int>(cohort.lanes.size()), cohort.lanes.data(), packed);
        has = 1;
    }
    return packed;
}

const double* BrownianBlock::cohort_column(const Kernels& kernels, std::size_t cohort, int month) {
    return packed_row(kernels, cohorts_[cohort], month);
}

void BrownianBlock::resolve_cohort(const Kernels& kernels, const UniformSource& uniforms, Cohort& cohort) {
    for (int pair = 0; pair < tree_->pair_count(); ++pair) {  // parents have lower numbers
        const int count = cohort.count[static_cast<std::size_t>(pair)];
        if (count == 0) continue;
        BridgeNode nodes[2];
        set_nodes(
            pair, [&](int month) { return packed_row(kernels, cohort, month); }, nodes);
        // Rounding up takes in later paths of the cohort, whose values nobody reads.
        kernels.bridge_pair_lanes(source_of(pair, uniforms), nodes[0], nodes[1],
                                  (count + list_padding - 1) / list_padding * list_padding,
                                  cohort.lanes.data());
    }
}

void BrownianBlock::resolve(const Kernels& kernels, const UniformSource& uniforms) {
    for (Cohort& cohort : cohorts_)
        if (cohort.is_asked) resolve_cohort(kernels, uniforms, cohort);
    const BridgeTables tables = tree_->tables();
    for (PairList& list : lists_) {
        if (list.lane.empty()) continue;
        touched_.insert(touched_.end(), list.lane.begin(), list.lane.end());
        for (int pad = 0; list.lane.size() % list_padding != 0; ++pad) {
            list.lane.push_back(block_paths + pad);
            list.pair.push_back(list.pair.front());
        }
        kernels.bridge_pairs_at(uniforms, tables, static_cast<int>(list.lane.size()), list.lane.data(),
                                list.pair.data(), values_.data());
        list.lane.clear();
        list.pair.clear();
    }
}

}  // namespace offersim
