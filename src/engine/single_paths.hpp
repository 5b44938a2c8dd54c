#pragma once
/// Single paths of a block that are read in single months, where a deal or a departure decides.
#include <algorithm>
#include <cstdint>
#include <vector>

namespace offersim {

class SinglePaths {
public:
    /// Of months 0 .. `month_count` - 1.
    explicit SinglePaths(int month_count);

    void clear();
    /// Once each, however often it is asked for.
    void add(int lane, int month) {
        std::uint64_t& months = is_asked_[static_cast<std::size_t>(lane * words_ + month / 64)];
        const std::uint64_t bit = std::uint64_t{1} << (month % 64);
        if ((months & bit) != 0) return;
        months |= bit;
        asked_.push_back({lane, month});
    }
    int count() const { return static_cast<int>(asked_.size()); }

    /// Orders what was asked for by month; to be called before what follows.
    void sort();
    /// Place by place, padded to list_padding with lanes past the block.
    const std::int32_t* lanes() const { return lanes_.data(); }
    int month(int place) const { return months_[static_cast<std::size_t>(place)]; }
    /// The first place of this month or a later one.
    int first_place(int month) const { return first_of_month_[static_cast<std::size_t>(month)]; }

private:
    struct Asked {
        std::int32_t lane, month;
    };
    int words_;
    std::vector<std::uint64_t> is_asked_;  ///< by lane and word: months
    std::vector<Asked> asked_;
    std::vector<std::int32_t> lanes_, months_;
    std::vector<int> first_of_month_;
};

}  // namespace offersim
