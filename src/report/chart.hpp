#pragma once
/// Distributions side by side on one scale of money: a thin band, a thick band and a dot for each.
#include <string>
#include <vector>

#include "analysis/answers.hpp"
#include "report/number_text.hpp"
#include "report/style.hpp"

namespace offersim {

struct ChartRow {
    std::string label;  ///< printable
    const Summary* summary = nullptr;
};

struct ChartSettings {
    int width = 80;
    bool differences = false;  ///< signed labels, and zero drawn as a line
    MoneyUnit unit;
    Style style;
};

/// The chart with its scale above and its legend below, each line ended by a newline; empty where there are
/// no percentiles to draw. A share of paths at exactly zero is written beside its row and marked on the
/// scale.
std::string interval_chart(const std::vector<ChartRow>& rows, const ChartSettings& settings);

}  // namespace offersim
