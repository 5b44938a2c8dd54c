#include "scenario/vesting_statements.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace offersim {
namespace {

/// A statement with its place in the order of statements.
struct OrderedStatement {
    std::uint64_t order = 1;
    std::uint64_t occurrences = 1, period = 1;
    PeriodType period_type = PeriodType::months;
    Rational percentage{1, 1};
    struct WrittenCliff {
        std::uint64_t occurrence = 0;
        Rational percentage;
    };
    std::optional<WrittenCliff> cliff;
    std::string event;
};

Type<std::string> event_name_type() { return text("the name of a milestone"); }

Table<OrderedStatement> statement_table() {
    using S = OrderedStatement;
    constexpr std::uint64_t most = 1200;
    auto cliff = make_table<S::WrittenCliff>(
        "vesting cliff",
        "Holds back every tranche before one and then releases a part of the statement at it.",
        {field("occurrence", &S::WrittenCliff::occurrence, count(1, most),
               "The tranche that releases what was held back")
             .required(),
         field("percentage", &S::WrittenCliff::percentage, exact_part_type(),
               "The part of the statement it releases")
             .required()});
    auto table = make_table<S>(
        "vesting statement",
        "So many equal tranches, one each period, after those of the statement before it.",
        {field("order", &S::order, count(1, 1000), "Its place among the statements").defaults_to("1"),
         field("occurrences", &S::occurrences, count(1, most), "How many tranches it has").required(),
         field("period", &S::period, count(0, most), "The step between tranches, in units of period_type")
             .required(),
         field(
             "period_type", &S::period_type,
             choice<PeriodType>(
                 {{"days", PeriodType::days}, {"months", PeriodType::months}, {"years", PeriodType::years}}),
             "The unit of period")
             .defaults_to("months"),
         field("percentage", &S::percentage, exact_part_type(), "The part of the grant it vests")
             .defaults_to("1/1"),
         field("cliff", &S::cliff, mapping(std::move(cliff)), "What is held back at first"),
         field("event", &S::event, event_name_type(),
               "The milestone it waits for; it steps from that day, and the other statements do not wait")});
    table.check = [](Reading& reading, const Value& value, S& statement) {
        if (statement.cliff && statement.cliff->occurrence > statement.occurrences)
            reading.error(
                value.find("cliff").node(), "E411",
                fmt::format("the cliff at occurrence {} is longer than the schedule (at most {} occurrences)",
                            statement.cliff->occurrence, statement.occurrences));
    };
    return table;
}

VestingStatement plain(const OrderedStatement& from) {
    VestingStatement to;
    to.occurrences = static_cast<int>(from.occurrences);
    to.period = static_cast<int>(from.period);
    to.period_type = from.period_type;
    to.percentage = from.percentage;
    if (from.cliff) to.cliff = Cliff{static_cast<int>(from.cliff->occurrence), from.cliff->percentage};
    to.event = from.event;
    return to;
}

/// An event with its name still to be given.
Table<VestingEvent> event_table() {
    return make_table<VestingEvent>(
        "vesting event", "A milestone that was met, or is assumed to be.",
        {field("date", &VestingEvent::date, date(), "The day on which it was met").required(),
         field("realized", &VestingEvent::realized, exact_part_type(),
               "The part of what waits for it that it pays")
             .defaults_to("1/1")});
}

/// A day by itself, or a mapping.
Type<VestingEvent> event_type() {
    const auto day = date();
    const auto whole = mapping(event_table());
    Shape shape{.kind = Shape::Kind::any_of, .parts = {day.shape, whole.shape}};
    return {std::move(shape),
            [day, whole](Reading& reading, const Value& value) -> std::optional<VestingEvent> {
                std::optional<VestingEvent> event;
                if (value.node().is_mapping())
                    event = whole.read(reading, value);
                else if (const auto when = day.read(reading, value))
                    event = VestingEvent{{}, *when, {1, 1}};
                if (event) event->name = reading.key();
                return event;
            }};
}

}  // namespace

Type<std::vector<VestingStatement>> statements_type() {
    auto items = list(mapping(statement_table()));
    auto read = [items](Reading& reading,
                        const Value& value) -> std::optional<std::vector<VestingStatement>> {
        const auto errors_before = reading.diagnostics().error_count();
        auto ordered = items.read(reading, value);
        if (!ordered || reading.diagnostics().error_count() > errors_before) return {};
        std::stable_sort(ordered->begin(), ordered->end(),
                         [](const auto& a, const auto& b) { return a.order < b.order; });
        if (ordered->empty()) {
            reading.error(value.node(), "E201", "'statements' is empty (a schedule has at least one)");
            return {};
        }
        std::vector<VestingStatement> result;
        std::vector<Rational> parts;
        for (std::size_t i = 0; i < ordered->size(); ++i) {
            if (i > 0 && (*ordered)[i].order == (*ordered)[i - 1].order) {
                reading.error(
                    value.node(), "E412",
                    fmt::format("two statements have the order {} (each has its own)", (*ordered)[i].order));
                return {};
            }
            result.push_back(plain((*ordered)[i]));
            parts.push_back((*ordered)[i].percentage);
        }
        if (!check_parts_sum(reading, value.node(), parts)) return {};
        return result;
    };
    return {items.shape, std::move(read)};
}

Type<std::vector<VestingEvent>> events_type() { return named(event_type()); }

}  // namespace offersim
