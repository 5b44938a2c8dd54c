#pragma once
/// Deterministic exp, log and inverse normal for the kernels; internal linkage, see simd.hpp.
#include "base/simd.hpp"

namespace {

/// a[0] + a[1] x + a[2] x^2 + ..., by Horner's rule.
template <int coefficients>
OFFERSIM_INLINE Doubles polynomial(Doubles x, const double (&a)[coefficients]) {
    Doubles sum = splat(a[coefficients - 1]);
#pragma GCC unroll 7
    for (int i = coefficients - 2; i >= 0; --i) sum = fused(sum, x, splat(a[i]));
    return sum;
}

/// 2^(j/16).
constexpr double sixteenths_of_power[16] = {
    0x1.0000000000000p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0,
    0x1.306fe0a31b715p+0, 0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0,
    0x1.6a09e667f3bcdp+0, 0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f090p+0,
    0x1.ae89f995ad3adp+0, 0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0};

/// Their bits less j 2^48: so much comes in with the low digit of a number of sixteenths that is shifted into
/// the exponent.
struct SixteenthsLessIndex {
    double bits[16] = {};
    constexpr SixteenthsLessIndex() {
        for (std::uint64_t j = 0; j < 16; ++j)
            bits[j] = __builtin_bit_cast(
                double, __builtin_bit_cast(std::uint64_t, sixteenths_of_power[j]) - (j << 48));
    }
};
constexpr SixteenthsLessIndex sixteenths_less_index;

/// e^x to about 1 ulp for x in [-708, 709]; e^-708 below that range, e^709 above it.
/// e^x = 2^k 2^(j/16) e^r with |r| <= ln(2)/32 (Cody-Waite reduction), and e^r - 1 - r = r^2 p(r) with the
/// Chebyshev interpolant p of degree 4, whose error is below 3e-17. Source of the scheme: Tang (1989),
/// Table-driven implementation of the exponential function, ACM TOMS 15(2).
OFFERSIM_INLINE Doubles exponential(Doubles x) {
    x = minimum(maximum(x, splat(-708.0)), splat(709.0));
    // Adding 2^52 + 2^51 leaves the rounded number of sixteenths in the low bits.
    const double magic = 6755399441055744.0;
    const Doubles biased = fused(x, splat(23.083120654223414), splat(magic));
    const Doubles k = biased - magic;
    const Doubles r = fused_difference(k, splat(1.1926343307941173e-11),
                                       fused_difference(k, splat(0x1.62e42fee00000p-5), x));
    const Doubles r2 = r * r;
    const Doubles low = fused(r, splat(0.16666666665246267), splat(0.5));
    const Doubles high = fused(r2, splat(0.0013889037272355195),
                               fused(r, splat(0.0083334520402641998), splat(0.04166666666489117)));
    const Doubles p = fused(r2, high, low);
    const Words bits = as_words(biased);
    const Doubles scale = as_doubles(as_words(look_up_16(sixteenths_less_index.bits, bits)) + (bits << 48));
    return fused(scale, fused(r2, p, r), scale);
}

/// Natural logarithm to below 1 ulp for normal, positive, finite x.
/// Source: Sun Microsystems, fdlibm e_log.c (1993): log(1+f) = f - (f^2/2 - s (f^2/2 + R(s^2))), s = f / (2 +
/// f).
OFFERSIM_INLINE Doubles logarithm(Doubles x) {
    const Words bits = as_words(x);
    // Shift the mantissa to [sqrt(1/2), sqrt(2)) so that log(1+f) has no cancellation near x = 1.
    const Words shifted = bits + (0x3ff0000000000000u - 0x3fe6a09e667f3bcdu);
    const Doubles k = integers_to_doubles((Integers)(shifted >> 52) - 1023);
    const Doubles m = as_doubles((shifted & 0x000fffffffffffffu) + 0x3fe6a09e667f3bcdu);
    const Doubles f = m - 1.0;
    const Doubles s = f / (2.0 + f);
    const Doubles z = s * s, w = z * z;
    constexpr double odd[3] = {3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01};
    constexpr double even[4] = {6.666666666666735130e-01, 2.857142874366239149e-01, 1.818357216161805012e-01,
                                1.479819860511658591e-01};
    const Doubles t1 = w * polynomial(w, odd), t2 = z * polynomial(w, even);
    const Doubles half_square = 0.5 * f * f;
    const Doubles correction = s * (half_square + (t1 + t2));
    return k * 6.93147180369123816490e-01 -
           ((half_square - (correction + k * 1.90821492927058770002e-10)) - f);
}

/// The standard normal quantile at u in (0, 1), relative error below 1.1e-9: `central_quantile` where
/// |u - 1/2| <= 0.475 and `tail_quantile` elsewhere, which a caller with many values sorts apart: the tail
/// costs several times the centre and is wanted by 5 % of them. Rational minimax approximations (Lawson
/// iteration at 40 digits), the centre's in the argument of Wichura (1988), Algorithm AS 241, Applied
/// Statistics 37(3), 477-484; that algorithm's 1e-16 would cost two thirds more for digits that no number of
/// paths shows.
OFFERSIM_INLINE Doubles central_remainder(Doubles q) { return fused_difference(q, q, splat(0.225625)); }

constexpr double central_numerator[6] = {4.1262399633332089507, 265.95388924567746542, 5215.9957596012867725,
                                         34414.555377085115961, 61982.200455870656423, 13812.658300243175399};
constexpr double central_denominator[6] = {1.0,
                                           71.42748248635631137,
                                           1623.1721107287666855,
                                           13409.786094714234701,
                                           35351.447109403736297,
                                           19036.272352480182389};

OFFERSIM_INLINE Doubles central_quantile(Doubles q, Doubles remainder) {
    return polynomial(remainder, central_numerator) * q / polynomial(remainder, central_denominator);
}

/// Those of one draw's two uniforms, with one division for both.
struct Doubles2 {
    Doubles first, second;
};
OFFERSIM_INLINE Doubles2 central_quantiles(Doubles q0, Doubles remainder0, Doubles q1, Doubles remainder1) {
    const Doubles d0 = polynomial(remainder0, central_denominator);
    const Doubles d1 = polynomial(remainder1, central_denominator);
    const Doubles reciprocal = 1.0 / (d0 * d1);
    return {polynomial(remainder0, central_numerator) * q0 * (d1 * reciprocal),
            polynomial(remainder1, central_numerator) * q1 * (d0 * reciprocal)};
}

/// ln x to 4e-10, for the tail alone: a Chebyshev interpolant in place of `logarithm`'s division.
OFFERSIM_INLINE Doubles short_logarithm(Doubles x) {
    constexpr double even[6] = {1.00000000060101945,  0.333333026610169803, 0.200025356401933826,
                                0.142122912504212914, 0.119458782273568203, 0.0657232715852202373};
    constexpr double odd[5] = {-0.499999994140171251, -0.250000623744358791, -0.166665555756700094,
                               -0.124208212627327735, -0.116206484002703683};
    const Words shifted = as_words(x) + (0x3ff00000'00000000u - 0x3fe6a09e'667f3bcdu);
    const Doubles k = integers_to_doubles((Integers)(shifted >> 52) - 1023);
    const Doubles f = as_doubles((shifted & 0x000fffff'ffffffffu) + 0x3fe6a09e'667f3bcdu) - 1.0;
    const Doubles f2 = f * f;
    const Doubles series = fused(polynomial(f2, odd), f, polynomial(f2, even));
    return fused(k, splat(0.693147180559945309), f * series);
}

/// Without its sign, at the probability beyond it, down to 2^-65.
OFFERSIM_INLINE Doubles tail_quantile(Doubles p) {
    constexpr double numerator[7] = {
        1.9216688069336568275,     1.3436983194976442369,    0.30606612335265625536,  0.026866917525945136947,
        0.00084794909542042977352, 7.3969058079550740791e-6, 7.5583463075192819702e-9};
    constexpr double denominator[6] = {1.0,
                                       0.47337741387927849079,
                                       0.071095448598221392213,
                                       0.0038776864198064681735,
                                       0.000067774298645857604858,
                                       2.4690444666860344846e-7};
    const Doubles t = -3.6 - short_logarithm(p);
    return polynomial(t, numerator) / polynomial(t, denominator);
}
/// |size| with the sign of `of`.
OFFERSIM_INLINE Doubles with_sign_of(Doubles size, Doubles of) {
    return as_doubles(as_words(size) | (as_words(of) & 0x80000000'00000000u));
}

}  // namespace
