#pragma once
/// Deterministic exp, log and inverse normal for the kernels; internal linkage, see simd.hpp.
#include "base/simd.hpp"

namespace {

/// e^x to about 1 ulp for x in [-708, 709]; below that range 0, above it e^709.
/// Cody-Waite reduction to |r| <= ln(2)/2 and the Taylor polynomial of degree 13, whose remainder is below
/// 1e-17.
OFFERSIM_INLINE Doubles exponential(Doubles x) {
    const Integers vanishes = (Integers)(x < splat(-708.0));
    x = minimum(maximum(x, splat(-708.0)), splat(709.0));
    // Adding 2^52 + 2^51 + 1023 leaves the rounded power, biased as an exponent is, in the low bits.
    const double magic = 6755399441055744.0 + 1023;
    const Doubles biased = x * 1.4426950408889634074 + magic;
    const Doubles k = biased - magic;
    const Doubles r = (x - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10;
    const Doubles r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
    // Estrin's scheme: pairs, then squares, so that the chain of dependent operations stays short.
    const Doubles p01 = 1.0 + r;
    const Doubles p23 = 0.5 + r * (1.0 / 6);
    const Doubles p45 = 1.0 / 24 + r * (1.0 / 120);
    const Doubles p67 = 1.0 / 720 + r * (1.0 / 5040);
    const Doubles p89 = 1.0 / 40320 + r * (1.0 / 362880);
    const Doubles p1011 = 1.0 / 3628800 + r * (1.0 / 39916800);
    const Doubles p1213 = 1.0 / 479001600 + r * (1.0 / 6227020800.0);
    const Doubles low = (p01 + r2 * p23) + r4 * (p45 + r2 * p67);
    const Doubles high = (p89 + r2 * p1011) + r4 * p1213;
    const Doubles polynomial = low + r8 * high;
    const Doubles scale = as_doubles(as_words(biased) << 52);
    return select(vanishes, splat(0.0), polynomial * scale);
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

/// Numerator and denominator of a rational function of degree 7: one division serves whichever branch is
/// taken.
struct Rational7 {
    Doubles numerator, denominator;
};
OFFERSIM_INLINE Rational7 rational7(Doubles x, const double (&a)[8], const double (&b)[8]) {
    Rational7 r{splat(a[7]), splat(b[7])};
#pragma GCC unroll 7
    for (int i = 6; i >= 0; --i) {
        r.numerator = r.numerator * x + a[i];
        r.denominator = r.denominator * x + b[i];
    }
    return r;
}
OFFERSIM_INLINE Rational7 select(Integers mask, Rational7 a, Rational7 b) {
    return {select(mask, a.numerator, b.numerator), select(mask, a.denominator, b.denominator)};
}

/// The standard normal quantile at u in (0, 1), relative error about 1e-16; monotone but for rounding. It is
/// `central_quantile` where |u - 1/2| <= 0.425 and `tail_quantile` elsewhere, which a caller with many values
/// sorts apart: the tail costs three times the centre and is wanted by 15 % of them.
/// Source: Wichura (1988), Algorithm AS 241, Applied Statistics 37(3), 477-484 (PPND16).
OFFERSIM_INLINE Doubles central_remainder(Doubles q) { return 0.180625 - q * q; }

OFFERSIM_INLINE Doubles central_quantile(Doubles q, Doubles remainder) {
    constexpr double a[8] = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                             1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                             3.3430575583588128105e4, 2.5090809287301226727e3};
    constexpr double b[8] = {1.0,
                             4.2313330701600911252e1,
                             6.8718700749205790830e2,
                             5.3941960214247511077e3,
                             2.1213794301586595867e4,
                             3.9307895800092710610e4,
                             2.8729085735721942674e4,
                             5.2264952788528545610e3};
    const Rational7 ratio = rational7(remainder, a, b);
    return ratio.numerator * q / ratio.denominator;
}

OFFERSIM_INLINE Doubles tail_quantile(Doubles u) {
    constexpr double a[8] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                             3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                             2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr double b[8] = {1.0,
                             2.05319162663775882187e0,
                             1.67638483018380384940e0,
                             6.89767334985100004550e-1,
                             1.48103976427480074590e-1,
                             1.51986665636164571966e-2,
                             5.47593808499534494600e-4,
                             1.05075007164441684324e-9};
    constexpr double far_a[8] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                 1.78482653991729133580e0,  2.96560571828504891230e-1,
                                 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                 2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double far_b[8] = {1.0,
                                 5.99832206555887937690e-1,
                                 1.36929880922735805310e-1,
                                 1.48753612908506148525e-2,
                                 7.86869131145613259100e-4,
                                 1.84631831751005468180e-5,
                                 1.42151175831644588870e-7,
                                 2.04426310338993978564e-15};
    const Doubles r = square_root(-logarithm(minimum(u, 1.0 - u)));
    Rational7 ratio = rational7(r - 1.6, a, b);
    const Integers is_far = (Integers)(r > splat(5.0));  // u below 1.4e-11: almost never
    if (any(is_far)) ratio = select(is_far, rational7(r - 5.0, far_a, far_b), ratio);
    const Doubles magnitude = ratio.numerator / ratio.denominator;
    return select((Integers)(u < splat(0.5)), -magnitude, magnitude);
}

OFFERSIM_INLINE Doubles normal_quantile(Doubles u) {
    const Doubles q = u - 0.5, remainder = central_remainder(q);
    const Doubles central = central_quantile(q, remainder);
    const Integers is_tail = (Integers)(remainder < splat(0.0));
    return any(is_tail) ? select(is_tail, tail_quantile(u), central) : central;
}

}  // namespace
