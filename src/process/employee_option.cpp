#include "process/employee_option.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace offersim {

namespace {

constexpr int steps_per_year = 1200;

/// A trinomial lattice of the log price, wide enough for its edges not to matter: spacing near sigma sqrt(3
/// dt), which matches the fourth moment, moved slightly so that the exercise barrier is a node.
struct Lattice {
    std::vector<double> price;
    std::size_t barrier_node = 0;
    std::size_t spot_node = 0;
    double spot_fraction = 0;  ///< where the spot lies between spot_node and the next
    double up = 0, middle = 0, down = 0;
};

Lattice make_lattice(const EmployeeOption& option, double dt) {
    const double distance = std::log(option.exercise_multiple * option.strike / option.spot);
    double spacing = option.volatility * std::sqrt(3 * dt);
    if (const double nodes = std::round(std::abs(distance) / spacing); nodes >= 1)
        spacing = std::abs(distance) / nodes;
    const double drift = option.rate - option.dividend_yield - 0.5 * option.volatility * option.volatility;
    const double reach =
        8 * option.volatility * std::sqrt(option.years) + std::abs(drift) * option.years + std::abs(distance);
    const auto half = static_cast<std::size_t>(std::ceil(reach / spacing));

    Lattice lattice;
    lattice.barrier_node = half;
    for (std::size_t i = 0; i <= 2 * half; ++i) {
        const double offset = (static_cast<double>(i) - static_cast<double>(half)) * spacing;
        lattice.price.push_back(option.exercise_multiple * option.strike * std::exp(offset));
    }
    const double position = static_cast<double>(half) - distance / spacing;
    lattice.spot_node = static_cast<std::size_t>(std::floor(position));
    lattice.spot_fraction = position - std::floor(position);
    const double variance = option.volatility * option.volatility * dt / (spacing * spacing);
    const double lean = drift * dt / spacing;
    lattice.up = 0.5 * (variance + lean * lean + lean);
    lattice.down = 0.5 * (variance + lean * lean - lean);
    lattice.middle = 1 - lattice.up - lattice.down;
    return lattice;
}

}  // namespace

double hull_white_option(const EmployeeOption& option) {
    const int steps = static_cast<int>(std::lround(option.years * steps_per_year));
    const int vesting_step = static_cast<int>(std::lround(option.vesting_years * steps_per_year));
    const int steps_per_decision =
        option.decisions_per_year > 0 ? steps_per_year / option.decisions_per_year : 1;
    const double dt = 1.0 / steps_per_year;
    const Lattice lattice = make_lattice(option, dt);
    const double step_discount = std::exp(-option.rate * dt);
    const double p_leave = -std::expm1(-option.leave_per_year * dt * steps_per_decision);
    // Between decisions the value jumps at the barrier: its node stands for both sides, half of it exercised.
    const double exercised_at_barrier = steps_per_decision > 1 ? 0.5 : 1.0;

    const std::size_t nodes = lattice.price.size();
    std::vector<double> intrinsic(nodes), value(nodes), next(nodes);
    for (std::size_t i = 0; i < nodes; ++i) intrinsic[i] = std::max(lattice.price[i] - option.strike, 0.0);
    value = intrinsic;
    for (int step = steps - 1; step >= 0; --step) {
        next.swap(value);
        for (std::size_t i = 1; i + 1 < nodes; ++i)
            value[i] = step_discount *
                       (lattice.up * next[i + 1] + lattice.middle * next[i] + lattice.down * next[i - 1]);
        value.front() = 0;
        value.back() = intrinsic.back();
        if (step == 0 || step % steps_per_decision != 0) continue;
        const bool is_vested = step >= vesting_step;
        for (std::size_t i = 0; i < nodes; ++i) {
            value[i] += p_leave * ((is_vested ? intrinsic[i] : 0) - value[i]);
            if (!is_vested || i < lattice.barrier_node) continue;
            const double exercised = i == lattice.barrier_node ? exercised_at_barrier : 1.0;
            value[i] += exercised * (intrinsic[i] - value[i]);
        }
    }
    return value[lattice.spot_node] * (1 - lattice.spot_fraction) +
           value[lattice.spot_node + 1] * lattice.spot_fraction;
}

}  // namespace offersim
