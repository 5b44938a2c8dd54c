#pragma once
/// The engine's inner loops, compiled once per instruction set from kernels.inc and chosen at run time. Every
/// set gives the same bits. A column is `column_length` contiguous doubles, one a path of the block; lists
/// address single paths of it by `lane`.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/stream.hpp"

namespace offersim {

/// Paths of one block, so chosen that the columns of a busy Plan stay in the second-level cache.
inline constexpr int block_paths = 512;
/// A list is padded to a whole vector with lanes that point past the block's paths; columns are as long as
/// that needs.
inline constexpr int list_padding = 8;
inline constexpr int column_length = block_paths + list_padding;

/// Where a block's uniforms come from, for paths from first_path on whose upper 32 bits are the same: a
/// stream at a step, or, for quasi-Monte Carlo, rows of points: two a step, or four where a step has four
/// normals.
struct UniformSource {
    Stream stream{};
    std::uint64_t first_path = 0;
    std::uint32_t step = 0;
    /// Null for the stream's own. Row r of lane l has 64 random bits points[r * column_length + l] * 2^32 ^
    /// shifts[r].
    const std::uint32_t* points = nullptr;
    const std::uint64_t* shifts = nullptr;
};

/// Normals that one draw has, each from 32 of its bits: the quantile at (k + 1/2) 2^-32, where k is the
/// word, and far in the tails, where k is within 2^16 of an end, at 32 bits more.
inline constexpr int normals_per_draw = 4;

/// A Brownian value from one normal of a draw: left w_l + right w_r + sd z. The three are rows of the same
/// columns: offsets from their first.
struct BridgeNode {
    std::int32_t value, left, right;
    double left_weight, right_weight, standard_deviation;
};
/// The nodes of one draw: of the block, or, where `lane` is given, in packed columns: entry i is that of
/// lane[i].
struct BridgeDraw {
    std::uint32_t step;
    const std::int32_t* lane;
    double* columns;
    const BridgeNode* nodes;      ///< normals_per_draw of them
    int count[normals_per_draw];  ///< so many of the first paths read each; multiples of list_padding
    const double* first_normals;  ///< of the first node, where they were made beforehand
};

/// A month-m price of a block: start exp(drift_per_year t + volatility sum_k loading_k W_k(t)).
struct PriceInputs {
    const double* start;
    const double* drift;  ///< per year, of the logarithm
    const double* volatility;
    const double* const* factors;  ///< columns at the month (or matrix bases, for lists)
    const double* loadings;
    int factor_count;
    bool is_same_everywhere = false;  ///< start, drift and volatility are the same on all paths
};

/// What a tranche of a share or call pays on the paths that hold it: units max(price - strike, 0) fraction
/// where last_vest_month >= vest_month and event_month > sale_month; null columns do not restrict.
struct SaleInputs {
    const double* price;
    const double* units;
    const double* strike;  ///< null: a share
    const double* last_vest_month;
    const double* event_month;
    double fraction, vest_month, sale_month, discount_factor;
};

/// Pay over one segment of the calendar: rate x table[clamp(last_pay_month - first_month, 0, months)].
struct PayInputs {
    const double* rate;
    const double* last_pay_month;  ///< null: paid in full
    const double* nominal_table;   ///< months + 1 entries
    const double* present_table;
    double first_month, months;
};

/// Running sums of one statistic over a chunk of paths, in eight interleaved parts so that every vector width
/// adds in the same order; of deviations from a pivot, so that no variance is the difference of large
/// squares.
struct MomentSums {
    double sum[8] = {}, square[8] = {};
};

/// One offer against another over the paths of a block.
struct PairColumns {
    double* difference;  ///< a - b
    double* gain;        ///< its positive part
    double* regret;      ///< its negative part, as a positive number
};
struct PairCounts {
    std::uint64_t a_beats_b = 0, ties = 0;
};

struct Kernels {
    std::string_view name;  ///< "baseline", "avx2", "avx512"

    /// Both uniforms of a draw for a block; either output may be null.
    void (*uniforms)(const UniformSource& source, double* first, double* second);
    /// Standard normal quantiles of a column.
    void (*normals)(const double* uniforms, double* normals);
    void (*exponentials)(const double* values, double* results);
    void (*logarithms)(const double* values, double* results);
    /// sum_k weights[k] columns[k] of `number` columns; `count` is a multiple of list_padding.
    void (*weighted_sum)(const double* const* columns, const double* weights, int number, int count,
                         double* sum);
    /// Nodes of several draws of a source, whose own step is ignored, in their order: a draw's nodes may hang
    /// on those of the draws before it.
    void (*bridge)(const UniformSource& source, const BridgeDraw* draws, int number);
    /// Month (1.. or last_month + 1 for none) and kind (0 none, else 1 + index) of the first event of
    /// competing constant hazards per year: T = -ln(u) / sum of hazards, month ceil(12 T), the kind in
    /// proportion.
    void (*competing_events)(const double* time_uniform, const double* kind_uniform,
                             const double* const* hazards, int hazard_count, int last_month, double* month,
                             double* kind);
    /// `count` is a multiple of list_padding.
    void (*price)(const PriceInputs& inputs, double years, int count, double* price);
    /// Packs the entries of a list out of a column.
    void (*pack)(const double* column, int count, const std::int32_t* lane, double* packed);
    /// Prices at list entries; factors are matrix bases, value at base[row_offset[month] + lane].
    void (*prices_at)(const PriceInputs& inputs, int count, const std::int32_t* lane,
                      const std::int32_t* month, const std::int32_t* row_offset, double* prices);
    /// Adds a tranche's money of the first `count` paths to its ledger slots; `present` may be null.
    void (*sell)(const SaleInputs& inputs, int count, double* nominal, double* present);
    /// Adds a list's packed amounts to a column; `count` is a multiple of list_padding.
    void (*add_packed)(const double* packed, int count, const std::int32_t* lane, double* column);
    void (*pay)(const PayInputs& inputs, double* nominal, double* present);
    /// Adds the first `count` values less the pivot; how many of them are exactly zero.
    std::uint64_t (*add_moments)(const double* values, double pivot, int count, MomentSums& sums);
    /// Fills the columns of the first `count` paths and counts them.
    PairCounts (*compare)(const double* a, const double* b, int count, const PairColumns& columns);
    /// How many of the first `count` values are exactly zero.
    std::uint64_t (*count_zeros)(const double* values, int count);
    /// The bins of a Histogram of those of the first `count` values that do not count as zero, one after the
    /// other, and how many they are; `bins` has room for two vectors more.
    int (*histogram_bins)(const double* values, int count, std::int32_t* bins);
};

/// The kernels of the widest set this processor has.
const Kernels& best_kernels();
/// A named set, or none where this processor or this build lacks it.
const Kernels* kernels_named(std::string_view name);

}  // namespace offersim
