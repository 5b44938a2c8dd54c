#pragma once
/// A picture of what has vested over time, for a terminal.
#include <string>

#include "report/vesting_report.hpp"

namespace offersim {

/// Eight lines of blocks over an axis of dates from the vesting start to the last tranche; the height is the
/// part of the grant. At most `width` columns; empty where nothing vests.
std::string vesting_curve(const GrantVesting& grant, int width);

}  // namespace offersim
