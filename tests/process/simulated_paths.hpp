#pragma once
/// Plain paths of one process for the statistical tests: fixed seed, a Mersenne twister, no engine.
#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "base/normal.hpp"
#include "process/processes.hpp"

namespace offersim {

struct SimulatedPaths {
    std::vector<double> log_value, state;
};

/// `paths` paths from value 1 after `steps` steps.
inline SimulatedPaths simulate_paths(const ValueProcess& process, std::size_t paths, int steps,
                                     unsigned seed) {
    std::mt19937_64 generator(seed);
    const auto uniform = [&] { return (static_cast<double>(generator() >> 12) + 0.5) * 0x1p-52; };
    SimulatedPaths result;
    result.log_value.assign(paths, 0.0);
    for (std::size_t i = 0; i < paths; ++i) result.state.push_back(initial_state(process, uniform()));
    std::vector<double> normals(paths), uniforms(paths);
    for (int k = 0; k < steps; ++k) {
        std::generate(normals.begin(), normals.end(), [&] { return normal_quantile(uniform()); });
        std::generate(uniforms.begin(), uniforms.end(), uniform);
        step(process, {result.log_value, result.state, normals, uniforms});
    }
    return result;
}

/// How many standard errors the mean of `values` lies from `expected`.
inline double z_of_mean(const std::vector<double>& values, double expected) {
    const double count = static_cast<double>(values.size());
    double mean = 0, squares = 0;
    for (const double value : values) mean += value / count;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return (mean - expected) / std::sqrt(squares / (count - 1) / count);
}

/// How many standard errors the variance of `values` about the known `mean` lies from `expected`.
inline double z_of_variance(const std::vector<double>& values, double mean, double expected) {
    std::vector<double> squares;
    for (const double value : values) squares.push_back((value - mean) * (value - mean));
    return z_of_mean(squares, expected);
}

inline std::vector<double> call_payoffs(const std::vector<double>& log_values, double spot, double strike) {
    std::vector<double> payoffs;
    for (const double x : log_values) payoffs.push_back(std::max(spot * std::exp(x) - strike, 0.0));
    return payoffs;
}

}  // namespace offersim
