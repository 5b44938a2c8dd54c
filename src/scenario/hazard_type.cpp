#include "scenario/hazard_type.hpp"

#include <fmt/format.h>

namespace offersim {
namespace {

Table<Hazard> hazard_table() {
    auto table =
        make_table<Hazard>("hazard", "A hazard that changes with the company's age or moves with its value.",
                           {field("per_year", &Hazard::per_year, quantity(Unit::rate_per_year, any_hazard),
                                  "Chance per year, as a hazard"),
                            field("by_age", &Hazard::by_age, list(constant(Unit::rate_per_year, any_hazard)),
                                  "Hazards by year of the company's age, instead; the last goes on"),
                            field("elasticity", &Hazard::elasticity, constant(Unit::number, {-10, 10}),
                                  "The hazard moves as (value of a share / that at the start) to this power")
                                .defaults_to("0")});
    table.check = [](Reading& reading, const Value& value, Hazard& hazard) {
        if (value.gives("per_year") != value.gives("by_age") &&
            (!value.gives("by_age") || !hazard.by_age.empty()))
            return;
        reading.error(value.node(), "E307", "a hazard has exactly one of 'per_year' and 'by_age'",
                      "a constant one is written 'hazard: 18%/yr'");
    };
    return table;
}

std::optional<Date> parse_month_or_day(std::string_view text) {
    if (const auto day = parse_date(text)) return day;
    return parse_month(text);
}

/// Steps from `start` to the calendar month of `date`.
int calendar_months(Date start, Date date) {
    return static_cast<int>(((date.year() / date.month()) - (start.year() / start.month())).count());
}

bool check_range(Reading& reading, const Node& node, const MonthRange& range) {
    const auto fail = [&](std::string message, std::string suggestion) {
        reading.error(node, "E482", std::move(message), std::move(suggestion));
        return false;
    };
    if (range.last < range.first)
        return fail(fmt::format("'{}' ends before it begins", node.text), "write the earlier month first");
    if (!reading.start) return true;
    if (calendar_months(*reading.start, range.first) < 1)
        return fail(fmt::format("'{}' begins before the month after the start, {}", node.text,
                                format_date(add_months(*reading.start, 1)).substr(0, 7)),
                    "what has already happened is not an event: change the company's kind or value");
    if (calendar_months(*reading.start, range.last) > reading.settle_months)
        return fail(fmt::format("'{}' ends after settlement, {}", node.text,
                                format_date(add_months(*reading.start, reading.settle_months)).substr(0, 7)),
                    "settle later, or end the range earlier");
    return true;
}

}  // namespace

Type<Hazard> hazard_type() {
    const auto constant_rate = quantity(Unit::rate_per_year, any_hazard);
    const auto detailed = mapping(hazard_table());
    Shape shape{.kind = Shape::Kind::any_of, .parts = {constant_rate.shape, detailed.shape}};
    return {std::move(shape), [=](Reading& reading, const Value& value) -> std::optional<Hazard> {
                const Node& node = value.node();
                const auto is_key_of_hazard = [&](const NodeEntry& entry) {
                    return detailed.shape.table->find(entry.key) != nullptr;
                };
                if (node.is_mapping() && !node.entries.empty() && is_key_of_hazard(node.entries.front())) {
                    return detailed.read(reading, Value{{&node}});
                }
                const auto rate = constant_rate.read(reading, value);
                if (!rate) return {};
                return Hazard{*rate, {}, 0};
            }};
}

Type<MonthRange> month_range_type() {
    const std::string phrase = "a month or range of months as 2027-03 or 2027-03..2027-12";
    Shape shape{.kind = Shape::Kind::text, .phrase = phrase};
    return {std::move(shape), [phrase](Reading& reading, const Value& value) -> std::optional<MonthRange> {
                const auto written_range = scalar_text(reading, value, phrase);
                if (!written_range) return {};
                const std::size_t dots = written_range->find("..");
                const auto first = parse_month_or_day(written_range->substr(0, dots));
                const auto last =
                    dots == std::string::npos ? first : parse_month_or_day(written_range->substr(dots + 2));
                if (!first || !last) {
                    reading.error(value.node(), "E402",
                                  fmt::format("'{}' is not {}", *written_range, phrase));
                    return {};
                }
                const MonthRange range{*first, *last};
                if (!check_range(reading, value.node(), range)) return {};
                reading.record(value.node(),
                               fmt::format("{} to {}, each month as likely", format_date(*first).substr(0, 7),
                                           format_date(*last).substr(0, 7)));
                return range;
            }};
}

}  // namespace offersim
