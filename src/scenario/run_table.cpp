#include <fmt/format.h>

#include "scenario/tables.hpp"
#include "scenario/types.hpp"

namespace offersim {
namespace {

/// Per cents between 0 and 100, each greater than the one before.
Type<std::vector<double>> percentiles_type() {
    const auto numbers = list(constant(Unit::number, {}));
    Shape shape = numbers.shape;
    shape.phrase = "numbers between 0 and 100, increasing";
    return {
        std::move(shape),
        [numbers](Reading& reading, const Value& value) -> std::optional<std::vector<double>> {
            auto result = numbers.read(reading, value);
            if (!result || result->size() != value.node().items.size()) return {};
            if (result->empty() || result->size() > 99) {
                reading.error(value.node(), "E451",
                              "'percentiles' has no place for so many (1 to 99 numbers)");
                return {};
            }
            for (std::size_t i = 0; i < result->size(); ++i) {
                const double p = (*result)[i];
                if (p > 0 && p < 100 && (i == 0 || p > (*result)[i - 1])) continue;
                reading.error(
                    value.node().items[i], "E451",
                    fmt::format(
                        "{:g} is no percentile here (between 0 and 100, each greater than the one before)",
                        p));
                return {};
            }
            return result;
        }};
}

}  // namespace

Table<ReportOptions> report_table() {
    const auto floor = constant(Unit::money_per_year, non_negative);
    const Type<Distribution> floor_type{floor.shape, [floor](Reading& reading, const Value& value) {
                                            std::optional<Distribution> result;
                                            if (auto number = floor.read(reading, value))
                                                result = Distribution::constant(*number);
                                            return result;
                                        }};
    return make_table<ReportOptions>(
        "report", "What is reported.",
        {field("percentiles", &ReportOptions::percentiles, percentiles_type(), "Which percentiles are shown")
             .defaults_to("[5, 10, 25, 50, 75, 90, 95]"),
         field("floor", &ReportOptions::floor_per_year, floor_type,
               "Pay a year below which an offer disappoints; the chance of that is reported"),
         field("compare", &ReportOptions::compare, name_of("offer", &Reading::offer_names),
               "The offer that is set against the others; the first where none is named")});
}

Table<RunOptions> run_table() {
    return make_table<RunOptions>(
        "run", "How much is simulated.",
        {field("paths", &RunOptions::paths, count(1, std::uint64_t{1} << 53), "Simulated futures")
             .defaults_to("100k"),
         field("seed", &RunOptions::seed, seed_number(),
               "The same seed gives the same numbers; one is drawn and shown where none is given")});
}

}  // namespace offersim
