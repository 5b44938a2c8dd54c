#pragma once
/// Counts of values in bins of constant relative width, for percentiles of any number of paths in constant
/// memory. A bin keeps the top 12 bits of the mantissa: a value read back from the middle of its bin is off
/// by at most 2^-13 = 1.22e-4 of itself, and values below 1/128 of a currency unit count as zero.
#include <array>
#include <cstdint>
#include <memory>
#include <numeric>
#include <vector>

namespace offersim {

struct Kernels;

class Histogram {
public:
    static constexpr int mantissa_bits = 12;
    static constexpr double largest_relative_error = 1.0 / 8192;

    static constexpr int dropped_bits = 52 - mantissa_bits;
    /// The top bits of 2^-7, the least magnitude that is not zero; up to 2^57 there are `magnitudes` bins.
    static constexpr std::uint64_t first_bits = std::uint64_t{1023 - 7} << mantissa_bits;
    static constexpr std::uint32_t magnitudes = 64u << mantissa_bits;
    static constexpr std::uint32_t zero_bin = magnitudes;  ///< negative values lie below it
    static constexpr std::uint32_t bins = 2 * magnitudes + 1;

    /// Counts the first `number` values of a column.
    void add(const Kernels& kernels, const double* column, int number);
    void add(const Histogram& other);
    void add(Histogram&& other);  ///< takes over the pages that it has none of
    /// Adds `n` to a bin.
    void add_count(std::uint32_t bin, std::uint64_t n);
    std::uint64_t count() const;

    /// Calls visit(bin, count) for every bin that is not empty, in ascending order. Of neighbours whose
    /// counts together are n none is visited where skips(n) is true.
    template <class Visit, class Skips>
    void for_each_numbered_bin(Visit visit, Skips skips) const;
    template <class Visit>
    void for_each_numbered_bin(Visit visit) const {
        for_each_numbered_bin(visit, [](std::uint64_t) { return false; });
    }
    /// Calls visit(value, count) for every bin that is not empty, in ascending order of value.
    template <class Visit, class Skips>
    void for_each_bin(Visit visit, Skips skips) const {
        for_each_numbered_bin([&visit](std::uint32_t bin, std::uint64_t n) { visit(middle(bin), n); }, skips);
    }
    template <class Visit>
    void for_each_bin(Visit visit) const {
        for_each_bin(visit, [](std::uint64_t) { return false; });
    }
    static double middle(std::uint32_t bin);

    Histogram() = default;
    Histogram(const Histogram& other);
    Histogram(Histogram&&) noexcept = default;
    Histogram& operator=(const Histogram& other);
    Histogram& operator=(Histogram&&) noexcept = default;
    ~Histogram() = default;

private:
    static constexpr std::uint32_t page_bits = 8, page_bins = 1u << page_bits;
    static constexpr std::uint32_t page_count = bins / page_bins + 1;

    /// Pages of counts, of which there are only those that something was counted in.
    template <class Count>
    class Pages {
    public:
        using Page = std::array<Count, page_bins>;
        Pages() = default;
        Pages(const Pages& other);
        Pages(Pages&&) noexcept = default;
        Pages& operator=(const Pages& other) { return *this = Pages(other); }
        Pages& operator=(Pages&&) noexcept = default;
        ~Pages() = default;

        void prepare() {
            if (pages_.empty()) pages_.resize(page_count);
        }
        Count& at(std::uint32_t bin) {  // after prepare()
            std::unique_ptr<Page>& page = pages_[bin >> page_bits];
            if (page == nullptr) [[unlikely]]
                page = std::make_unique<Page>();
            return (*page)[bin % page_bins];
        }
        const Page* page(std::uint32_t number) const {
            return pages_.empty() ? nullptr : pages_[number].get();
        }
        template <class OtherCount>
        void add(const Pages<OtherCount>& other);
        void take(Pages&& other);

    private:
        std::vector<std::unique_ptr<Page>> pages_;
    };

    void carry();

    /// Half the size of what it counts to, to stay in the cache; carried over before a bin could overflow.
    Pages<std::uint32_t> recent_;
    Pages<std::uint64_t> carried_;
    std::uint64_t recent_count_ = 0;
};

template <class Visit, class Skips>
void Histogram::for_each_numbered_bin(Visit visit, Skips skips) const {
    for (std::uint32_t number = 0; number < page_count; ++number) {
        const auto* const recent = recent_.page(number);
        const auto* const carried = carried_.page(number);
        if (recent == nullptr && carried == nullptr) continue;
        std::uint64_t together = 0;
        if (recent != nullptr) together = std::accumulate(recent->begin(), recent->end(), together);
        if (carried != nullptr) together = std::accumulate(carried->begin(), carried->end(), together);
        if (skips(together)) continue;
        for (std::uint32_t i = 0; i < page_bins; ++i) {
            const std::uint64_t n =
                (recent != nullptr ? (*recent)[i] : 0) + (carried != nullptr ? (*carried)[i] : 0);
            if (n != 0) visit(number * page_bins + i, n);
        }
    }
}

}  // namespace offersim
