#include "process/employee_option.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "process/black_scholes.hpp"

namespace offersim {
namespace {

EmployeeOption hull_white_example(double multiple) {
    return {50, 50, 0.075, 0.025, 0.3, 10, 3, 0.03, multiple, 0};
}

TEST(EmployeeOption, MatchesFineLattice) {
    // Independent fine lattices of the example of Hull & White (2004), +-0.003.
    EXPECT_NEAR(hull_white_option(hull_white_example(3)), 18.408, 0.003);
    EXPECT_NEAR(hull_white_option(hull_white_example(1.5)), 15.218, 0.003);
}

TEST(EmployeeOption, WithoutBehaviourIsAEuropeanCall) {
    EmployeeOption option = hull_white_example(1e4);
    option.leave_per_year = 0;
    option.vesting_years = 0;
    EXPECT_NEAR(hull_white_option(option), black_scholes_call({50, 50, 0.075, 0.025, 0.3, 10}), 0.003);
}

TEST(EmployeeOption, LeavingBeforeALateVestForfeits) {
    EmployeeOption option = hull_white_example(1e4);
    option.vesting_years = 10;
    EXPECT_NEAR(hull_white_option(option),
                std::exp(-0.3) * black_scholes_call({50, 50, 0.075, 0.025, 0.3, 10}), 0.003);
}

TEST(EmployeeOption, DecidingAtMonthEndsMatchesSimulation) {
    // A separate simulation of a million paths gave 18.460 +- 0.029 and 15.658 +- 0.020; these are the
    // lattice's limits.
    EmployeeOption option = hull_white_example(3);
    option.decisions_per_year = 12;
    EXPECT_NEAR(hull_white_option(option), 18.506, 0.004);
    option.exercise_multiple = 1.5;
    EXPECT_NEAR(hull_white_option(option), 15.652, 0.004);
}

}  // namespace
}  // namespace offersim
