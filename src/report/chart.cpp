#include "report/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "report/band.hpp"
#include "report/layout.hpp"

namespace offersim {

namespace {

constexpr int widest_label = 20;
constexpr double visible_share = 0.0005;  ///< what percent_text shows as 0.1 % or more

struct Scale {
    double first = 0, step = 1;
    int steps = 1;
    int columns = 1;

    double last() const { return first + step * steps; }
    int column(double value) const {
        const double position = (value - first) / (last() - first) * (columns - 1);
        return std::clamp(static_cast<int>(std::lround(position)), 0, columns - 1);
    }
    double tick(int number) const {
        const double value = first + step * number;
        return std::abs(value) < step * 1e-9 ? 0 : value;
    }
};

/// Round steps of 1, 2 or 5 times a power of ten, so many that their labels do not touch.
Scale scale_for(double low, double high, int columns, int label_width) {
    if (!(high > low)) {
        const double margin = std::max(std::abs(high) * 0.05, 1.0);
        low -= margin;
        high += margin;
    }
    const double most_ticks = std::max(columns / (label_width + 4.0), 1.0);
    const double power = std::pow(10.0, std::floor(std::log10((high - low) / most_ticks)));
    double step = power;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        step = factor * power;
        if ((high - low) / step <= most_ticks) break;
    }
    const double first = std::floor(low / step) * step;
    return {first, step, std::max(static_cast<int>(std::ceil((high - first) / step - 1e-9)), 1), columns};
}

std::string tick_label(double value, const Scale& scale, const ChartSettings& settings) {
    const int decimals =
        std::max(0, -static_cast<int>(std::floor(std::log10(scale.step / settings.unit.size) + 1e-9)));
    const std::string text = money_text(value, settings.unit, decimals);
    return settings.differences && value > 0 ? fmt::format("+{}", text) : text;
}

/// The labels of the ticks, each centred over its own as far as the edges allow.
std::string tick_line(const Scale& scale, const ChartSettings& settings) {
    std::string line;
    for (int number = 0; number <= scale.steps; ++number) {
        const std::string label = tick_label(scale.tick(number), scale, settings);
        const int width = static_cast<int>(label.size());
        const int start = std::min(scale.column(scale.tick(number)) - width / 2, scale.columns - width);
        if (start < static_cast<int>(line.size()) + (line.empty() ? 0 : 1)) {
            if (line.empty()) line += label;
            continue;
        }
        line.resize(static_cast<std::size_t>(start), ' ');
        line += label;
    }
    return line;
}

/// One cell a column: what is drawn there, empty for nothing.
using Cells = std::vector<std::string_view>;

void fill(Cells& cells, int from, int to, std::string_view mark) {
    for (int column = from; column <= to; ++column) cells[static_cast<std::size_t>(column)] = mark;
}

/// The line of zero seen through a band.
void cross_zero(Cells& cells, int column) {
    std::string_view& cell = cells[static_cast<std::size_t>(column)];
    if (cell == "─") cell = "┼";
    if (cell == "━") cell = "╋";
}

std::string row_line(const ChartRow& row, const Scale& scale, const ChartSettings& settings) {
    Cells cells(static_cast<std::size_t>(scale.columns));
    const std::optional<Band> band = band_of(row.summary->percentiles);
    fill(cells, scale.column(band->outer_low.value), scale.column(band->outer_high.value), "─");
    fill(cells, scale.column(band->inner_low.value), scale.column(band->inner_high.value), "━");
    if (row.summary->p_zero >= visible_share && !settings.differences)
        fill(cells, scale.column(0), scale.column(0), "○");
    if (settings.differences) cross_zero(cells, scale.column(0));
    fill(cells, scale.column(band->middle.value), scale.column(band->middle.value), "●");
    Cells grid(cells.size());
    for (int number = 0; number <= scale.steps; ++number)
        grid[static_cast<std::size_t>(scale.column(scale.tick(number)))] =
            settings.differences && scale.tick(number) == 0 ? "│" : "┊";
    std::string line, run;
    bool run_is_mark = false;
    const auto flush = [&] {
        line += run_is_mark ? settings.style.mark(run) : settings.style.faint(run);
        run.clear();
    };
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const bool is_mark = !cells[column].empty();
        if (is_mark != run_is_mark) flush();
        run_is_mark = is_mark;
        run += is_mark ? cells[column] : grid[column].empty() ? " " : grid[column];
    }
    flush();
    return line;
}

std::string legend(const Band& band, bool has_zeros) {
    std::string text;
    if (band.outer_low.p < band.inner_low.p || band.outer_high.p > band.inner_high.p)
        text += fmt::format("─ P{} to P{}   ", band.outer_low.p, band.outer_high.p);
    if (band.inner_low.p < band.inner_high.p)
        text += fmt::format("━ P{} to P{}   ", band.inner_low.p, band.inner_high.p);
    return text + fmt::format("● P{}", band.middle.p) + (has_zeros ? "   ○ exactly zero" : "");
}

}  // namespace

std::string interval_chart(const std::vector<ChartRow>& rows, const ChartSettings& settings) {
    int label_width = 0;
    bool has_zeros = false;
    double low = INFINITY, high = -INFINITY;
    for (const ChartRow& row : rows) {
        const std::optional<Band> band = band_of(row.summary->percentiles);
        if (!band) return {};
        label_width = std::max(label_width, std::min(display_width(row.label), widest_label));
        has_zeros |= row.summary->p_zero >= visible_share && !settings.differences;
        low = std::min(low, band->outer_low.value);
        high = std::max(high, band->outer_high.value);
    }
    if (rows.empty()) return {};
    // Amounts are compared from zero where that costs little of the picture; differences always are.
    if (has_zeros || settings.differences || (low > 0 && low < 0.4 * high)) low = std::min(low, 0.0);
    if (settings.differences) high = std::max(high, 0.0);
    const int zero_width = has_zeros ? 9 : 0;
    const int indent = label_width + zero_width + 2;
    const int tick_width = std::max(display_width(money_text(low, settings.unit)),
                                    display_width(money_text(high, settings.unit)));
    const Scale scale = scale_for(low, high, std::max(settings.width - indent, 20), tick_width);

    std::string text = pad_right("", label_width);
    if (has_zeros) text += pad_left("zero in", zero_width);
    text += "  " + settings.style.faint(tick_line(scale, settings)) + "\n";
    for (const ChartRow& row : rows) {
        text += pad_right(shorten(row.label, label_width), label_width);
        if (has_zeros)
            text += pad_left(row.summary->p_zero > 0 ? percent_text(row.summary->p_zero) : "", zero_width);
        text += "  " + row_line(row, scale, settings) + "\n";
    }
    const std::string key = legend(*band_of(rows.front().summary->percentiles), has_zeros);
    return text + pad_right("", std::min(indent, settings.width - display_width(key))) +
           settings.style.faint(key) + "\n";
}

}  // namespace offersim
