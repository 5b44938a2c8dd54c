#include "analysis/ask.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/rising_root.hpp"

namespace offersim {

namespace {

constexpr double z95 = 1.959963984540054;
constexpr int most_corrections = 4;
constexpr double slope_step = 0.02;   ///< of the answer, either way
constexpr double greatest_drift = 1;  ///< per year
constexpr double drift_step = 0.02;
constexpr const char* no_utility =
    "some futures leave no wealth at all, which has no utility at this risk aversion";

/// The share of futures in which more of the lever pays nothing.
double share_unmoved(const PayColumns& slope) {
    const auto count =
        std::count_if(slope.primary.begin(), slope.primary.end(), [](double d) { return d <= 0; });
    return static_cast<double>(count) / static_cast<double>(slope.primary.size());
}

std::string reason_for_none(const AskSearch& search) {
    const double unmoved = share_unmoved(search.slope);
    const std::string beyond = "not even if the offer cost the employer twice as much";
    if (unmoved < 0.005) return beyond;
    return fmt::format("no amount gets there: in {:.0f} % of futures more of it pays nothing", 100 * unmoved);
}

Estimate with_interval(double at, double gap_error, double slope) {
    if (!(slope > 0)) return {at, at, at};
    const double half = z95 * gap_error / slope;
    return {at, at - half, at + half};
}

}  // namespace

void solve_ask(const AskSearch& search, AskAnswer& answer) {
    const AskTarget target = answer.target;
    const TargetStudy& targets = search.targets;
    const auto now = targets.gap(target, search.pay);
    if (!now) {
        answer.reason = no_utility;
        return;
    }
    answer.is_met_already = *now >= 0;
    if (answer.is_met_already) {
        answer.increase = Estimate{};
        return;
    }
    PayColumns slope = search.slope;
    const auto gap_at = [&](double amount) { return *targets.gap(target, moved(search.pay, slope, amount)); };
    PayColumns found;
    double at = 0;
    for (int correction = 0; correction < most_corrections; ++correction) {
        const auto bracket = bracket_upwards(0, *now, search.first_step, search.most, gap_at);
        if (!bracket) {
            answer.reason = reason_for_none(search);
            return;
        }
        at = rising_root(*bracket, 1e-9 * bracket->high, gap_at);
        found = search.simulate(at);
        const double missed = std::abs(*targets.gap(target, found));
        if (missed <= 1e-6 * std::abs(*now)) break;
        for (std::size_t k = 0; k < slope.primary.size(); ++k) {  // the secant of each path
            slope.primary[k] = (found.primary[k] - search.pay.primary[k]) / at;
            slope.nominal[k] = (found.nominal[k] - search.pay.nominal[k]) / at;
        }
    }
    const double step = slope_step * at;
    answer.increase = with_interval(at, targets.gap_error(target, found),
                                    (gap_at(at + step) - gap_at(at - step)) / (2 * step));
}

void solve_growth(const GrowthSearch& search, GrowthAnswer& answer) {
    const AskTarget target = answer.target;
    const auto now = search.gap(target, search.current_drift);
    if (!now) {
        answer.reason = no_utility;
        return;
    }
    answer.is_met_already = *now >= 0;
    if (answer.is_met_already) return;
    const auto gap_at = [&](double drift) { return *search.gap(target, drift); };
    const auto bracket = bracket_upwards(search.current_drift, *now, drift_step, greatest_drift, gap_at);
    if (!bracket) {
        answer.reason = fmt::format("not even at {:.0f} % a year", 100 * greatest_drift);
        return;
    }
    const double at = rising_root(*bracket, 1e-7, gap_at);
    constexpr double step = 0.005;
    answer.drift =
        with_interval(at, search.gap_error(target, at), (gap_at(at + step) - gap_at(at - step)) / (2 * step));
}

}  // namespace offersim
