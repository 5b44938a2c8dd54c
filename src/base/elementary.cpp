#include "base/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>

namespace offersim {

namespace {

// ln 2 in two parts: the first has 32 trailing zero bits, so that its products with any exponent are exact.
constexpr double ln2_high = 0x1.62e42fee00000p-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double log2_of_e = 0x1.71547652b82fep+0;

/// 2^exponent for a normal result.
double power_of_two(int exponent) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

}  // namespace

/// e^x = 2^k e^r with |r| <= ln(2)/2, and e^r - 1 by its Taylor series, whose 14th term is below 1e-17.
double portable_exp(double x) {
    if (!(x > -746)) return std::isnan(x) ? x : 0;
    if (x > 710) return std::numeric_limits<double>::infinity();
    const double k = std::floor(x * log2_of_e + 0.5);
    const double high = x - k * ln2_high;
    const double low = k * ln2_low;
    const double r = high - low;
    double tail = 1.0 / 6227020800;  // 1/13!
    for (const double factorial :
         {479001600., 39916800., 3628800., 362880., 40320., 5040., 720., 120., 24., 6., 2.}) {
        tail = tail * r + 1 / factorial;
    }
    const double lost = (high - r) - low;  // what rounding took from r
    const double exponential = 1 + (r + (r * r * tail + lost));
    const int exponent = static_cast<int>(k);
    // In two steps, because 2^k itself may be too large or too small for a normal number.
    return exponential * power_of_two(exponent / 2) * power_of_two(exponent - exponent / 2);
}

/// x = 2^k m with m in [sqrt(1/2), sqrt(2)), f = m - 1, s = f / (2 + f): ln m = 2 atanh(s) = f - (f^2/2 - s
/// (f^2/2 + R)) with R = 2 s^2/3 + 2 s^4/5 + ...; f is exact, and what is taken from it is small.
double portable_log(double x) {
    if (!(x > 0))
        return x == 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    if (std::isinf(x)) return x;
    int exponent = 0;
    double m = std::frexp(x, &exponent);
    if (m < 0x1.6a09e667f3bcdp-1) {
        m *= 2;
        --exponent;
    }
    const double f = m - 1;
    const double s = f / (2 + f);
    const double s2 = s * s;
    double series = 2.0 / 25;
    for (const double odd : {23., 21., 19., 17., 15., 13., 11., 9., 7., 5., 3.})
        series = series * s2 + 2 / odd;
    const double half_square = 0.5 * f * f;
    const double k = exponent;
    return k * ln2_high - ((half_square - (s * (half_square + series * s2) + k * ln2_low)) - f);
}

}  // namespace offersim
