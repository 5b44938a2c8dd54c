#pragma once
/// The root of a function that does not fall: bracketed by doubling, then regula falsi with the Illinois
/// rule. Source: Dowell & Jarratt (1971), BIT 11, 168-174.
#include <cmath>
#include <optional>

namespace offersim {

struct Bracket {
    double low, high;
    double at_low, at_high;
};

/// The first step from `low` upwards (each twice the one before, at most to `most`) that takes `value` to 0
/// or above. `at_low` is below 0.
template <class Function>
std::optional<Bracket> bracket_upwards(double low, double at_low, double first_step, double most,
                                       Function value) {
    double step = first_step;
    while (low < most) {
        const double high = std::fmin(low + step, most);
        const double at_high = value(high);
        if (at_high >= 0) return Bracket{low, high, at_low, at_high};
        low = high;
        at_low = at_high;
        step *= 2;
    }
    return {};
}

/// To `tolerance` of the argument; where the function is flat or steps, its upper side, which is 0 or above.
template <class Function>
double rising_root(Bracket b, double tolerance, Function value) {
    const auto is_narrow = [&] { return b.high - b.low <= tolerance; };
    int last_side = 0;
    for (int i = 0; i < 100 && b.at_high > 0 && !is_narrow(); ++i) {
        double middle = b.high - b.at_high * (b.high - b.low) / (b.at_high - b.at_low);
        // A step beside the root makes regula falsi creep: halve now and then.
        if (i % 4 == 3 || !(middle > b.low && middle < b.high)) middle = b.low + (b.high - b.low) / 2;
        const double at_middle = value(middle);
        const int side = at_middle >= 0 ? 1 : -1;
        if (side > 0) {
            b.high = middle;
            b.at_high = at_middle;
            if (last_side == 1) b.at_low /= 2;
        } else {
            b.low = middle;
            b.at_low = at_middle;
            if (last_side == -1) b.at_high /= 2;
        }
        last_side = side;
    }
    return b.high;
}

}  // namespace offersim
