#pragma once
/// Paths of a block by the month in which something happens to them.
#include <cstdint>
#include <span>
#include <vector>

namespace offersim {

class LanesByMonth {
public:
    explicit LanesByMonth(int last_month) : lanes_(static_cast<std::size_t>(last_month) + 1) {}

    void clear() {
        for (const int month : used_) lanes_[static_cast<std::size_t>(month)].clear();
        used_.clear();
    }
    /// Months past the last are never.
    void add(int month, std::int32_t lane) {
        if (month >= static_cast<int>(lanes_.size())) return;
        std::vector<std::int32_t>& lanes = lanes_[static_cast<std::size_t>(month)];
        if (lanes.empty()) used_.push_back(month);
        lanes.push_back(lane);
    }
    std::span<const std::int32_t> at(int month) const { return lanes_[static_cast<std::size_t>(month)]; }

private:
    std::vector<std::vector<std::int32_t>> lanes_;
    std::vector<int> used_;
};

}  // namespace offersim
