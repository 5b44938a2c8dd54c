#pragma once
/// Counts of values in bins of constant relative width, for percentiles of any number of paths in constant
/// memory. A bin keeps the top 12 bits of the mantissa: a value read back from the middle of its bin is off
/// by at most 2^-13 = 1.22e-4 of itself, and values below 1/128 of a currency unit count as zero.
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace offersim {

class Histogram {
public:
    static constexpr int mantissa_bits = 12;
    static constexpr double largest_relative_error = 1.0 / 8192;

    Histogram() = default;

    void add(double value);
    void add(const Histogram& other);
    std::uint64_t count() const;
    /// The k-th smallest of the values added, k from 0, as the middle of its bin.
    double order_statistic(std::uint64_t k) const;
    /// Sum of the values above the k-th smallest, by bin middles.
    double sum_above(std::uint64_t k) const;

    /// Calls visit(value, count) for every bin that is not empty, in ascending order of value.
    template <class Visit>
    void for_each_bin(Visit visit) const {
        for (std::int64_t i = negative_.high; i >= static_cast<std::int64_t>(negative_.low); --i)
            if (negative_.counts[static_cast<std::size_t>(i)] != 0)
                visit(-middle(static_cast<std::uint32_t>(i)), negative_.counts[static_cast<std::size_t>(i)]);
        if (zeros_ != 0) visit(0.0, zeros_);
        for (std::int64_t i = positive_.low; i <= static_cast<std::int64_t>(positive_.high); ++i)
            if (positive_.counts[static_cast<std::size_t>(i)] != 0)
                visit(middle(static_cast<std::uint32_t>(i)), positive_.counts[static_cast<std::size_t>(i)]);
    }
    /// Adds `n` to the bin of `value`.
    void add_count(double value, std::uint64_t n);

private:
    static constexpr std::uint32_t bins = 64u << mantissa_bits;  ///< from 2^-7 to 2^57
    struct Free {
        void operator()(std::uint64_t* p) const { std::free(p); }
    };
    /// Zeroed by the operating system and so paid for only where touched.
    struct Side {
        std::unique_ptr<std::uint64_t[], Free> counts;
        std::uint32_t low = UINT32_MAX, high = 0;
    };
    static std::uint32_t bin(double magnitude);
    static double middle(std::uint32_t bin);
    static void touch(Side& side, std::uint32_t bin, std::uint64_t n);

    Side negative_, positive_;
    std::uint64_t zeros_ = 0;
};

}  // namespace offersim
