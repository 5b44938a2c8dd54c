#include "engine/tally.hpp"

#include <algorithm>
#include <cmath>

namespace offersim {

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

void MomentChunk::add(const Kernels& kernels, const double* values, double pivot, int count) {
    kernels.add_moments(values, pivot, count, sums_);
    count_ += static_cast<std::uint64_t>(count);
}

void MomentChunk::flush(Moments& moments) {
    const auto fold = [](const double(&v)[8]) {
        return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
    };
    moments.count += count_;
    moments.sum.add(fold(sums_.sum));
    moments.square.add(fold(sums_.square));
    *this = {};
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

}  // namespace offersim
