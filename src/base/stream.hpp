#pragma once
/// Random streams are named, not numbered: every draw is a pure function of (seed, stream name, path, step),
/// so that results do not depend on threads, ranks or order, adding an offer changes no other number, and one
/// path can be replayed alone.
#include <array>
#include <cstdint>
#include <string_view>

namespace offersim {

inline constexpr std::string_view random_generator_name = "philox4x32-10/v1";

/// One block of Philox4x32-10: 128 random bits for a counter under a key.
/// Source: Salmon, Moraes, Dror, Shaw, Parallel Random Numbers: As Easy as 1, 2, 3 (SC11), section 3.3.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// A named stream of a seed; `key` is Philox of the name's 64-bit FNV-1a hash under the seed.
struct Stream {
    std::array<std::uint32_t, 2> key;
};
Stream make_stream(std::uint64_t seed, std::string_view name);

/// The two uniforms in (0, 1) of a stream at (path, step): (k + 1/2) 2^-52 of the block's two 64-bit halves.
std::array<double, 2> uniforms(const Stream& stream, std::uint64_t path, std::uint32_t step);

}  // namespace offersim
