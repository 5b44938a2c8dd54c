#include "engine/sobol.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <boost/random/sobol.hpp>
#include <set>

#include "engine/kernels.hpp"

namespace offersim {
namespace {

constexpr std::size_t coordinates = 200;

TEST(Sobol, DirectionNumbersGiveBoostsPoints) {
    const std::vector<std::uint32_t> directions = sobol_directions(coordinates);
    boost::random::sobol_engine<std::uint32_t, 32> engine(coordinates);
    for (std::uint32_t n = 1; n < 1000; ++n) {  // Boost leaves out the point 0 and walks in Gray code
        const std::uint32_t index = n ^ (n >> 1);
        for (std::size_t c = 0; c < coordinates; ++c) {
            std::uint32_t point = 0;
            for (std::uint32_t left = index; left != 0; left &= left - 1)
                point ^= directions[c * 32 + static_cast<std::size_t>(std::countr_zero(left))];
            ASSERT_EQ(point, engine()) << "point " << n << ", coordinate " << c;
        }
    }
}

std::uint64_t bits_of(const SobolBlock& block, std::size_t row, int lane) {
    return std::uint64_t{block.points()[row * column_length + static_cast<std::size_t>(lane)]} << 32 ^
           block.shifts()[row];
}

/// Whatever the scrambling, the first 2^m points of a coordinate fall one into each interval of length 2^-m.
TEST(Sobol, EveryCoordinateOfEveryReplicateIsStratified) {
    std::vector<std::uint32_t> rows(coordinates);
    for (std::size_t i = 0; i < coordinates; ++i) rows[i] = static_cast<std::uint32_t>(i);
    SobolBlock block(7, rows);
    constexpr int blocks = 1024 / block_paths;
    for (const std::uint64_t replicate : {0u, 1u, 15u})
        for (std::size_t row = 0; row < coordinates; ++row) {
            std::set<std::uint64_t> intervals;
            for (int b = 0; b < blocks; ++b) {
                block.start((replicate << replicate_shift) + static_cast<std::uint64_t>(b) * block_paths);
                for (int lane = 0; lane < block_paths; ++lane)
                    intervals.insert(bits_of(block, row, lane) >> 54);
            }
            ASSERT_EQ(intervals.size(), static_cast<std::size_t>(blocks * block_paths))
                << "replicate " << replicate << ", row " << row;
        }
}

/// Pairs of the first coordinates fill the squares of side 1/16 evenly: a (0, 8, 2)-net in base 2.
TEST(Sobol, TheFirstTwoCoordinatesAreANet) {
    SobolBlock block(7, {0, 1});
    for (const std::uint64_t replicate : {0u, 3u}) {
        block.start(replicate << replicate_shift);
        std::set<std::uint64_t> squares;
        for (int lane = 0; lane < block_paths; ++lane)
            squares.insert((bits_of(block, 0, lane) >> 60) * 16 + (bits_of(block, 1, lane) >> 60));
        EXPECT_EQ(squares.size(), 256u);
    }
}

TEST(Sobol, ABlockIsTheSameHoweverOneCameToIt) {
    SobolBlock straight(7, {0, 1, 2}), detour(7, {0, 1, 2});
    const std::uint64_t path = (std::uint64_t{5} << replicate_shift) + 37 * block_paths;
    straight.start(path);
    detour.start(0);
    detour.start(std::uint64_t{5} << replicate_shift);
    detour.start(path + 900 * block_paths);
    detour.start(path);
    for (std::size_t row = 0; row < 3; ++row)
        for (int lane = 0; lane < column_length; ++lane)
            ASSERT_EQ(bits_of(straight, row, lane), bits_of(detour, row, lane));
}

}  // namespace
}  // namespace offersim
