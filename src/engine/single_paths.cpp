#include "engine/single_paths.hpp"

#include <numeric>

#include "engine/kernels.hpp"

namespace offersim {

SinglePaths::SinglePaths(int month_count)
    : words_((month_count + 63) / 64),
      is_asked_(static_cast<std::size_t>(column_length) * static_cast<std::size_t>(words_)),
      first_of_month_(static_cast<std::size_t>(month_count) + 1) {}

void SinglePaths::clear() {
    for (const Asked& asked : asked_)
        std::fill_n(is_asked_.begin() + static_cast<std::ptrdiff_t>(asked.lane) * words_, words_, 0);
    asked_.clear();
}

void SinglePaths::sort() {
    std::fill(first_of_month_.begin(), first_of_month_.end(), 0);
    for (const Asked& asked : asked_) ++first_of_month_[static_cast<std::size_t>(asked.month) + 1];
    std::partial_sum(first_of_month_.begin(), first_of_month_.end(), first_of_month_.begin());
    lanes_.resize(asked_.size());
    months_.resize(asked_.size());
    for (const Asked& asked : asked_) {
        // Each count goes up to where the next month begins.
        const auto place = static_cast<std::size_t>(first_of_month_[static_cast<std::size_t>(asked.month)]++);
        lanes_[place] = asked.lane;
        months_[place] = asked.month;
    }
    std::rotate(first_of_month_.begin(), first_of_month_.end() - 1, first_of_month_.end());
    first_of_month_.front() = 0;
    for (std::int32_t past_end = block_paths; lanes_.size() % list_padding != 0; ++past_end)
        lanes_.push_back(past_end);
}

}  // namespace offersim
