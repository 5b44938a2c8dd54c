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
template <class OtherCount>
void Histogram::Pages<Count>::add(const Pages<OtherCount>& other) {
    for (std::uint32_t number = 0; number < page_count; ++number) {
        const auto* const from = other.page(number);
        if (from == nullptr) continue;
        prepare();
        std::unique_ptr<Page>& page = pages_[number];
        if (page == nullptr) page = std::make_unique<Page>();
        for (std::size_t i = 0; i < page_bins; ++i) (*page)[i] += static_cast<Count>((*from)[i]);
    }
}

template <class Count>
void Histogram::Pages<Count>::take(Pages&& other) {
    if (pages_.size() == other.pages_.size())
        for (std::size_t i = 0; i < pages_.size(); ++i)
            if (pages_[i] == nullptr) std::swap(pages_[i], other.pages_[i]);
    if (pages_.empty())
        pages_ = std::move(other.pages_);
    else
        add(other);
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

void Histogram::carry() {
    carried_.add(recent_);
    recent_ = {};
    recent_count_ = 0;
}

void Histogram::add(const Kernels& kernels, const double* column, int number) {
    std::array<std::int32_t, column_length + 2 * list_padding> bin_of;
    const int listed = kernels.histogram_bins(column, number, bin_of.data());
    if (recent_count_ + static_cast<std::uint64_t>(number) > UINT32_MAX) carry();
    recent_count_ += static_cast<std::uint64_t>(number);
    recent_.prepare();
    if (listed < number) recent_.at(zero_bin) += static_cast<std::uint32_t>(number - listed);
    for (int i = 0; i < listed; ++i)
        ++recent_.at(static_cast<std::uint32_t>(bin_of[static_cast<std::size_t>(i)]));
}

void Histogram::add(const Histogram& other) {
    if (recent_count_ + other.recent_count_ > UINT32_MAX) carry();
    recent_count_ += other.recent_count_;
    recent_.add(other.recent_);
    carried_.add(other.carried_);
}

void Histogram::add(Histogram&& other) {
    if (recent_count_ + other.recent_count_ > UINT32_MAX) carry();
    recent_count_ += other.recent_count_;
    recent_.take(std::move(other.recent_));
    carried_.take(std::move(other.carried_));
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
