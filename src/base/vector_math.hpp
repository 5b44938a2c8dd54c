#pragma once
/// Deterministic exp, log and inverse normal for the kernels; internal linkage, see simd.hpp.
#include "base/simd.hpp"

namespace {

/// 2^(j/16).
constexpr double sixteenths_of_power[16] = {
    0x1.0000000000000p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0,
    0x1.306fe0a31b715p+0, 0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0,
    0x1.6a09e667f3bcdp+0, 0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f090p+0,
    0x1.ae89f995ad3adp+0, 0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0};

/// e^x to about 1 ulp for x in [-708, 709]; e^-708 below that range, e^709 above it.
/// e^x = 2^k 2^(j/16) e^r with |r| <= ln(2)/32 (Cody-Waite reduction), and e^r - 1 - r = r^2 p(r) with the
/// Chebyshev interpolant p of degree 4, whose error is below 3e-17. Source of the scheme: Tang (1989),
/// Table-driven implementation of the exponential function, ACM TOMS 15(2).
OFFERSIM_INLINE Doubles exponential(Doubles x) {
    x = minimum(maximum(x, splat(-708.0)), splat(709.0));
    // Adding 2^52 + 2^51 leaves the rounded number of sixteenths in the low bits.
    const double magic = 6755399441055744.0;
    const Doubles biased = x * 23.083120654223414 + magic;
    const Doubles k = biased - magic;
    const Doubles r = (x - k * 0x1.62e42fee00000p-5) - k * 1.1926343307941173e-11;
    const Doubles r2 = r * r;
    const Doubles p = (0.5 + r * 0.16666666665246267) +
                      r2 * ((0.04166666666489117 + r * 0.0083334520402641998) + r2 * 0.0013889037272355195);
    const Words bits = as_words(biased);
    const Words power = as_words(look_up_16(sixteenths_of_power, bits));
    const Doubles scale = as_doubles(power + ((bits >> 4) << 52));
    return scale + scale * (r + r2 * p);
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
    const Doubles t1 =
        w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const Doubles t2 =
        z * (6.666666666666735130e-01 +
             w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    const Doubles half_square = 0.5 * f * f;
    const Doubles correction = s * (half_square + (t1 + t2));
    return k * 6.93147180369123816490e-01 -
           ((half_square - (correction + k * 1.90821492927058770002e-10)) - f);
}

/// The standard normal quantile at u in (0, 1), relative error below 2.1e-11: `central_quantile` where
/// |u - 1/2| <= 0.475 and `tail_quantile` elsewhere, which a caller with many values sorts apart: the tail
/// costs several times the centre and is wanted by 5 % of them. Rational minimax approximations (Lawson
/// iteration at 40 digits) in the arguments of Wichura (1988), Algorithm AS 241, Applied Statistics 37(3),
/// 477-484; that algorithm's 1e-16 would cost half as much again for digits that no number of paths can show.
OFFERSIM_INLINE Doubles central_remainder(Doubles q) { return 0.225625 - q * q; }

template <int degree>
OFFERSIM_INLINE Doubles polynomial(Doubles x, const double (&a)[degree]) {
    Doubles sum = splat(a[degree - 1]);
#pragma GCC unroll 7
    for (int i = degree - 2; i >= 0; --i) sum = sum * x + a[i];
    return sum;
}
constexpr double central_numerator[7] = {4.1262399673684435, 327.86283522204171, 8782.5275295353094,
                                         94165.00455985206,  380864.37861577805, 453217.66574289927,
                                         70986.701577471545};
constexpr double central_denominator[7] = {1.0,
                                           86.431205435147505,
                                           2592.1476504314392,
                                           32562.075253493151,
                                           166640.39324847252,
                                           292763.13868079716,
                                           111634.60306000867};

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

OFFERSIM_INLINE Doubles tail_quantile(Doubles u) {
    constexpr double numerator[6] = {1.958903180306408,   3.7882622520330887,   2.5065469586956547,
                                     0.71573780582454089, 0.087531360026579194, 0.00359246761559302};
    constexpr double denominator[6] = {1.0,
                                       1.0950187306099866,
                                       0.40305494596036794,
                                       0.057055374694545456,
                                       0.0025396111113041681,
                                       9.2312889899194453e-9};
    const Doubles t = square_root(-logarithm(minimum(u, 1.0 - u))) - 1.92;
    const Words sign = as_words(u - 0.5) & 0x8000000000000000u;
    return as_doubles(as_words(polynomial(t, numerator) / polynomial(t, denominator)) | sign);
}

}  // namespace
