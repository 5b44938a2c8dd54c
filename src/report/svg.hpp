#pragma once
/// Shapes of a chart as SVG text. Colours and strokes come from classes, which page.css gives for light, dark
/// and print; a strict Content-Security-Policy allows no style attributes.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offersim {

/// A straight scale from values to pixels; `to` may lie left of or above `from`.
struct Scale {
    double low = 0, high = 1;
    double from = 0, to = 1;

    double operator()(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

/// About `count` round values from low to high.
std::vector<double> ticks_of(double low, double high, int count);

using SvgPoint = std::pair<double, double>;

class Svg {
public:
    void line(double x1, double y1, double x2, double y2, std::string_view classes);
    void rectangle(double x, double y, double width, double height, std::string_view classes);
    void polyline(const std::vector<SvgPoint>& points, std::string_view classes);
    /// The area between an upper and a lower edge, both from left to right.
    void area(const std::vector<SvgPoint>& upper, const std::vector<SvgPoint>& lower,
              std::string_view classes);
    /// `words` is text, not markup; `anchor` is start, middle or end.
    void text(double x, double y, std::string_view words, std::string_view anchor, std::string_view classes);

    const std::string& body() const { return body_; }

private:
    std::string body_;
};

/// A coordinate with one decimal at most.
std::string coordinate(double value);

}  // namespace offersim
