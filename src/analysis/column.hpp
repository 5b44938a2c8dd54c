#pragma once
/// Figures of one column by path, and their errors from parts of the paths.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/answers.hpp"

namespace offersim {

/// Order statistic ceil(n p / 100), as in every report.
double percentile_of(std::span<const double> column, double p);
double mean_of_column(std::span<const double> column);
/// a - b, path by path.
std::vector<double> difference_of(std::span<const double> a, std::span<const double> b);
/// The chance that a value is above 0.
Probability chance_above_zero(std::span<const double> column);

/// Parts of the paths that errors are taken from: few enough that percentiles of a part are near those of the
/// whole, enough for a standard error good to about 16 %.
inline constexpr std::size_t error_parts = 20;

/// The standard error of a figure of all paths, from the spread of the same figure over error_parts runs of
/// neighbouring paths: `figure(begin, end)` is that of one part. Source: Law, Simulation Modeling and
/// Analysis (2015), section 9.5.3 (batch means).
template <class Figure>
double error_from_parts(std::size_t paths, Figure figure) {
    const std::size_t parts = std::min(error_parts, paths);
    if (parts < 2) return 0;
    double sum = 0, square = 0;
    std::vector<double> figures;
    for (std::size_t part = 0; part < parts; ++part)
        figures.push_back(figure(paths * part / parts, paths * (part + 1) / parts));
    for (const double value : figures) sum += value;
    const double mean = sum / static_cast<double>(parts);
    for (const double value : figures) square += (value - mean) * (value - mean);
    return std::sqrt(square / static_cast<double>(parts - 1) / static_cast<double>(parts));
}

}  // namespace offersim
