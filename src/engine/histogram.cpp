#include "engine/histogram.hpp"

#include <bit>
#include <utility>

#include "engine/kernels.hpp"

namespace offersim {

template <class Count>
Histogram::Pages<Count>::Pages(const Pages& other) : pages_(other.pages_.size()) {
    for (std::size_t i = 0; i < pages_.size(); ++i)
        if (other.pages_[i] != nullptr) pages_[i] = std::make_unique<Page>(*other.pages_[i]);
}

template <class Count>
void Histogram::Pages<Count>::take(Pages& other) {
    if (pages_.empty()) return pages_.swap(other.pages_);
    for (std::size_t i = 0; i < other.pages_.size(); ++i)
        if (pages_[i] == nullptr) pages_[i].swap(other.pages_[i]);
}

Histogram::Histogram(const Histogram& other) = default;
Histogram& Histogram::operator=(const Histogram& other) = default;

double Histogram::middle(std::uint32_t bin) {
    if (bin == zero_bin) return 0;
    const std::uint64_t magnitude = bin > zero_bin ? bin - zero_bin : zero_bin - bin;
    const double value = std::bit_cast<double>(((first_bits - 1 + magnitude) << dropped_bits) |
                                               std::uint64_t{1} << (dropped_bits - 1));
    return bin > zero_bin ? value : -value;
}

void Histogram::add(const Kernels& kernels, const double* column, int number) {
    std::array<std::int32_t, column_length + 2 * list_padding> bin_of;
    const int listed = kernels.histogram_bins(column, number, bin_of.data());
    recent_.prepare();
    if (listed < number)
        add_recent(zero_bin, recent_.at(zero_bin), static_cast<std::uint32_t>(number - listed));
    for (int i = 0; i < listed; ++i) {
        const auto bin = static_cast<std::uint32_t>(bin_of[static_cast<std::size_t>(i)]);
        add_recent(bin, recent_.at(bin), 1);
    }
}

void Histogram::add_pages(const Histogram& other) {
    for (std::uint32_t number = 0; number < page_count; ++number) {
        if (const auto* from = other.recent_.page(number)) {
            recent_.prepare();
            auto& page = recent_.made_page(number);
            std::uint32_t sums =
                0;  // all ored together: whether any of them is too large, without a branch for each
            for (std::uint32_t i = 0; i < page_bins; ++i) {
                const std::uint32_t sum = std::uint32_t{page[i]} + (*from)[i];
                sums |= sum;
                page[i] = static_cast<std::uint16_t>(sum);
            }
            for (std::uint32_t i = 0; sums >= carry && i < page_bins; ++i)
                if (page[i] < (*from)[i]) add_count(number * page_bins + i, carry);
        }
        if (const auto* from = other.carried_.page(number)) {
            carried_.prepare();
            auto& page = carried_.made_page(number);
            for (std::uint32_t i = 0; i < page_bins; ++i) page[i] += (*from)[i];
        }
    }
}

void Histogram::add(const Histogram& other) { add_pages(other); }

void Histogram::add(Histogram&& other) {
    recent_.take(other.recent_);
    carried_.take(other.carried_);
    add_pages(other);
}

void Histogram::add_count(std::uint32_t bin, std::uint64_t n) {
    carried_.prepare();
    carried_.at(bin) += n;
}

std::uint64_t Histogram::count() const {
    std::uint64_t total = 0;
    for_each_numbered_bin([&](std::uint32_t, std::uint64_t n) { total += n; });
    return total;
}

}  // namespace offersim
