/// Employee options through the whole engine against the model of Hull & White (2004): published values on a
/// fine lattice (S = K = 50, volatility 30 %, rate 7.5 %, dividend 2.5 %, ten years, vesting after three,
/// leaving 3 % a year, exercise at M strikes), within 0.003.
#include <cmath>

#include "process/employee_option.hpp"
#include "support/run.hpp"

namespace offersim {
namespace {

using testing::run_text;

Mean simulated_value(double multiple, std::uint64_t paths, std::uint64_t seed) {
    SimulationSettings settings;
    settings.paths = paths;
    settings.brief = true;
    const auto run = run_text(R"(format: 1
title: an employee option under the pricing measure
start: 2026-01-01
horizon: 10y
settle: 10y
person: {discount: {continuous: 7.5%}, leave: 3%/yr}
companies: {x: {kind: public, price: 50, dividend: 2.5%, growth: {drift: 7.5%, volatility: 30%}}}
offers: {a: {company: x, equity: [{type: nso, shares: 1, strike: 50, vesting: {at: 36mo}, window: 0mo,
                                   exercise: {multiple: )" +
                                  std::to_string(multiple) + "x}}]}}\n",
                              settings, seed);
    return run.offer("a").gross_present.mean;
}

/// What month-end decisions are worth beyond continuous ones once the barrier is lowered for month-end
/// watching: who leaves in a month leaves at its end, and in the vesting month keeps what vests. Found on the
/// lattice.
double bias_of_months(double multiple) {
    EmployeeOption option{50, 50, 0.075, 0.025, 0.3, 10, 3, 0.03, multiple, 0};
    const double continuous = hull_white_option(option);
    option.decisions_per_year = 12;
    option.exercise_multiple = multiple * std::exp(-0.5825971579 * 0.3 * std::sqrt(1.0 / 12));
    return hull_white_option(option) - continuous;
}

TEST(HullWhite, MonthlyGridIsWithinItsOwnBias) {
    for (const auto& [multiple, value] : {std::pair{3.0, 18.408}, {1.5, 15.218}}) {
        const double bias = bias_of_months(multiple);
        EXPECT_LT(std::abs(bias), 0.05) << multiple;  // docs/contracts.md states it
        const Mean first = simulated_value(multiple, 400'000, 1);
        const double expected = value + bias;
        if (std::abs(first.value - expected) < 4.1 * first.standard_error + 0.007) continue;
        const Mean again = simulated_value(multiple, 400'000, 2);
        EXPECT_LT(std::abs(again.value - expected), 4.1 * again.standard_error + 0.007) << multiple;
    }
}

TEST(HullWhite, TheCorrectionOfTheBarrierIsNeeded) {
    // Without it, month-end watching is worth 0.43 too much at M = 1.5 (employee_option_test.cpp).
    EmployeeOption option{50, 50, 0.075, 0.025, 0.3, 10, 3, 0.03, 1.5, 12};
    EXPECT_GT(hull_white_option(option) - 15.218, 0.4);
    EXPECT_LT(simulated_value(1.5, 400'000, 1).value, 15.218 + 0.2);
}

}  // namespace
}  // namespace offersim
