#include "engine/histogram.hpp"

#include <algorithm>
#include <bit>
#include <new>

namespace offersim {

namespace {

constexpr std::uint64_t first_bits = std::uint64_t{1023 - 7} << Histogram::mantissa_bits;
constexpr int dropped_bits = 52 - Histogram::mantissa_bits;

}  // namespace

std::uint32_t Histogram::bin(double magnitude) {
    const std::uint64_t top = std::bit_cast<std::uint64_t>(magnitude) >> dropped_bits;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(top - first_bits, bins - 1));
}

double Histogram::middle(std::uint32_t bin) {
    return std::bit_cast<double>(((first_bits + bin) << dropped_bits) | std::uint64_t{1}
                                                                            << (dropped_bits - 1));
}

void Histogram::touch(Side& side, std::uint32_t bin, std::uint64_t n) {
    if (side.counts == nullptr) {
        side.counts.reset(static_cast<std::uint64_t*>(std::calloc(bins, sizeof(std::uint64_t))));
        if (side.counts == nullptr) throw std::bad_alloc();
    }
    side.counts[bin] += n;
    side.low = std::min(side.low, bin);
    side.high = std::max(side.high, bin);
}

void Histogram::add_count(double value, std::uint64_t n) {
    if (value >= 0x1p-7)
        touch(positive_, bin(value), n);
    else if (value <= -0x1p-7)
        touch(negative_, bin(-value), n);
    else
        zeros_ += n;
}

void Histogram::add(double value) { add_count(value, 1); }

void Histogram::add(const Histogram& other) {
    other.for_each_bin([this](double value, std::uint64_t n) { add_count(value, n); });
}

std::uint64_t Histogram::count() const {
    std::uint64_t total = 0;
    for_each_bin([&](double, std::uint64_t n) { total += n; });
    return total;
}

double Histogram::order_statistic(std::uint64_t k) const {
    double found = 0;
    std::uint64_t below = 0;
    for_each_bin([&](double value, std::uint64_t n) {
        if (below <= k) found = value;
        below += n;
    });
    return found;
}

double Histogram::sum_above(std::uint64_t k) const {
    double sum = 0;
    std::uint64_t seen = 0;
    for_each_bin([&](double value, std::uint64_t n) {
        const std::uint64_t from = std::clamp(k + 1, seen, seen + n) - seen;
        sum += value * static_cast<double>(n - from);
        seen += n;
    });
    return sum;
}

}  // namespace offersim
