#pragma once
/// Philox4x32-10 (base/stream.hpp) with one counter a lane, for the kernels; internal linkage, see simd.hpp.
#include "base/simd.hpp"
#include "base/stream.hpp"

namespace {

struct RoundKeys {
    Words first[10], second[10];
};

OFFERSIM_INLINE RoundKeys round_keys(const offersim::Stream& stream) {
    RoundKeys keys;
    std::uint32_t a = stream.key[0], b = stream.key[1];
    for (int round = 0; round < 10; ++round, a += 0x9E3779B9u, b += 0xBB67AE85u) {
        keys.first[round] = splat_word(a);
        keys.second[round] = splat_word(b);
    }
    return keys;
}

/// Philox4x32-10 with one counter a lane: (path, step, part). Each 32-bit word lives in a 64-bit lane whose
/// upper half is not to be read.
template <int vectors>
OFFERSIM_INLINE void philox(const RoundKeys& keys, const Words (&path)[vectors], const Words (&step)[vectors],
                            std::uint64_t part, Words (&word)[4][vectors]) {
    const Words multiplier0 = splat_word(0xD2511F53u), multiplier1 = splat_word(0xCD9E8D57u);
    for (int v = 0; v < vectors; ++v) {
        word[0][v] = path[v];
        word[1][v] = path[v] >> 32;
        word[2][v] = step[v];
        word[3][v] = splat_word(part);
    }
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round)
#pragma GCC unroll 5
        for (int v = 0; v < vectors; ++v) {
            const Words product0 = multiply_low32(word[0][v], multiplier0);
            const Words product1 = multiply_low32(word[2][v], multiplier1);
            word[0][v] = upper_words(product1) ^ word[1][v] ^ keys.first[round];
            word[1][v] = product1;
            word[2][v] = upper_words(product0) ^ word[3][v] ^ keys.second[round];
            word[3][v] = product0;
        }
}

/// A number in (0, 1) from 64 random bits: (k + 1/2) 2^-52 of the top 52.
OFFERSIM_INLINE Doubles to_uniform(Words bits) {
    // 1 + k 2^-52 less 1 - 2^-53: exact.
    return as_doubles((bits >> 12) | 0x3ff0000000000000u) - (1 - 0x1p-53);
}

}  // namespace
