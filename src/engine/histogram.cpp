#include "engine/histogram.hpp"

#include <algorithm>
#include <bit>
#include <new>
#include <utility>

namespace offersim {

template <class Count>
Histogram::Counts<Count> Histogram::zero_counts() {
    Counts<Count> counts(static_cast<Count*>(std::calloc(bins, sizeof(Count))));
    if (counts == nullptr) throw std::bad_alloc();
    return counts;
}

std::uint32_t Histogram::bin_of(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const std::uint64_t top = (bits & ~(std::uint64_t{1} << 63)) >> dropped_bits;
    const std::uint64_t magnitude =
        std::clamp(top, first_bits - 1, first_bits + magnitudes - 1) - (first_bits - 1);
    return static_cast<std::uint32_t>((bits >> 63) != 0 ? zero_bin - magnitude : zero_bin + magnitude);
}

double Histogram::middle(std::uint32_t bin) {
    if (bin == zero_bin) return 0;
    const std::uint64_t magnitude = bin > zero_bin ? bin - zero_bin : zero_bin - bin;
    const double value = std::bit_cast<double>(((first_bits - 1 + magnitude) << dropped_bits) |
                                               std::uint64_t{1} << (dropped_bits - 1));
    return bin > zero_bin ? value : -value;
}

void Histogram::carry() {
    if (carried_ == nullptr) carried_ = zero_counts<std::uint64_t>();
    for (std::uint32_t bin = low_; bin <= high_ && low_ <= high_; ++bin)
        carried_[bin] += std::exchange(recent_[bin], 0);
    recent_count_ = 0;
}

void Histogram::add(std::span<const std::int32_t> bins_of_values) {
    if (bins_of_values.empty()) return;
    if (recent_ == nullptr) recent_ = zero_counts<std::uint32_t>();
    if (recent_count_ + bins_of_values.size() > UINT32_MAX) carry();
    recent_count_ += bins_of_values.size();
    std::int32_t low = bins_of_values.front(), high = low;
    for (const std::int32_t bin : bins_of_values) {
        low = std::min(low, bin);
        high = std::max(high, bin);
    }
    low_ = std::min(low_, static_cast<std::uint32_t>(low));
    high_ = std::max(high_, static_cast<std::uint32_t>(high));
    std::uint32_t* const counts = recent_.get();
    for (const std::int32_t bin : bins_of_values) ++counts[bin];
}

void Histogram::add_count(double value, std::uint64_t n) {
    if (recent_ == nullptr) recent_ = zero_counts<std::uint32_t>();
    if (carried_ == nullptr) carried_ = zero_counts<std::uint64_t>();
    const std::uint32_t bin = bin_of(value);
    carried_[bin] += n;
    low_ = std::min(low_, bin);
    high_ = std::max(high_, bin);
}

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
