#include "scenario/vesting_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/rational.hpp"

namespace offersim {
namespace {

constexpr int longest_schedule = 600;  // months
constexpr std::size_t most_years = 50;

/// The keys of a vesting mapping, before they are one schedule.
struct VestingMapping {
    std::optional<int> over, at;
    std::optional<std::vector<Rational>> yearly;
    std::optional<std::vector<VestingStatement>> statements;
    int every = 1, cliff = 0;
    Rounding rounding = Rounding::cumulative_round_down;
    VestingDay day;
    bool is_stepped = false;  ///< `over` or `yearly` is given
};

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
};

const Words<Rounding> rounding_words() {
    return {{"cumulative-round-down", Rounding::cumulative_round_down},
            {"cumulative-rounding", Rounding::cumulative_rounding},
            {"front-loaded", Rounding::front_loaded},
            {"back-loaded", Rounding::back_loaded},
            {"front-loaded-to-single-tranche", Rounding::front_loaded_to_single_tranche},
            {"back-loaded-to-single-tranche", Rounding::back_loaded_to_single_tranche},
            {"fractional", Rounding::fractional}};
}

double per_cent(Rational value) { return 100.0 * double(value.numerator) / double(value.denominator); }

/// `40` or `40%` as 40/100; a part of a yearly split is always in per cent.
std::optional<Rational> parse_per_cent(std::string_view text) {
    if (text.ends_with('%')) text.remove_suffix(1);
    if (text.find('/') != std::string_view::npos || text.ends_with('%')) return {};
    auto number = parse_rational(text);
    return number && number->numerator >= 0 ? product(*number, {1, 100}) : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> result;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        result.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return result;
}

bool check_sum(Reading& reading, const Node& node, const std::vector<Rational>& parts) {
    std::optional<Rational> total = Rational{0, 1};
    for (const auto& part : parts)
        if (total) total = sum(*total, part);
    if (total == Rational{1, 1}) return true;
    const std::string shown = total ? fmt::format("{} %", per_cent(*total)) : "something else";
    reading.error(node, "E201", fmt::format("'{}' sums to {} (must be 100 %)", reading.key(), shown),
                  "a four-year front-loaded schedule is written 40/30/20/10");
    return false;
}

std::optional<std::vector<Rational>> read_split(Reading& reading, const Value& value) {
    const Node& node = value.node();
    std::vector<std::string_view> words;
    if (node.is_scalar()) words = split(node.text, '/');
    for (const auto& item : node.items) words.push_back(item.text);
    std::vector<Rational> parts;
    for (auto word : words) {
        if (auto part = parse_per_cent(word)) parts.push_back(*part);
    }
    if (parts.size() != words.size() || parts.empty() || parts.size() > most_years) {
        reading.error(node, "E202",
                      fmt::format("'{}' is no yearly split (the per cent of each year, at most {} years)",
                                  written(node), most_years),
                      "a four-year front-loaded schedule is written 40/30/20/10");
        return {};
    }
    if (!check_sum(reading, node, parts)) return {};
    reading.record(node, fmt::format("over {} years", parts.size()));
    return parts;
}

Type<std::vector<Rational>> yearly_type() {
    return {{.kind = Shape::Kind::text,
             .pattern = "^[0-9.]+%?(/[0-9.]+%?)*$",
             .phrase = "the per cent of each year, as 40/30/20/10"},
            read_split};
}

Type<Rational> fraction_type() {
    return {{.kind = Shape::Kind::text,
             .pattern = "^[0-9.]+(/[0-9]+|%)?$",
             .phrase = "an exact part, as 1/4 or 25%"},
            [](Reading& reading, const Value& value) -> std::optional<Rational> {
                const Node& node = value.node();
                auto result = node.is_scalar() && !node.quoted ? parse_rational(node.text) : std::nullopt;
                if (!result || result->denominator == 0 || result->numerator < 0 ||
                    result->numerator > result->denominator) {
                    reading.error(
                        node, "E202",
                        fmt::format("'{}' is no part of a grant (0 to 1, as 1/4 or 25%)", written(node)));
                    return {};
                }
                reading.record(node, fmt::format("{} %", per_cent(*result)));
                return result;
            }};
}

/// `month`, `quarter`, `year`, or months as a quantity.
Type<int> step_type() {
    auto type = or_word("month", 1, or_word("quarter", 3, or_word("year", 12, months(1, longest_schedule))));
    return type;
}

std::optional<VestingDay> read_day(Reading& reading, const Value& value) {
    const Node& node = value.node();
    using Kind = VestingDay::Kind;
    std::optional<VestingDay> result;
    if (node.text == "start-day-or-last") result = VestingDay{Kind::start_day_or_last, 0};
    if (node.text == "last") result = VestingDay{Kind::last, 0};
    std::string_view digits = node.text;
    if (digits.ends_with("-or-last")) digits.remove_suffix(8);
    int day = 0;
    auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), day);
    if (error == std::errc{} && stop == digits.data() + digits.size() && day >= 1 && day <= 31)
        result = VestingDay{Kind::fixed_day_or_last, day};
    if (!node.is_scalar() || !result) {
        reading.error(node, "E202",
                      fmt::format("'{}' is no vesting day (start-day-or-last, last, or a day from 1 to 31)",
                                  written(node)));
        return {};
    }
    reading.record(node, node.text);
    return result;
}

