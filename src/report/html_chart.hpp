#pragma once
/// The frame that every chart of the page has: a heading, a legend, the picture with a title and a
/// description for who cannot see it, a line that tells the values under the pointer, and the table they come
/// from.
#include <string>
#include <vector>

#include "report/layout.hpp"
#include "report/svg.hpp"

namespace offersim {

struct LegendEntry {
    std::string classes;  ///< "line s0", "fill win"
    std::string label;
};

struct HtmlChart {
    std::string id;           ///< of the page, e.g. "worth"
    std::string heading;      ///< all texts are text, not markup
    std::string words;        ///< what the picture shows, for everyone
    std::string description;  ///< what there is to see, for who cannot
    std::vector<LegendEntry> legend;
    double width = 720, height = 300;
    Svg picture;
    Table table;
    std::vector<double> positions;  ///< by row of the table from 1 on: where the cursor stands
    bool is_upright = true;         ///< the cursor is an upright line; otherwise a level one
    std::string note;

    std::string html() const;
};

/// Room around the plot inside a chart's picture.
struct PlotArea {
    double left = 8, right = 712, top = 12, bottom = 270;
};

/// Lines and labels of the axes; labels of the y axis stand on their lines, so that they take no room on a
/// phone. Every second label of `x_ticks` is of class "minor", which narrow screens leave out.
void draw_axes(Svg& picture, const PlotArea& area, const Scale& x, const std::vector<double>& x_ticks,
               const std::vector<std::string>& x_labels, const Scale& y, const std::vector<double>& y_ticks,
               const std::vector<std::string>& y_labels);

}  // namespace offersim
