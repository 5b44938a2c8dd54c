#include "report/chart.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace offersim {

namespace {

Summary summary(std::vector<std::pair<double, double>> percentiles, double p_zero = 0) {
    Summary result;
    for (const auto& [p, value] : percentiles) result.percentiles.push_back({p, value, value, value});
    result.p_zero = p_zero;
    return result;
}

Summary five(double p10, double p25, double p50, double p75, double p90, double p_zero = 0) {
    return summary({{10, p10}, {25, p25}, {50, p50}, {75, p75}, {90, p90}}, p_zero);
}

TEST(Chart, DrawsBandsAndDotsOnOneScale) {
    const Summary wide = five(10, 20, 40, 70, 100), narrow = five(45, 48, 50, 52, 55);
    EXPECT_EQ(
        interval_chart({{"wide", &wide}, {"narrow one", &narrow}}, {.width = 63, .unit = {}, .style = {}}),
        "            0        20        40        60        80       100\n"
        "wide        ┊    ─────━━━━━━━━━━●━━━━━━━━━━━━━━━───────────────\n"
        "narrow one  ┊         ┊         ┊  ─━●━── ┊         ┊         ┊\n"
        "            ─ P10 to P90   ━ P25 to P75   ● P50\n");
}

TEST(Chart, ShowsTheMassAtZero) {
    const Summary option = five(0, 0, 4000, 9000, 20000, 0.31), cash = five(9000, 9500, 10000, 10500, 11000);
    EXPECT_EQ(interval_chart({{"option", &option}, {"cash", &cash}}, {.width = 60, .unit = {}, .style = {}}),
              "        zero in  0        5,000    10,000     15,000  20,000\n"
              "option   31.0 %  ○━━━━━━━●━━━━━━━━━━━───────────────────────\n"
              "cash             ┊          ┊       ─━●━─        ┊         ┊\n"
              "        ─ P10 to P90   ━ P25 to P75   ● P50   ○ exactly zero\n");
}

TEST(Chart, DrawsDifferencesAroundZero) {
    const Summary gap = five(-300000, -200000, -100000, 50000, 400000);
    EXPECT_EQ(interval_chart({{"gap", &gap}},
                             {.width = 65, .differences = true, .unit = money_unit(1e6), .style = {}}),
              "     -400k        -200k            0           +200k        +400k\n"
              "gap  ┊      ────────━━━━━━━●━━━━━━━╋━━━──────────────────────────\n"
              "     ─ P10 to P90   ━ P25 to P75   ● P50\n");
}

TEST(Chart, TakesTheNearestPercentilesThereAre) {
    const Summary few = summary({{5, 1}, {50, 2}, {99, 4}});
    EXPECT_EQ(interval_chart({{"few", &few}}, {.width = 60, .unit = {}, .style = {}}),
              "     0             1            2             3            4\n"
              "few  ┊             ━━━━━━━━━━━━━●━━━━━━━━━━━━━━━━━━━━━━━━━━━\n"
              "     ━ P5 to P99   ● P50\n");
    const Summary one = summary({{50, 2}});
    EXPECT_EQ(interval_chart({{"one", &one}}, {.width = 60, .unit = {}, .style = {}}),
              "     1.0          1.5          2.0           2.5         3.0\n"
              "one  ┊             ┊            ●             ┊            ┊\n"
              "     ● P50\n");
    const Summary none;
    EXPECT_EQ(interval_chart({{"none", &none}}, {.width = 60, .unit = {}, .style = {}}), "");
}

TEST(Chart, FitsItsWidthWhateverTheAmounts) {
    for (const double size : {1e-3, 1.0, 333.0, 7e5, 1.3e6, 9.99e9, 1e15}) {
        for (const int width : {60, 80, 137}) {
            const Summary row = five(-size, 0.1 * size, size, 2.7 * size, 3.14159 * size, 0.2);
            for (const bool differences : {false, true}) {
                const std::string chart = interval_chart(
                    {{"a name of more than twenty cells", &row}},
                    {.width = width, .differences = differences, .unit = money_unit(size), .style = {}});
                for (std::size_t begin = 0; begin < chart.size();) {
                    const std::size_t end = chart.find('\n', begin);
                    EXPECT_LE(display_width(chart.substr(begin, end - begin)), width) << chart;
                    begin = end + 1;
                }
            }
        }
    }
}

}  // namespace

}  // namespace offersim
