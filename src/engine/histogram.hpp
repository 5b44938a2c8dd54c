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
    static constexpr std::uint32_t carry = 1u << 16;

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
        const Page* page(std::uint32_t number) const {
            return pages_.empty() ? nullptr : pages_[number].get();
        }
        Page& made_page(std::uint32_t number) {  // after prepare()
            std::unique_ptr<Page>& page = pages_[number];
            if (page == nullptr) [[unlikely]]
                page = std::make_unique<Page>();
            return *page;
        }
        Count& at(std::uint32_t bin) { return made_page(bin >> page_bits)[bin % page_bins]; }
        /// Takes over the other's pages that these have none of.
        void take(Pages& other);

    private:
        std::vector<std::unique_ptr<Page>> pages_;
    };

    /// Adds n < `carry` to a recent count.
    void add_recent(std::uint32_t bin, std::uint16_t& count, std::uint32_t n) {
        const std::uint32_t sum = count + n;
        count = static_cast<std::uint16_t>(sum);
        if (sum >= carry) [[unlikely]]
            add_count(bin, carry);
    }
    void add_pages(const Histogram& other);

    /// A quarter of the size of what it counts to, to stay in the cache: where a count begins anew, `carry`
    /// is carried.
    Pages<std::uint16_t> recent_;
    Pages<std::uint64_t> carried_;
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
