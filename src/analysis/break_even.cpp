#include "analysis/break_even.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/intervals.hpp"
#include "base/elementary.hpp"

namespace offersim {

namespace {

constexpr std::size_t slices = 20;
constexpr std::size_t parts = 20;           ///< of the paths, each with a crossing of its own
constexpr double student_quantile = 2.093;  ///< 97.5 % of Student's t with 19 degrees of freedom
constexpr std::size_t fewest_exits = 400;
constexpr std::size_t fewest_beyond = 20;  ///< paths on either side that a crossing needs

struct Exit {
    double value, win, difference;
};

double win_of(double difference) { return difference > 0 ? 1 : difference == 0 ? 0.5 : 0; }

/// Where the increasing step function nearest to the wins first reaches one half: between the last exit
/// before and the first at it. `exits` ascend.
struct Crossing {
    std::size_t first = 0;  ///< exits from here on are at or beyond it
    double value = 0;
};
std::optional<Crossing> isotonic_crossing(std::span<const Exit> exits) {
    struct Pool {
        std::size_t begin;
        double wins, count;
        double mean() const { return wins / count; }
    };
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < exits.size(); ++i) {
        pools.push_back({i, exits[i].win, 1});
        while (pools.size() > 1 && (pools[pools.size() - 2].mean() >= pools.back().mean() ||
                                    exits[pools.back().begin - 1].value == exits[pools.back().begin].value)) {
            Pool& under = pools[pools.size() - 2];
            under.wins += pools.back().wins;
            under.count += pools.back().count;
            pools.pop_back();
        }
    }
    for (const Pool& pool : pools)
        if (pool.mean() >= 0.5) {
            if (pool.begin == 0) return {};
            return Crossing{pool.begin, (exits[pool.begin - 1].value + exits[pool.begin].value) / 2};
        }
    return {};
}

std::vector<Exit> sorted_exits(std::span<const double> exit_value, std::span<const double> difference,
                               std::size_t first, std::size_t step) {
    std::vector<Exit> exits;
    for (std::size_t k = first; k < exit_value.size(); k += step)
        if (!std::isnan(exit_value[k]))
            exits.push_back({exit_value[k], win_of(difference[k]), difference[k]});
    std::sort(exits.begin(), exits.end(), [](const Exit& a, const Exit& b) {
        return a.value < b.value || (a.value == b.value && a.difference < b.difference);
    });
    return exits;
}

std::vector<BreakEvenPoint> curve_of(std::span<const Exit> exits) {
    std::vector<BreakEvenPoint> curve;
    for (std::size_t s = 0; s < slices; ++s) {
        const std::size_t begin = exits.size() * s / slices, end = exits.size() * (s + 1) / slices;
        std::vector<double> differences;
        std::uint64_t wins = 0;
        for (std::size_t i = begin; i < end; ++i) {
            differences.push_back(exits[i].difference);
            wins += exits[i].difference > 0 ? 1 : 0;
        }
        const auto middle = differences.begin() + static_cast<std::ptrdiff_t>(differences.size() / 2);
        std::nth_element(differences.begin(), middle, differences.end());
        curve.push_back({exits[(begin + end) / 2].value, wilson(wins, end - begin), *middle});
    }
    return curve;
}

double share_of_wins(std::span<const Exit> exits) {
    double wins = 0;
    for (const Exit& exit : exits) wins += exit.win;
    return exits.empty() ? 0 : wins / static_cast<double>(exits.size());
}

/// Whether wins are too many (or, with `sign` -1, too few) for one half to be the truth.
bool is_beyond_half(std::span<const Exit> exits, double sign) {
    const double n = static_cast<double>(exits.size());
    return n >= fewest_beyond && sign * (share_of_wins(exits) - 0.5) > 1.96 * 0.5 / std::sqrt(n);
}

/// The error of a crossing shrinks with the cube root of the paths (Barlow et al.), so that of a part is
/// cbrt(parts) times that of the whole.
Estimate with_interval(double value, std::span<const double> exit_value, std::span<const double> difference) {
    std::vector<double> logs;
    for (std::size_t part = 0; part < parts; ++part)
        if (const auto crossing = isotonic_crossing(sorted_exits(exit_value, difference, part, parts)))
            logs.push_back(portable_log(crossing->value));
    double mean = 0, square = 0;
    for (const double log : logs) mean += log / static_cast<double>(logs.size());
    for (const double log : logs) square += (log - mean) * (log - mean);
    if (logs.size() < parts / 2) return {value, 0, std::numeric_limits<double>::infinity()};
    const double error =
        std::sqrt(square / static_cast<double>(logs.size() - 1)) / std::cbrt(static_cast<double>(parts));
    return {value, value * portable_exp(-student_quantile * error),
            value * portable_exp(student_quantile * error)};
}

}  // namespace

BreakEven break_even(std::span<const double> exit_value, std::span<const double> difference) {
    BreakEven result;
    const std::vector<Exit> exits = sorted_exits(exit_value, difference, 0, 1);
    result.p_exit = wilson(exits.size(), exit_value.size());
    result.p_reached = wilson(0, exit_value.size());
    if (exits.size() < fewest_exits) {
        result.reason = "too few of the simulated futures end in a listing or a sale";
        return result;
    }
    result.curve = curve_of(exits);
    const std::optional<Crossing> crossing = isotonic_crossing(exits);
    const std::span<const Exit> all(exits);
    const std::size_t first = crossing ? crossing->first : 0;
    if (!crossing || !is_beyond_half(all.subspan(first), 1) || !is_beyond_half(all.first(first), -1)) {
        result.reason = share_of_wins(all) > 0.5 ? "it is ahead more often than not whatever the exit value"
                                                 : "no exit value that occurs is high enough";
        return result;
    }
    result.exit_value = with_interval(crossing->value, exit_value, difference);
    result.p_reached = wilson(exits.size() - first, exit_value.size());
    return result;
}

BreakEven break_even_of(const Scenario& scenario, const Plan& plan, const PathTable& table, std::size_t offer,
                        std::size_t rival) {
    const auto c = static_cast<std::size_t>(plan.offers[offer].company);
    const Company& company = scenario.companies[c];
    const PathTable::Exit& exit = table.companies[c];
    const bool is_listed = plan.companies[c].is_listed;
    const double value_today = mean(is_listed ? company.price : company.value);
    std::vector<double> exit_value(table.paths), difference(table.paths);
    for (std::size_t k = 0; k < table.paths; ++k) {
        const bool is_exit = exit.kind[k] == EventKind::ipo || exit.kind[k] == EventKind::acquisition ||
                             (is_listed && exit.kind[k] == EventKind::none);
        const double shares = is_listed ? 1 : company.fully_diluted.value_or(value_today);
        exit_value[k] = is_exit ? exit.price[k] * shares : std::numeric_limits<double>::quiet_NaN();
        difference[k] = table.primary[offer][k] - table.primary[rival][k];
    }
    BreakEven result = break_even(exit_value, difference);
    result.company = company.name;
    result.is_price = is_listed;
    result.value_today = value_today;
    return result;
}

}  // namespace offersim
