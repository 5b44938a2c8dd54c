#include "engine/tally.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace offersim {

std::uint64_t Moments::add(const Kernels& kernels, const double* values, int number) {
    count += static_cast<std::uint64_t>(number);
    return kernels.add_moments(values, pivot, number, chunk_);
}

void Moments::flush() {
    const auto fold = [](const double(&v)[8]) {
        return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
    };
    sum.add(fold(chunk_.sum));
    square.add(fold(chunk_.square));
    chunk_ = {};
}

void Moments::add(const Moments& other) {
    count += other.count;
    sum.add(other.sum);
    square.add(other.square);
}

double Moments::mean() const { return count == 0 ? 0 : pivot + sum.value() / static_cast<double>(count); }

double Moments::variance() const {
    if (count < 2) return 0;
    const double n = static_cast<double>(count), total = sum.value();
    return std::max(0.0, (square.value() - total * (total / n)) / (n - 1));
}

double Moments::standard_error() const {
    return count == 0 ? 0 : std::sqrt(variance() / static_cast<double>(count));
}

void Sample::add(const Kernels& kernels, const double* column, int number) {
    zeros += moments.add(kernels, column, number);
    if (keeps_values) {
        values.insert(values.end(), column, column + number);
    } else {
        histogram.add(kernels, column, number);
    }
}

void Sample::add(const Sample& next) {
    moments.add(next.moments);
    zeros += next.zeros;
    values.insert(values.end(), next.values.begin(), next.values.end());
    histogram.add(next.histogram);
}

void Sample::add(Sample&& next) {
    moments.add(next.moments);
    zeros += next.zeros;
    values.insert(values.end(), next.values.begin(), next.values.end());
    histogram.add(std::move(next.histogram));
}

void Sample::stop_keeping_values(const Kernels& kernels) {
    for (std::size_t i = 0; i < values.size(); i += block_paths) {
        double column[column_length] = {};
        const std::size_t number = std::min<std::size_t>(block_paths, values.size() - i);
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(i), number, column);
        histogram.add(kernels, column, static_cast<int>(number));
    }
    values = {};
    keeps_values = false;
}

void FateCounts::add(const FateCounts& other) {
    ipo += other.ipo;
    acquired += other.acquired;
    shutdown += other.shutdown;
    illiquid += other.illiquid;
    left_early += other.left_early;
    equity_zero += other.equity_zero;
    below_floor += other.below_floor;
}

void ComparisonCounts::add(const ComparisonCounts& other) {
    a_beats_b += other.a_beats_b;
    ties += other.ties;
}

}  // namespace offersim
