#include "scenario/file_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace offersim {
namespace {

constexpr double format_version = 1;

}  // namespace

bool is_currency_code(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Type<std::string> currency_code() { return text("a currency code as USD", "^[A-Z]{3}$", is_currency_code); }

Type<Discount> discount_type() {
    const Type<double> effective = constant(Unit::rate_per_year, {-0.5, 1});
    const Table<Discount> continuous = make_table<Discount>(
        "discount", "A discount rate that is continuously compounded.",
        {field("continuous", &Discount::continuous_per_year, constant(Unit::rate_per_year, {-0.5, 1}),
               "Rate per year, continuously compounded")
             .required()});
    Shape shape{.kind = Shape::Kind::any_of};
    shape.parts = {effective.shape, {.kind = Shape::Kind::mapping, .table = continuous.description}};
    return {std::move(shape), [=](Reading& reading, const Value& value) -> std::optional<Discount> {
                if (value.node().is_mapping()) return mapping(continuous).read(reading, value);
                auto rate = effective.read(reading, value);
                if (!rate) return {};
                return Discount{std::log1p(*rate)};
            }};
}

bool check_format(Reading& reading, const Value& value) {
    const Node& node = value.node();
    auto version = parse_constant(node, Unit::count, {}, *node.source, reading.diagnostics());
    if (!version) return false;
    if (*version > format_version)
        reading.error(node, "E461",
                      fmt::format("format {} needs a newer offersim (this one reads format {})", node.text,
                                  format_version));
    else if (*version != format_version)
        reading.error(node, "E461",
                      fmt::format("there is no format {} (must be {})", node.text, format_version));
    reading.record(node, "the language of this version");
    return true;
}

}  // namespace offersim
