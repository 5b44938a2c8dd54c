#pragma once
/// Philox4x32-10 (base/stream.hpp) with one counter a lane, for the kernels; internal linkage, see simd.hpp.
#include "base/simd.hpp"
#include "base/stream.hpp"

namespace {

constexpr std::uint64_t philox_multiplier0 = 0xD2511F53u, philox_multiplier1 = 0xCD9E8D57u;

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

/// The rounds of Philox from `first_round` on. Each 32-bit word lives in a 64-bit lane whose upper half is
/// not to be read.
template <int vectors>
OFFERSIM_INLINE void philox_rounds(const RoundKeys& keys, int first_round, Words (&word)[4][vectors]) {
    const Words multiplier0 = splat_word(philox_multiplier0), multiplier1 = splat_word(philox_multiplier1);
#pragma GCC unroll 10
    for (int round = first_round; round < 10; ++round)
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

/// Philox4x32-10 with one counter a lane: (path, step, part).
template <int vectors>
OFFERSIM_INLINE void philox(const RoundKeys& keys, const Words (&path)[vectors], const Words (&step)[vectors],
                            std::uint64_t part, Words (&word)[4][vectors]) {
    for (int v = 0; v < vectors; ++v) {
        word[0][v] = path[v];
        word[1][v] = path[v] >> 32;
        word[2][v] = step[v];
        word[3][v] = splat_word(part);
    }
    philox_rounds(keys, 0, word);
}

/// The same where all lanes share the step and the upper half of the path, as they do in a block: half of the
/// first two rounds is then one word for all lanes.
class SharedRounds {
public:
    OFFERSIM_INLINE SharedRounds(const RoundKeys& keys, std::uint64_t path, std::uint32_t step,
                                 std::uint32_t part)
        : keys_(&keys) {
        const auto key = [](Words of_round) { return static_cast<std::uint32_t>(of_round[0]); };
        const std::uint64_t product = philox_multiplier1 * step;
        const std::uint32_t first = static_cast<std::uint32_t>(product >> 32) ^
                                    static_cast<std::uint32_t>(path >> 32) ^ key(keys.first[0]);
        const std::uint64_t first_product = philox_multiplier0 * first;
        after_first_ = splat_word(part ^ key(keys.second[0]));
        third_ = splat_word(static_cast<std::uint32_t>(product) ^ key(keys.first[1]));
        fourth_ = splat_word((first_product >> 32) ^ key(keys.second[1]));
        last_ = splat_word(first_product);
    }
    /// `path`: its lower half counts.
    template <int vectors>
    OFFERSIM_INLINE void philox(const Words (&path)[vectors], Words (&word)[4][vectors]) const {
#pragma GCC unroll 5
        for (int v = 0; v < vectors; ++v) {
            const Words product0 = multiply_low32(path[v], splat_word(philox_multiplier0));
            const Words product1 =
                multiply_low32(upper_words(product0) ^ after_first_, splat_word(philox_multiplier1));
            word[0][v] = upper_words(product1) ^ third_;
            word[1][v] = product1;
            word[2][v] = product0 ^ fourth_;
            word[3][v] = last_;
        }
        philox_rounds(*keys_, 2, word);
    }

private:
    const RoundKeys* keys_;
    Words after_first_, third_, fourth_, last_;
};

/// A number in (0, 1) from 64 random bits: (k + 1/2) 2^-52 of the top 52.
OFFERSIM_INLINE Doubles to_uniform(Words bits) {
    // 1 + k 2^-52 less 1 - 2^-53: exact.
    return as_doubles((bits >> 12) | 0x3ff0000000000000u) - (1 - 0x1p-53);
}

}  // namespace
