// How a distribution was read, in words.
#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "base/distribution.hpp"
#include "scenario/quantity.hpp"
#include "scenario/unit.hpp"

namespace offersim {

namespace {

constexpr double worth_telling = 1e-6;  // of the draws cut off at a bound

std::string outcomes(const Distribution& distribution, Unit unit) {
    std::string text;
    for (const auto& [value, probability] : distribution.outcomes) {
        if (!text.empty()) text += " or ";
        text += fmt::format("{} ({})", display(value, unit), display(probability, Unit::share));
    }
    return text;
}

std::string cut(const Distribution& d, Unit unit) {
    std::string text;
    const double infinity = std::numeric_limits<double>::infinity();
    if (probability_outside(d, d.least, infinity) > worth_telling)
        text += ", cut off below " + display(d.least, unit);
    if (probability_outside(d, -infinity, d.most) > worth_telling)
        text += ", cut off above " + display(d.most, unit);
    return text;
}

/// To six significant digits, for figures that nobody wrote.
double rounded(double x) {
    const std::string text = fmt::format("{:.6g}", x);
    std::from_chars(text.data(), text.data() + text.size(), x);
    return x;
}

}  // namespace

std::string describe(const Distribution& d, Unit unit, std::string_view currency) {
    const auto value = [&](double x) { return display(x, unit); };
    const std::string after = display_unit(unit, currency);
    Distribution free = d;  // percentiles of the distribution as it was written
    free.least = -std::numeric_limits<double>::infinity();
    free.most = std::numeric_limits<double>::infinity();
    switch (d.kind) {
        case Distribution::Kind::constant: return value(d.a) + after;
        case Distribution::Kind::uniform:
            return fmt::format("uniform between {} and {}{}", value(d.a), value(d.b), after);
        case Distribution::Kind::normal:
            return fmt::format("normal with mean {} and standard deviation {}{}{}", value(d.a),
                               value(rounded(d.b)), after, cut(d, unit));
        case Distribution::Kind::lognormal:
            return fmt::format("lognormal, in 90 % of cases between {} and {}{}{}",
                               value(quantile(free, 0.05)), value(quantile(free, 0.95)), after, cut(d, unit));
        case Distribution::Kind::triangular:
            return fmt::format("triangular from {} over {} to {}{}", value(d.a), value(d.b), value(d.c),
                               after);
        case Distribution::Kind::pert:
            return fmt::format("PERT from {} over {} to {}{}", value(d.a), value(d.b), value(d.c), after);
        case Distribution::Kind::discrete: return outcomes(d, unit) + after;
    }
    return {};
}

}  // namespace offersim
