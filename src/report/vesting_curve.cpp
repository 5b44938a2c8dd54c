#include "report/vesting_curve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace offersim {

namespace {

constexpr int rows = 8;
constexpr int label_width = 8;  // "  100 % "
constexpr int least_columns = 20;

using Days = std::chrono::sys_days;

struct TimeAxis {
    Days first, last;
    int columns;

    int column(Days day) const {
        const auto part = (day - first).count() * (columns - 1);
        return static_cast<int>(part / std::max<long>((last - first).count(), 1));
    }
};

/// The part of the grant vested at each column, in eighths of a row. A column shows the state at the end of
/// its days, so that a tranche is seen where its date is on the axis.
std::vector<int> heights(const GrantVesting& grant, const TimeAxis& axis) {
    std::vector<int> result(static_cast<std::size_t>(axis.columns), 0);
    for (const Tranche& tranche : grant.tranches) {
        const double part = tranche.cumulative / static_cast<double>(grant.shares);
        const int eighths = static_cast<int>(part * 8 * rows + 1e-9);
        const auto from = result.begin() + axis.column(Days(tranche.date));
        std::fill(from, result.end(), eighths);
    }
    return result;
}

std::string curve_row(const std::vector<int>& eighths, int row) {
    static constexpr std::array<const char*, 9> blocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    std::string line;
    for (const int height : eighths)
        line += blocks[static_cast<std::size_t>(std::clamp(height - 8 * row, 0, 8))];
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

/// Dates under the axis: the start, anniversaries of it as room allows, and the end.
std::vector<Days> axis_dates(const GrantVesting& grant, const TimeAxis& axis) {
    std::vector<Days> dates{axis.first};
    const int months = months_until(grant.start, Date(axis.last));
    const int most = std::max(axis.columns / 14, 1);
    const int step = 12 * std::max(1, (months / 12 + most - 1) / most);
    for (int month = step; month < months; month += step)
        dates.push_back(Days(add_months(grant.start, month)));
    if (axis.last > axis.first) dates.push_back(axis.last);
    return dates;
}

std::string axis_lines(const GrantVesting& grant, const TimeAxis& axis) {
    std::vector<const char*> line(static_cast<std::size_t>(axis.columns), "─");
    std::string labels;
    for (const Days date : axis_dates(grant, axis)) {
        const int column = axis.column(date);
        line[static_cast<std::size_t>(column)] = "┴";
        const std::string text = format_date(Date(date));
        const int start = std::clamp(column - 5, 0, axis.columns - 10);
        if (start < static_cast<int>(labels.size()) + (labels.empty() ? 0 : 1)) continue;
        labels.resize(static_cast<std::size_t>(start), ' ');
        labels += text;
    }
    std::string result = fmt::format("{:>{}}", "└", label_width);
    for (const char* cell : line) result += cell;
    return result + "\n" + std::string(label_width, ' ') + labels + "\n";
}

}  // namespace

std::string vesting_curve(const GrantVesting& grant, int width) {
    if (grant.tranches.empty()) return {};
    const Days first(grant.start);
    const TimeAxis axis{first, std::max(first, Days(grant.tranches.back().date)),
                        std::max(width - label_width, least_columns)};
    const std::vector<int> eighths = heights(grant, axis);
    std::string picture;
    for (int row = rows - 1; row >= 0; --row) {
        const bool has_label = (row + 1) % (rows / 4) == 0;
        const std::string label = has_label ? fmt::format("{:>3} %", 100 * (row + 1) / rows) : "";
        picture += fmt::format("{:>{}} {}{}\n", label, label_width - 2, has_label ? "┤" : "│",
                               curve_row(eighths, row));
    }
    return picture + axis_lines(grant, axis);
}

}  // namespace offersim
