#pragma once
/// An employee stock option in the model of Hull & White: nothing can be exercised before vesting, leaving
/// before it forfeits and after it exercises what is in the money, and otherwise the holder exercises once
/// the price reaches a multiple of the strike. Solved on a grid of the log price with the exercise barrier on
/// a node. Rates continuously compounded per year, times in years.
/// Source: Hull & White (2004), How to value employee stock options, Financial Analysts Journal 60(1).

namespace offersim {

struct EmployeeOption {
    double spot = 0;
    double strike = 0;
    double rate = 0;
    double dividend_yield = 0;
    double volatility = 0;         ///< above 0
    double years = 0;              ///< to expiry
    double vesting_years = 0;      ///< cliff
    double leave_per_year = 0;     ///< hazard of leaving
    double exercise_multiple = 0;  ///< M: exercise once the price is at least M x strike
    /// 0: the barrier is watched and leaving happens at every moment, as in the paper. 12: both only at the
    /// ends of months, as in a monthly simulation.
    int decisions_per_year = 0;
};

/// Value at grant of one option. On the paper's example (value 18.4 of a spot of 50) the lattice is within
/// 0.001 of its limit where decisions are continuous and within 0.004 where they are monthly.
double hull_white_option(const EmployeeOption& option);

}  // namespace offersim
