#pragma once
/// How the comparison of two offers hangs on what one company is worth when its shares become money, and the
/// worth from which on its offer is more often ahead than behind.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/study.hpp"

namespace offersim {

/// A slice of futures with similar exit values, in ascending order of them.
struct BreakEvenPoint {
    double exit_value = 0;  ///< the slice's median
    Probability p_wins;
    double median_difference = 0;
};

struct BreakEven {
    std::string company;
    bool is_price = false;   ///< exit values are prices of a share (listed companies), not of the company
    double value_today = 0;  ///< on the same scale
    Probability p_exit;      ///< a listing or an acquisition before settlement; 1 for a listed company
    std::vector<BreakEvenPoint> curve;
    std::optional<Estimate> exit_value;  ///< ahead more often than not from here on
    Probability p_reached;  ///< of an exit at that value or above; 0 where there is no such value
    std::string reason;     ///< why there is no such value
};

/// `exit_value` by path, NaN where there was no exit; `difference` is the company's offer minus the other.
/// The value is where the isotonic regression of winning on exit value crosses one half, and its interval
/// comes from the regression on twenty parts of the paths. Source: Barlow, Bartholomew, Bremner & Brunk,
/// Statistical Inference under Order Restrictions (1972), chapter 1.
BreakEven break_even(std::span<const double> exit_value, std::span<const double> difference);

/// Of the offer at `offer` (whose company it is) against `rival`. Exit values of a private company count
/// today's shares at the price of a common share; of a listed one they are its share's price at the horizon.
BreakEven break_even_of(const Scenario& scenario, const Plan& plan, const PathTable& table, std::size_t offer,
                        std::size_t rival);

}  // namespace offersim
