#pragma once
/// The dated table of one grant, as `offersim vesting` shows it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "process/vesting.hpp"

namespace offersim {

/// A grant laid out: what was asked, and its tranches.
struct GrantVesting {
    std::int64_t shares = 0;
    Date start{};
    std::optional<Date> granted;
    VestingSchedule schedule;
    std::vector<Tranche> tranches;
};

/// Lays out a grant. Throws std::invalid_argument where `schedule` is not sound.
GrantVesting lay_out_grant(std::int64_t shares, Date start, std::optional<Date> granted,
                           VestingSchedule schedule);

/// A heading, the curve of what has vested, and the table; at most `width` columns.
std::string vesting_text(const GrantVesting& grant, int width = 80);
/// `date,shares,cumulative`, a line a tranche.
std::string vesting_csv(const GrantVesting& grant);
/// `{"shares", "tranches": [{"date", "shares", "cumulative"}]}`; whole numbers are written without a point.
/// Where events are still awaited, `"awaited": [names]` as well.
std::string vesting_json(const GrantVesting& grant);

}  // namespace offersim
