#pragma once
/// Counts of values in bins of constant relative width, for percentiles of any number of paths in constant
/// memory. A bin keeps the top 12 bits of the mantissa: a value read back from the middle of its bin is off
/// by at most 2^-13 = 1.22e-4 of itself, and values below 1/128 of a currency unit count as zero.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>

namespace offersim {

class Histogram {
public:
    static constexpr int mantissa_bits = 12;
    static constexpr double largest_relative_error = 1.0 / 8192;

    static constexpr int dropped_bits = 52 - mantissa_bits;
    /// The top bits of 2^-7, the least magnitude that is not zero; up to 2^57 there are `magnitudes` bins.
    static constexpr std::uint64_t first_bits = std::uint64_t{1023 - 7} << mantissa_bits;
    static constexpr std::uint32_t magnitudes = 64u << mantissa_bits;
    static constexpr std::uint32_t zero_bin = magnitudes;  ///< negative values lie below it

    /// Adds one to each of these bins, which Kernels::histogram_bins has made of values.
    void add(std::span<const std::int32_t> bins_of_values);
    void add(const Histogram& other);
    std::uint64_t count() const;
    /// The k-th smallest of the values added, k from 0, as the middle of its bin.
    double order_statistic(std::uint64_t k) const;
    /// Sum of the values above the k-th smallest, by bin middles.
    double sum_above(std::uint64_t k) const;

    /// Calls visit(value, count) for every bin that is not empty, in ascending order of value.
    template <class Visit>
    void for_each_bin(Visit visit) const {
        for (std::uint32_t bin = low_; bin <= high_ && low_ <= high_; ++bin)
            if (const std::uint64_t n = count_of(bin); n != 0) visit(middle(bin), n);
    }
    /// Adds `n` to the bin of `value`.
    void add_count(double value, std::uint64_t n);

private:
    static constexpr std::uint32_t bins = 2 * magnitudes + 1;

    struct Free {
        void operator()(void* p) const { std::free(p); }
    };
    /// Zeroed by the operating system and so paid for only where touched.
    template <class Count>
    using Counts = std::unique_ptr<Count[], Free>;
    template <class Count>
    static Counts<Count> zero_counts();

    static std::uint32_t bin_of(double value);
    static double middle(std::uint32_t bin);
    std::uint64_t count_of(std::uint32_t bin) const {
        return recent_[bin] + (carried_ != nullptr ? carried_[bin] : 0);
    }
    void carry();

    /// Half the size of what it counts to, to stay in the cache; carried over before a bin could overflow.
    Counts<std::uint32_t> recent_;
    Counts<std::uint64_t> carried_;
    std::uint64_t recent_count_ = 0;
    std::uint32_t low_ = UINT32_MAX, high_ = 0;  ///< the bins touched
};

}  // namespace offersim
