#pragma once
/// Paths that must end at a given value at a given time. Between two fixed points a Brownian motion is a
/// Brownian bridge,
///   mean x0 + (x1 - x0) (t - t0) / (t1 - t0),  variance sigma^2 (t - t0)(t1 - t) / (t1 - t0),
/// and a free path becomes one by taking away its own end and putting the pinned one there:
///   x(t) -> x(t) + (t / T) (x_pinned - x(T)).
/// For geometric Brownian motion (x the logarithm) that is exact, whatever its drift; for other processes it
/// keeps the path's shape and is an approximation. Times in years or months alike; x and sigma to match.
/// Source: Glasserman (2003), section 3.1.
#include <cstddef>
#include <span>

namespace offersim {

struct BridgePoint {
    double time = 0;
    double x = 0;
};

constexpr double bridge_mean(BridgePoint from, BridgePoint to, double time) {
    return from.x + (to.x - from.x) * (time - from.time) / (to.time - from.time);
}

constexpr double bridge_variance(double from_time, double to_time, double time, double sigma) {
    return sigma * sigma * (time - from_time) * (to_time - time) / (to_time - from_time);
}

/// Of a block, at the time `fraction_of_pin[i]` = t / T on path i: log_value, moved in place, is the free
/// path there and log_value_at_pin the free path at T.
inline void bend_to_pin(std::span<double> log_value, std::span<const double> log_value_at_pin,
                        std::span<const double> pinned_log_value, std::span<const double> fraction_of_pin) {
    for (std::size_t i = 0; i < log_value.size(); ++i)
        log_value[i] += fraction_of_pin[i] * (pinned_log_value[i] - log_value_at_pin[i]);
}

/// The month of an event pinned to a range: uniform over first..last, both included. `uniform` in (0, 1).
inline int pinned_month(int first_month, int last_month, double uniform) {
    const int months = last_month - first_month + 1;
    const int offset = static_cast<int>(uniform * months);
    return first_month + (offset < months ? offset : months - 1);
}

}  // namespace offersim
