#pragma once
/// The few vector operations the kernels need, over GCC/Clang vector types of the widest registers the
/// including translation unit is compiled for. Every operation is one IEEE operation per lane, in a fixed
/// order, and a product and a sum are one only where `fused` says so, so that every width gives the same
/// bits.
///
/// Everything here has internal linkage: a copy compiled for AVX-512 must never be chosen by the linker for
/// a program that runs elsewhere. For the same reason nothing of the standard library's templates is used.
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace {

#if defined(__AVX512F__)
constexpr int lanes = 8;
#elif defined(__AVX2__)
constexpr int lanes = 4;
#else
constexpr int lanes = 2;
#endif

using Doubles = double __attribute__((vector_size(lanes * 8)));
using Words = std::uint64_t __attribute__((vector_size(lanes * 8)));
using Integers = std::int64_t __attribute__((vector_size(lanes * 8)));

#define OFFERSIM_INLINE [[gnu::always_inline]] inline

OFFERSIM_INLINE Doubles splat(double x) { return Doubles{} + x; }
OFFERSIM_INLINE Words splat_word(std::uint64_t x) { return Words{} + x; }

OFFERSIM_INLINE Doubles load(const double* from) {
    Doubles v;
    __builtin_memcpy(&v, from, sizeof v);
    return v;
}
OFFERSIM_INLINE void store(double* to, Doubles v) { __builtin_memcpy(to, &v, sizeof v); }

OFFERSIM_INLINE Words load_words(const std::uint64_t* from) {
    Words v;
    __builtin_memcpy(&v, from, sizeof v);
    return v;
}
OFFERSIM_INLINE void store_words(std::uint64_t* to, Words v) { __builtin_memcpy(to, &v, sizeof v); }

OFFERSIM_INLINE Words as_words(Doubles v) { return (Words)v; }
OFFERSIM_INLINE Doubles as_doubles(Words v) { return (Doubles)v; }

/// The values of `a` where the comparison held, of `b` elsewhere.
OFFERSIM_INLINE Doubles select(Integers mask, Doubles a, Doubles b) {
#if defined(__AVX512F__)
    return (Doubles)_mm512_mask_blend_pd(_mm512_movepi64_mask((__m512i)mask), (__m512d)b, (__m512d)a);
#elif defined(__AVX2__)
    return (Doubles)_mm256_blendv_pd((__m256d)b, (__m256d)a, (__m256d)mask);
#else
    return (Doubles)(((Words)mask & (Words)a) | (~(Words)mask & (Words)b));
#endif
}

/// Whether a comparison held in any lane.
OFFERSIM_INLINE bool any(Integers mask) {
#if defined(__AVX512F__)
    return _mm512_movepi64_mask((__m512i)mask) != 0;
#elif defined(__AVX2__)
    return _mm256_movemask_pd((__m256d)mask) != 0;
#else
    std::int64_t held = 0;
    for (int i = 0; i < lanes; ++i) held |= mask[i];
    return held != 0;
#endif
}

/// a < b ? a : b and a > b ? a : b, which is what the processors' own instructions give.
OFFERSIM_INLINE Doubles minimum(Doubles a, Doubles b) {
#if defined(__AVX512F__)
    return (Doubles)_mm512_min_pd((__m512d)a, (__m512d)b);
#elif defined(__AVX2__)
    return (Doubles)_mm256_min_pd((__m256d)a, (__m256d)b);
#elif defined(__SSE2__)
    return (Doubles)_mm_min_pd((__m128d)a, (__m128d)b);
#else
    return select((Integers)(a < b), a, b);
#endif
}
OFFERSIM_INLINE Doubles maximum(Doubles a, Doubles b) {
#if defined(__AVX512F__)
    return (Doubles)_mm512_max_pd((__m512d)a, (__m512d)b);
#elif defined(__AVX2__)
    return (Doubles)_mm256_max_pd((__m256d)a, (__m256d)b);
#elif defined(__SSE2__)
    return (Doubles)_mm_max_pd((__m128d)a, (__m128d)b);
#else
    return select((Integers)(a > b), a, b);
#endif
}

#if !defined(__AVX2__)
/// a b + c of lanes that `fused` cannot do: by the library, which is right everywhere and slow.
inline Doubles fused_one_by_one(Doubles a, Doubles b, Doubles c) {
    Doubles result{};
    for (int i = 0; i < lanes; ++i) result[i] = __builtin_fma(a[i], b[i], c[i]);
    return result;
}

/// x + y and what that rounding lost: Knuth's TwoSum.
struct Doubles2Sum {
    Doubles sum, error;
    OFFERSIM_INLINE Doubles2Sum(Doubles x, Doubles y) : sum(x + y) {
        const Doubles y_part = sum - x;
        error = (x - (sum - y_part)) + (y - y_part);
    }
};
/// So far from under- and overflow that sums and products of parts of it are exact.
OFFERSIM_INLINE Integers is_tame(Doubles x) {
    return (Integers)(((as_words(x) >> 52) & 0x7ffu) - splat_word(0x80) < splat_word(0x700));
}
OFFERSIM_INLINE Integers is_zero(Doubles x) { return (Integers)(x == splat(0.0)); }
/// The upper 26 bits of a mantissa: Veltkamp's splitting.
OFFERSIM_INLINE Doubles upper_part(Doubles x) {
    const Doubles scaled = x * 134217729.0;  // 2^27 + 1
    return scaled - (scaled - x);
}
#endif

/// a b + c with one rounding, where the processor has it as where it has not. There the exact product
/// (Dekker) and c make three terms; the sum of the lesser ones, rounded to odd, gives the rest of the sum its
/// right direction. Source: Boldo and Melquiond (2008), Emulation of a FMA and correctly rounded sums, IEEE
/// Transactions on Computers 57(4), 462-471.
OFFERSIM_INLINE Doubles fused(Doubles a, Doubles b, Doubles c) {
#if defined(__AVX512F__)
    return (Doubles)_mm512_fmadd_pd((__m512d)a, (__m512d)b, (__m512d)c);
#elif defined(__AVX2__)
    return (Doubles)_mm256_fmadd_pd((__m256d)a, (__m256d)b, (__m256d)c);
#else
    const Doubles product = a * b;
    const Integers no_a = is_zero(a), no_b = is_zero(b);
    const Integers is_exact = (is_tame(a) | no_a) & (is_tame(b) | no_b) & (is_tame(c) | is_zero(c)) &
                              (is_tame(product) | no_a | no_b);
    if (any(~is_exact)) return fused_one_by_one(a, b, c);
    const Doubles a1 = upper_part(a), b1 = upper_part(b), a2 = a - a1, b2 = b - b1;
    const Doubles lost = a2 * b2 - (((product - a1 * b1) - a2 * b1) - a1 * b2);
    const Doubles2Sum low(c, lost), high(product, low.sum), rest(low.error, high.error);
    // Rounded to odd: where something was lost, the last bit is set.
    const Words bits = as_words(rest.sum),
                step = 1 - ((as_words(rest.sum) ^ as_words(rest.error)) >> 63 << 1);
    const Integers is_even_and_inexact =
        (Integers)(rest.error != splat(0.0)) & (Integers)((bits & 1) == splat_word(0));
    const Doubles odd = as_doubles(bits + (step & (Words)is_even_and_inexact));
    return high.sum + odd;
#endif
}
/// c - a b with one rounding.
OFFERSIM_INLINE Doubles fused_difference(Doubles a, Doubles b, Doubles c) {
#if defined(__AVX512F__)
    return (Doubles)_mm512_fnmadd_pd((__m512d)a, (__m512d)b, (__m512d)c);
#elif defined(__AVX2__)
    return (Doubles)_mm256_fnmadd_pd((__m256d)a, (__m256d)b, (__m256d)c);
#else
    return fused(-a, b, c);
#endif
}

OFFERSIM_INLINE Doubles square_root(Doubles v) {
#if defined(__AVX512F__)
    return (Doubles)_mm512_sqrt_pd((__m512d)v);
#elif defined(__AVX2__)
    return (Doubles)_mm256_sqrt_pd((__m256d)v);
#elif defined(__SSE2__)
    return (Doubles)_mm_sqrt_pd((__m128d)v);
#else
    Doubles r{};
    for (int i = 0; i < lanes; ++i) r[i] = __builtin_sqrt(v[i]);
    return r;
#endif
}

/// The product of the low 32 bits of each lane, 64 bits wide.
OFFERSIM_INLINE Words multiply_low32(Words a, Words b) {
#if defined(__AVX512F__)
    return (Words)_mm512_mul_epu32((__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
    return (Words)_mm256_mul_epu32((__m256i)a, (__m256i)b);
#elif defined(__SSE2__)
    return (Words)_mm_mul_epu32((__m128i)a, (__m128i)b);
#else
    return (a & 0xffffffffu) * (b & 0xffffffffu);
#endif
}

/// The upper 32 bits of each lane in its lower half; what the upper half then holds is not to be read. Where
/// there is a choice, a shuffle: shifts compete with the multiplications for one port of the processor.
OFFERSIM_INLINE Words upper_words(Words v) {
#if defined(__AVX512F__)
    return (Words)_mm512_shuffle_epi32((__m512i)v, _MM_PERM_DDBB);
#elif defined(__AVX2__)
    return (Words)_mm256_shuffle_epi32((__m256i)v, 0xf5);
#elif defined(__SSE2__)
    return (Words)_mm_shuffle_epi32((__m128i)v, 0xf5);
#else
    return v >> 32;
#endif
}
/// The lower 32 bits of `low` under the lower 32 bits of `high`.
OFFERSIM_INLINE Words join_words(Words low, Words high) {
#if defined(__AVX512F__)
    return (Words)_mm512_mask_shuffle_epi32((__m512i)low, 0xaaaa, (__m512i)high, _MM_PERM_CCAA);
#elif defined(__AVX2__)
    return (Words)_mm256_blend_epi32((__m256i)low, _mm256_shuffle_epi32((__m256i)high, 0xa0), 0xaa);
#else
    return high << 32 | (low & 0xffffffffu);
#endif
}

#if defined(__AVX512F__)
/// All lanes, in a way that the compiler does not see through: for a gather that it knows to fill its
/// register GCC 12 takes any register as it is, and the gather waits for what was last done with it.
OFFERSIM_INLINE __mmask8 all_lanes() {
    __mmask8 all = 0xff;
    asm("" : "+k"(all));
    return all;
}
#endif

OFFERSIM_INLINE Doubles gather(const double* base, const std::int32_t* index) {
#if defined(__AVX512F__)
    return (Doubles)_mm512_mask_i32gather_pd(_mm512_setzero_pd(), all_lanes(),
                                             _mm256_loadu_si256((const __m256i*)index), base, 8);
#elif defined(__AVX2__)
    return (Doubles)_mm256_i32gather_pd(base, _mm_loadu_si128((const __m128i*)index), 8);
#else
    Doubles v{};
    for (int i = 0; i < lanes; ++i) v[i] = base[index[i]];
    return v;
#endif
}

OFFERSIM_INLINE Words gather_words(const std::uint64_t* base, const std::int32_t* index) {
#if defined(__AVX512F__)
    return (Words)_mm512_mask_i32gather_epi64(_mm512_setzero_si512(), all_lanes(),
                                              _mm256_loadu_si256((const __m256i*)index), base, 8);
#elif defined(__AVX2__)
    return (Words)_mm256_i32gather_epi64((const long long*)base, _mm_loadu_si128((const __m128i*)index), 8);
#else
    Words v{};
    for (int i = 0; i < lanes; ++i) v[i] = base[index[i]];
    return v;
#endif
}

/// 32-bit words of a list, each in the lower half of its lane.
OFFERSIM_INLINE Words gather_half_words(const std::uint32_t* base, const std::int32_t* index) {
#if defined(__AVX512F__)
    return (Words)_mm512_cvtepu32_epi64(_mm256_mmask_i32gather_epi32(
        _mm256_setzero_si256(), all_lanes(), _mm256_loadu_si256((const __m256i*)index), base, 4));
#elif defined(__AVX2__)
    return (Words)_mm256_cvtepu32_epi64(
        _mm_i32gather_epi32((const int*)base, _mm_loadu_si128((const __m128i*)index), 4));
#else
    Words v{};
    for (int i = 0; i < lanes; ++i) v[i] = base[index[i]];
    return v;
#endif
}

/// table[index] + addend of each lane, of whole numbers.
OFFERSIM_INLINE void look_up_and_add(const std::int32_t* table, const std::int32_t* index,
                                     const std::int32_t* addend, std::int32_t* result) {
#if defined(__AVX512F__)
    const __m256i found = _mm256_mmask_i32gather_epi32(_mm256_setzero_si256(), all_lanes(),
                                                       _mm256_loadu_si256((const __m256i*)index), table, 4);
    _mm256_storeu_si256((__m256i*)result,
                        _mm256_add_epi32(found, _mm256_loadu_si256((const __m256i*)addend)));
#else
    for (int i = 0; i < lanes; ++i) result[i] = table[index[i]] + addend[i];
#endif
}

/// table[bits % 16] of each lane.
OFFERSIM_INLINE Doubles look_up_16(const double (&table)[16], Words bits) {
#if defined(__AVX512F__)
    return (Doubles)_mm512_permutex2var_pd(_mm512_loadu_pd(table), (__m512i)bits, _mm512_loadu_pd(table + 8));
#elif defined(__AVX2__)
    return (Doubles)_mm256_i64gather_pd(table, (__m256i)(bits & 15), 8);
#else
    Doubles v{};
    for (int i = 0; i < lanes; ++i) v[i] = table[bits[i] & 15];
    return v;
#endif
}

/// Lanes of `index` must differ, or hold the same value.
OFFERSIM_INLINE void scatter(double* base, const std::int32_t* index, Doubles v) {
#if defined(__AVX512F__)
    _mm512_i32scatter_pd(base, _mm256_loadu_si256((const __m256i*)index), (__m512d)v, 8);
#else
    for (int i = 0; i < lanes; ++i) base[index[i]] = v[i];
#endif
}
/// Writes first + lane for each lane whose sign bit is set, in order, to `list`, which has room for all lanes
/// whatever holds; the number written.
OFFERSIM_INLINE int list_negative_lanes(Doubles v, int first, std::int32_t* list) {
#if defined(__AVX512F__)
    const __mmask8 bits = _mm512_movepi64_mask((__m512i)v);
    const __m256i numbers =
        _mm256_add_epi32(_mm256_set1_epi32(first), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    _mm256_storeu_si256((__m256i*)list, _mm256_maskz_compress_epi32(bits, numbers));
    return __builtin_popcount(bits);
#elif defined(__AVX2__)
    alignas(16) static constexpr std::int32_t set_lanes[16][4] = {
        {0, 0, 0, 0}, {0, 0, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}, {2, 0, 0, 0}, {0, 2, 0, 0},
        {1, 2, 0, 0}, {0, 1, 2, 0}, {3, 0, 0, 0}, {0, 3, 0, 0}, {1, 3, 0, 0}, {0, 1, 3, 0},
        {2, 3, 0, 0}, {0, 2, 3, 0}, {1, 2, 3, 0}, {0, 1, 2, 3}};
    const int bits = _mm256_movemask_pd((__m256d)v);
    const __m128i numbers = _mm_load_si128((const __m128i*)set_lanes[bits]);
    _mm_storeu_si128((__m128i*)list, _mm_add_epi32(numbers, _mm_set1_epi32(first)));
    return __builtin_popcount(static_cast<unsigned>(bits));
#else
    int count = 0;
    for (int i = 0; i < lanes; ++i) {
        list[count] = first + i;
        count += static_cast<int>(((Words)v)[i] >> 63);
    }
    return count;
#endif
}
/// The same of `a`, and then with `apart` more of `b`.
OFFERSIM_INLINE int list_negative_lanes(Doubles a, Doubles b, int first, int apart, std::int32_t* list) {
#if defined(__AVX512F__)
    // Both at once: sixteen are compressed as fast as eight.
    const __mmask16 bits =
        _mm512_kunpackb(_mm512_movepi64_mask((__m512i)b), _mm512_movepi64_mask((__m512i)a));
    const __m512i numbers =
        _mm512_add_epi32(_mm512_maskz_set1_epi32(0xff00, apart),
                         _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7));
    _mm512_storeu_si512(
        list, _mm512_maskz_compress_epi32(bits, _mm512_add_epi32(numbers, _mm512_set1_epi32(first))));
    return __builtin_popcount(bits);
#else
    const int count = list_negative_lanes(a, first, list);
    return count + list_negative_lanes(b, first + apart, list + count);
#endif
}
/// Writes the lanes of `values` where `mask` holds, which fit 32 bits, in order to `list`, which has room for
/// all lanes whatever holds; the number written.
OFFERSIM_INLINE int list_lanes(Integers mask, Integers values, std::int32_t* list) {
#if defined(__AVX512F__)
    const __mmask8 bits = _mm512_movepi64_mask((__m512i)mask);
    const __m256i narrow = _mm512_cvtepi64_epi32((__m512i)values);
    _mm256_storeu_si256((__m256i*)list, _mm256_maskz_compress_epi32(bits, narrow));
    return __builtin_popcount(bits);
#else
    int count = 0;
    for (int i = 0; i < lanes; ++i) {
        list[count] = static_cast<std::int32_t>(values[i]);
        count -= static_cast<int>(mask[i]);
    }
    return count;
#endif
}
/// Non-negative 32-bit integers as 64-bit ones.
OFFERSIM_INLINE Words widen(const std::int32_t* index) {
#if defined(__AVX512F__)
    return (Words)_mm512_cvtepi32_epi64(_mm256_loadu_si256((const __m256i*)index));
#elif defined(__AVX2__)
    return (Words)_mm256_cvtepi32_epi64(_mm_loadu_si128((const __m128i*)index));
#else
    Words v{};
    for (int i = 0; i < lanes; ++i) v[i] = static_cast<std::uint64_t>(index[i]);
    return v;
#endif
}

/// Whole numbers below 2^52 as doubles.
OFFERSIM_INLINE Doubles whole(Words k) { return as_doubles(k | 0x43300000'00000000u) - 0x1p52; }
/// Integers of at most 2^51 in magnitude as doubles, by the exponent trick: no instruction set needed.
OFFERSIM_INLINE Doubles integers_to_doubles(Integers v) {
    const double magic = 6755399441055744.0;  // 2^52 + 2^51
    return as_doubles((Words)(v + (Integers)as_words(splat(magic)))) - magic;
}
/// Rounded to nearest, ties to even; |v| < 2^51.
OFFERSIM_INLINE Integers doubles_to_integers(Doubles v) {
    const double magic = 6755399441055744.0;
    return (Integers)as_words(v + magic) - (Integers)as_words(splat(magic));
}

}  // namespace
