#include "scenario/vesting_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/vesting_statements.hpp"
#include "scenario/vesting_values.hpp"

namespace offersim {
namespace {

/// The keys of a vesting mapping, before they are one schedule.
struct VestingMapping {
    std::optional<int> over, at;
    std::optional<std::vector<Rational>> yearly;
    std::optional<std::vector<VestingStatement>> statements;
    int every = 1, cliff = 0;
    Rounding rounding = Rounding::cumulative_round_down;
    VestingDay day;
    std::string cliff_event;
    std::vector<VestingEvent> events;
    bool is_stepped = false;  ///< `over` or `yearly` is given
};

void check_form(Reading& reading, const Value& value, VestingMapping& vesting) {
    std::vector<std::string_view> given;
    for (const char* key : {"over", "yearly", "at", "statements"})
        if (value.gives(key)) given.push_back(key);
    if (given.size() != 1) {
        reading.error(value.node(), "E307",
                      given.empty()
                          ? "a vesting mapping needs one of 'over', 'yearly', 'at' and 'statements'"
                          : fmt::format("{} exclude each other (give one of them)", enumerate(given)));
        return;
    }
    if (!vesting.over && !vesting.yearly) return;
    const int length = vesting.over ? *vesting.over : 12 * static_cast<int>(vesting.yearly->size());
    if (vesting.cliff > length && value.gives("cliff"))
        reading.error(value.find("cliff").node(), "E411",
                      fmt::format("the cliff of {} months is longer than the schedule (at most {} months)",
                                  vesting.cliff, length));
    if (value.gives("every") && (vesting.every > length || (vesting.yearly && 12 % vesting.every != 0)))
        reading.error(value.find("every").node(), "E413",
                      fmt::format("a step of {} months does not fit {}", vesting.every,
                                  vesting.yearly ? "a year" : fmt::format("into {} months", length)),
                      "write month, quarter or year");
}

Table<VestingMapping> vesting_table() {
    using V = VestingMapping;
    const auto stepped = [](const V& vesting) { return vesting.is_stepped; };
    const std::string whom = "schedules with over or yearly";
    auto table = make_table<V>(
        "vesting",
        "When the parts of a grant become the holder's. One of over, yearly, at and statements is given.",
        {field("over", &V::over, months(1, longest_schedule), "Vests evenly over this long"),
         field("yearly", &V::yearly, yearly_split_type(),
               "The part that vests in each year, evenly within it"),
         field("at", &V::at, months(0, longest_schedule), "Vests all at once, this long after the start"),
         field("statements", &V::statements, statements_type(),
               "Tranches one by one, close to the Open Cap Format"),
         field("every", &V::every, vesting_step_type(), "The step between tranches")
             .defaults_to("month")
             .only_for(whom, stepped),
         field("cliff", &V::cliff, months(0, longest_schedule),
               "Nothing vests before; what accrued until then vests at it")
             .defaults_to("0mo")
             .only_for(whom, stepped),
         field("rounding", &V::rounding, rounding_type(),
               "How whole shares are made of fractions, in `vesting`")
             .defaults_to("cumulative-round-down"),
         field("day", &V::day, vesting_day_type(), "The day of the month on which tranches vest")
             .defaults_to("start-day-or-last"),
         field("cliff_event", &V::cliff_event, text("the name of a milestone"),
               "Nothing vests before this milestone; what accrued until then vests on its day"),
         field("events", &V::events, events_type(),
               "The days on which milestones were met, or are assumed to be")});
    table.prepare = [](Reading&, Value& value, V& vesting) {
        vesting.is_stepped = value.gives("over") || value.gives("yearly");
    };
    table.check = check_form;
    return table;
}

VestingSchedule build(const VestingMapping& vesting) {
    VestingSchedule schedule;
    if (vesting.over) schedule = even_schedule(*vesting.over, vesting.every, vesting.cliff);
    if (vesting.yearly) schedule = yearly_schedule(*vesting.yearly, 12 / vesting.every, vesting.cliff);
    if (vesting.at) schedule = single_tranche(*vesting.at);
    if (vesting.statements) schedule.statements = *vesting.statements;
    schedule.rounding = vesting.rounding;
    schedule.day = vesting.day;
    schedule.cliff_event = vesting.cliff_event;
    schedule.events = vesting.events;
    return schedule;
}

/// What only the whole schedule shows, as the Open Cap Format's own compiler says it.
bool check_sound(Reading& reading, const Node& node, const VestingSchedule& schedule) {
    const auto faults = validate(schedule);
    for (const auto& fault : faults)
        reading.error(node, "E414", fmt::format("'{}' {}", fault.path, fault.message));
    return faults.empty();
}

void warn_of_awaited_events(Reading& reading, const Node& node, const VestingSchedule& schedule) {
    for (const std::string& event : awaited_events(schedule))
        reading.warn(node, "W307", fmt::format("what waits for '{}' counts as never vesting", event),
                     fmt::format("give the day on which it is met: 'events: {{{}: 2027-01-31}}'", event));
}

std::optional<VestingSchedule> read_mapping(Reading& reading, const Value& value) {
    const auto errors_before = reading.diagnostics().error_count();
    VestingMapping vesting;
    read_table(reading, value, vesting_table(), vesting);
    if (reading.diagnostics().error_count() > errors_before) return {};
    return build(vesting);
}

std::optional<VestingSchedule> read_vesting(Reading& reading, const Value& value);

/// A preset is a file with the key `vesting`.
std::optional<VestingSchedule> read_preset(Reading& reading, const Node& name) {
    const auto known = reading.library().names("vesting");
    if (std::find(known.begin(), known.end(), name.text) == known.end()) {
        reading.error(name, "E306",
                      fmt::format("unknown vesting '{}' (known: {})", name.text, enumerate(known)),
                      did_you_mean(name.text, known));
        return {};
    }
    const Node* preset = reading.library().find("vesting", name.text, reading.diagnostics());
    if (!preset) return {};
    const Node* vesting = preset->find("vesting");
    if (!vesting || (vesting->is_scalar() && vesting->text.find('/') == std::string::npos)) {
        reading.error(*preset, "E302",
                      "'vesting' is missing (a preset is a mapping or a yearly split under that key)");
        return {};
    }
    const auto recorded = reading.effective_values.size();
    auto schedule = read_vesting(reading, Value{{vesting}});
    reading.effective_values.resize(recorded);
    reading.record(name, written(*vesting));
    return schedule;
}

std::optional<VestingSchedule> read_scalar(Reading& reading, const Node& node) {
    if (node.text == "immediate") {
        reading.record(node, "all at once, at the start");
        return single_tranche(0);
    }
    if (node.text.find('/') == std::string::npos) return read_preset(reading, node);
    auto years = read_yearly_split(reading, Value{{&node}});
    if (!years) return {};
    return yearly_schedule(*years, 12, 0);
}

std::optional<VestingSchedule> read_vesting(Reading& reading, const Value& value) {
    const Node& node = value.node();
    auto schedule = node.is_scalar() ? read_scalar(reading, node) : read_mapping(reading, value);
    if (!schedule || !check_sound(reading, node, *schedule)) return {};
    schedule->text = written(node);
    warn_of_awaited_events(reading, node, *schedule);
    return schedule;
}

}  // namespace

Type<VestingSchedule> vesting_type() {
    Shape shape{.kind = Shape::Kind::any_of};
    shape.parts = {{.kind = Shape::Kind::text,
                    .phrase = "a preset's name, a yearly split as 40/30/20/10, or `immediate`"},
                   {.kind = Shape::Kind::mapping, .table = vesting_table().description}};
    return {std::move(shape), read_vesting};
}

Table<VestingFile> vesting_file_table() {
    using F = VestingFile;
    auto table = make_table<F>(
        "grant file", "A grant by itself, for `offersim vesting`.",
        {field("shares", &F::shares, count(0, std::uint64_t{1} << 53), "Whole shares of the grant")
             .required(),
         field("start", &F::start, date(), "The vesting start").required(),
         field("granted", &F::granted, date(),
               "The day of the grant, where it is later: what had accrued vests on it"),
         field("vesting", &F::vesting, vesting_type(), "The schedule").required()});
    return table;
}

}  // namespace offersim