Type<VestingDay> day_type() {
    return {{.kind = Shape::Kind::text,
             .pattern = "^(start-day-or-last|last|[0-9]{1,2}(-or-last)?)$",
             .phrase = "start-day-or-last, last, or a day of the month"},
            read_day};
}

Table<OrderedStatement> statement_table() {
    using S = OrderedStatement;
    constexpr std::uint64_t most = 1200;
    auto cliff = make_table<S::WrittenCliff>(
        "vesting cliff",
        "Holds back every tranche before one and then releases a part of the statement at it.",
        {field("occurrence", &S::WrittenCliff::occurrence, count(1, most),
               "The tranche that releases what was held back")
             .required(),
         field("percentage", &S::WrittenCliff::percentage, fraction_type(),
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
         field("percentage", &S::percentage, fraction_type(), "The part of the grant it vests")
             .defaults_to("1/1"),
         field("cliff", &S::cliff, mapping(std::move(cliff)), "What is held back at first")});
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
    return to;
}

/// The statements in their order; each order may be used once.
Type<std::vector<VestingStatement>> statements_type() {
    auto items = list(mapping(statement_table()));
    auto read = [items](Reading& reading,
                        const Value& value) -> std::optional<std::vector<VestingStatement>> {
        const auto errors_before = reading.diagnostics().error_count();
        auto ordered = items.read(reading, value);
        if (!ordered || reading.diagnostics().error_count() > errors_before) return {};
        std::stable_sort(ordered->begin(), ordered->end(),
                         [](const auto& a, const auto& b) { return a.order < b.order; });
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
        if (!check_sum(reading, value.node(), parts)) return {};
        return result;
    };
    return {items.shape, std::move(read)};
}

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
         field("yearly", &V::yearly, yearly_type(), "The part that vests in each year, evenly within it"),
         field("at", &V::at, months(0, longest_schedule), "Vests all at once, this long after the start"),
         field("statements", &V::statements, statements_type(),
               "Tranches one by one, close to the Open Cap Format"),
         field("every", &V::every, step_type(), "The step between tranches")
             .defaults_to("month")
             .only_for(whom, stepped),
         field("cliff", &V::cliff, months(0, longest_schedule),
               "Nothing vests before; what accrued until then vests at it")
             .defaults_to("0mo")
             .only_for(whom, stepped),
         field("rounding", &V::rounding, choice(rounding_words()),
               "How whole shares are made of fractions, in `vesting`")
             .defaults_to("cumulative-round-down"),
         field("day", &V::day, day_type(), "The day of the month on which tranches vest")
             .defaults_to("start-day-or-last")});
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
    return schedule;
}

/// What only the whole schedule shows, as the Open Cap Format's own compiler says it.
bool check_sound(Reading& reading, const Node& node, const VestingSchedule& schedule) {
    const auto faults = validate(schedule);
    for (const auto& fault : faults)
        reading.error(node, "E414", fmt::format("'{}' {}", fault.path, fault.message));
    return faults.empty();
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
    auto years = read_split(reading, Value{{&node}});
    if (!years) return {};
    return yearly_schedule(*years, 12, 0);
}

std::optional<VestingSchedule> read_vesting(Reading& reading, const Value& value) {
    const Node& node = value.node();
    auto schedule = node.is_scalar() ? read_scalar(reading, node) : read_mapping(reading, value);
    if (!schedule || !check_sound(reading, node, *schedule)) return {};
    schedule->text = written(node);
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
