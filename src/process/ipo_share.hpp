#pragma once
/// The share of exits of a given size that are public offerings, rising with the logarithm of the size:
///   0 up to $32m;  .65 ln(X/32m) / ln(1bn/32m) to $1bn;  .65 + .2 ln(X/1bn) / ln(100) to $100bn;  then 1.
/// X in US dollars. It jumps at $100bn from .85 to 1, as published.
/// Source: Gornall & Strebulaev (2020), Squaring Venture Capital Valuations with Reality, section 3.3 and
/// code.
#include <array>
#include <cmath>

namespace offersim {

inline constexpr std::array<double, 3> ipo_share_kinks{32e6, 1e9, 100e9};

inline double gornall_strebulaev_ipo_share(double exit) {
    const auto [least, billion, largest] = ipo_share_kinks;
    if (exit <= least) return 0;
    if (exit < billion) return 0.65 * std::log(exit / least) / std::log(billion / least);
    if (exit < largest) return 0.65 + 0.2 * std::log(exit / billion) / std::log(largest / billion);
    return 1;
}

}  // namespace offersim
