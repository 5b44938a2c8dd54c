// Compiled for the baseline, whose `fused` is made of other operations.
#include "base/simd.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>

namespace offersim {
namespace {

TEST(Simd, FusedRoundsOnceAsTheLibraryDoes) {
    std::mt19937_64 engine(1);
    const auto random = [&](std::uint64_t exponents) {
        if (engine() % 16 == 0)
            return std::ldexp(static_cast<double>(engine() % 1000) - 500,
                              static_cast<int>(engine() % 40) - 20);
        const std::uint64_t exponent = 1023 - exponents / 2 + engine() % exponents;
        return std::bit_cast<double>((engine() & 0x800fffff'ffffffffu) | exponent << 52);
    };
    for (int i = 0; i < 600000; ++i) {
        const std::uint64_t exponents = i % 3 == 0 ? 4 : i % 3 == 1 ? 60 : 2000;
        const double a = random(exponents), b = random(exponents);
        // Every fifth all but cancels, where what is left is what the product lost.
        const double c =
            i % 5 == 0 ? -a * b * (1 + (static_cast<double>(engine() % 5) - 2) * 1e-16) : random(exponents);
        const double expected = std::fma(a, b, c);
        const Doubles fused_sum = fused(splat(a), splat(b), splat(c));
        const Doubles fused_rest = fused_difference(splat(a), splat(b), splat(c));
        if (std::isnan(expected)) continue;
        ASSERT_EQ(std::bit_cast<std::uint64_t>(fused_sum[0]), std::bit_cast<std::uint64_t>(expected))
            << std::hexfloat << a << " " << b << " " << c;
        ASSERT_EQ(fused_rest[0], std::fma(-a, b, c)) << std::hexfloat << a << " " << b << " " << c;
    }
}

}  // namespace
}  // namespace offersim
