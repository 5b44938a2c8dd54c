#pragma once
/// Sobol points in independently scrambled replicates, a block at a time. Within a replicate points are in
/// natural order: the point of index i is the exclusive or of the direction numbers of i's bits, so that a
/// block is one table, exclusive-ored with what its first index gives. Scrambling is Matousek's: each
/// coordinate's direction numbers are multiplied by a random lower-triangular matrix of bits, and the points
/// shifted digitally. Every point by itself is uniform, and the mean of a smooth function over n points errs
/// by about n^-3/2. Sources: Sobol (1967); Joe & Kuo (2008) for the direction numbers, as Boost.Random gives
/// them; Matousek (1998), Journal of Complexity 14, 527-556; Owen (2003), ACM TOMACS 13, 363-378.
#include <cstdint>
#include <vector>

#include "base/stream.hpp"

namespace offersim {

inline constexpr std::size_t most_sobol_coordinates = 3667;
/// Paths of a quasi-Monte Carlo run are numbered replicate x 2^32 + index.
inline constexpr int replicate_shift = 32;

/// Direction numbers by coordinate and bit of the index, 32 each.
std::vector<std::uint32_t> sobol_directions(std::size_t coordinates);

class SobolBlock {
public:
    /// One row of points for each of `coordinate_of_row`, whose scrambling follows from `seed`.
    SobolBlock(std::uint64_t seed, std::vector<std::uint32_t> coordinate_of_row);

    /// Moves to the block of paths that begins at `first_path`, a multiple of block_paths.
    void start(std::uint64_t first_path);

    /// The point of lane l in row r is points[r * column_length + l] * 2^32, exclusive-ored with shifts[r], a
    /// fraction of 2^64.
    const std::uint32_t* points() const { return points_.data(); }
    const std::uint64_t* shifts() const { return shifts_.data(); }

private:
    void scramble(std::uint32_t replicate);

    Stream stream_;
    std::vector<std::uint32_t> coordinate_of_row_;
    std::vector<std::uint32_t> directions_, scrambled_;  ///< 32 by coordinate; 32 by row
    std::vector<std::uint32_t> points_;
    std::vector<std::uint64_t> shifts_;
    std::uint32_t replicate_ = 0, index_ = 0;
    bool is_scrambled_ = false;
};

}  // namespace offersim
