#include "engine/sobol.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <boost/random/sobol.hpp>
#include <cassert>

#include "engine/kernels.hpp"

namespace offersim {

namespace {

constexpr std::size_t bits = 32;
static_assert(std::has_single_bit(static_cast<unsigned>(block_paths)));

/// The columns of a random lower-triangular matrix with a unit diagonal: column j has bit j (from the top),
/// and below it bits of chance.
std::array<std::uint32_t, bits> random_columns(const Stream& stream, std::uint32_t coordinate,
                                               std::uint32_t replicate) {
    std::array<std::uint32_t, bits> columns{};
    for (std::uint32_t j = 0; j < bits; j += 4) {
        const auto random = philox({coordinate, replicate, j, 0}, stream.key);
        for (std::uint32_t k = 0; k < 4; ++k) {
            const std::uint32_t diagonal = 0x80000000u >> (j + k);
            columns[j + k] = diagonal | (random[k] & (diagonal - 1));
        }
    }
    return columns;
}

}  // namespace

std::vector<std::uint32_t> sobol_directions(std::size_t coordinates) {
    assert(coordinates > 0 && coordinates <= most_sobol_coordinates);
    // Boost walks in Gray code: the point before whose number 2^(bit+1) - 1 stands is the direction number of
    // `bit`.
    boost::random::sobol_engine<std::uint32_t, bits> engine(coordinates);
    std::vector<std::uint32_t> directions(coordinates * bits);
    for (std::size_t bit = 0; bit < bits; ++bit) {
        engine.seed(static_cast<std::uint32_t>((std::uint64_t{2} << bit) - 2));
        for (std::size_t c = 0; c < coordinates; ++c) directions[c * bits + bit] = engine();
    }
    return directions;
}

SobolBlock::SobolBlock(std::uint64_t seed, std::vector<std::uint32_t> coordinate_of_row)
    : stream_(make_stream(seed, "sobol/scramble")),
      coordinate_of_row_(std::move(coordinate_of_row)),
      directions_(
          sobol_directions(*std::max_element(coordinate_of_row_.begin(), coordinate_of_row_.end()) + 1)),
      scrambled_(coordinate_of_row_.size() * bits),
      points_(coordinate_of_row_.size() * column_length),
      shifts_(coordinate_of_row_.size()) {}

void SobolBlock::scramble(std::uint32_t replicate) {
    for (std::size_t row = 0; row < coordinate_of_row_.size(); ++row) {
        const std::uint32_t coordinate = coordinate_of_row_[row];
        const auto columns = random_columns(stream_, coordinate, replicate);
        std::uint32_t* const directions = scrambled_.data() + row * bits;
        for (std::size_t bit = 0; bit < bits; ++bit) {
            directions[bit] = 0;
            for (std::uint32_t left = directions_[coordinate * bits + bit]; left != 0;) {
                const int j = std::countl_zero(left);
                directions[bit] ^= columns[static_cast<std::size_t>(j)];
                left &= ~(0x80000000u >> j);
            }
        }
        std::uint32_t* const points = points_.data() + row * column_length;
        points[0] = 0;
        for (std::uint32_t i = 1; i < block_paths; ++i)
            points[i] = points[i & (i - 1)] ^ directions[std::countr_zero(i)];
        std::copy_n(points, list_padding, points + block_paths);
        const auto random = philox({coordinate, replicate, 0, 1}, stream_.key);
        shifts_[row] = static_cast<std::uint64_t>(random[0]) << 32 | random[1];
    }
    replicate_ = replicate;
    index_ = 0;
    is_scrambled_ = true;
}

void SobolBlock::start(std::uint64_t first_path) {
    const auto replicate = static_cast<std::uint32_t>(first_path >> replicate_shift);
    const auto index = static_cast<std::uint32_t>(first_path);
    assert(index % block_paths == 0);
    if (!is_scrambled_ || replicate != replicate_) scramble(replicate);
    for (std::uint32_t changed = index ^ index_; changed != 0; changed &= changed - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(changed));
        for (std::size_t row = 0; row < shifts_.size(); ++row)
            shifts_[row] ^= static_cast<std::uint64_t>(scrambled_[row * bits + bit]) << 32;
    }
    index_ = index;
}

}  // namespace offersim
