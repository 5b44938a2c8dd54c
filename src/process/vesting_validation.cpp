#include <fmt/format.h>

#include <algorithm>

#include "process/installments.hpp"
#include "process/vesting.hpp"

namespace offersim {

namespace {

constexpr int most_months = 1200;
constexpr std::int64_t most_occurrences = 100'000;

class Validation {
public:
    explicit Validation(const VestingSchedule& schedule) : schedule_(schedule) {}

    std::vector<VestingFault> faults() && {
        if (schedule_.statements.empty()) fault("statements", "must be a non-empty array");
        for (std::size_t i = 0; i < schedule_.statements.size(); ++i)
            check_statement(schedule_.statements[i], fmt::format("statements[{}]", i));
        if (schedule_.day.kind == VestingDay::Kind::fixed_day_or_last &&
            (schedule_.day.day < 1 || schedule_.day.day > 31))
            fault("day", "must be a day of the month, 1 to 31");
        if (schedule_.cliff_months < 0) fault("cliff", "must be an integer >= 0");
        check_events(schedule_.events);
        if (faults_.empty()) check_whole();
        return std::move(faults_);
    }

private:
    void fault(std::string path, std::string message) {
        faults_.push_back({std::move(path), std::move(message)});
    }

    void check_fraction(Rational value, const std::string& path) {
        if (value.denominator < 1)
            fault(path + ".denominator", "must be an integer >= 1");
        else if (value.numerator < 0 || value.numerator > value.denominator)
            fault(path, fmt::format("must be between 0 and 1 (got {})", format_rational(value)));
    }

    void check_statement(const VestingStatement& statement, const std::string& path) {
        if (statement.occurrences < 1) fault(path + ".occurrences", "must be an integer >= 1");
        if (statement.period < 0) fault(path + ".period", "must be an integer >= 0");
        check_fraction(statement.percentage, path + ".percentage");
        if (statement.cliff) check_cliff(*statement.cliff, statement.occurrences, path + ".cliff");
    }

    void check_cliff(const Cliff& cliff, int occurrences, const std::string& path) {
        if (cliff.occurrence < 1)
            fault(path + ".occurrence", "must be an integer >= 1");
        else if (occurrences >= 1 && cliff.occurrence > occurrences)
            fault(path + ".occurrence",
                  fmt::format("must be <= statement.occurrences (got {}, occurrences={})", cliff.occurrence,
                              occurrences));
        check_fraction(cliff.percentage, path + ".percentage");
        if (cliff.occurrence == occurrences && cliff.percentage != Rational{1, 1} &&
            cliff.percentage.denominator >= 1)
            fault(path + ".percentage",
                  fmt::format("must be 1 where the cliff is the last occurrence (got {})",
                              format_rational(cliff.percentage)));
    }

    void check_events(const std::vector<VestingEvent>& events) {
        for (std::size_t i = 0; i < events.size(); ++i) {
            const std::string path = fmt::format("events[{}]", i);
            const std::string& name = events[i].name;
            const bool is_known =
                name == schedule_.cliff_event ||
                std::ranges::count(schedule_.statements, name, &VestingStatement::event) > 0;
            if (name.empty())
                fault(path + ".name", "must be a non-empty string");
            else if (!is_known)
                fault(path + ".name", fmt::format("'{}' is not an event that the schedule waits for", name));
            if (std::count_if(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(i),
                              [&](const VestingEvent& earlier) { return earlier.name == name; }) > 0)
                fault(path + ".name", fmt::format("'{}' is given twice", name));
            check_fraction(events[i].realized, path + ".realized");
        }
    }

    /// What holds of a schedule whose parts are each sound.
    void check_whole() {
        std::int64_t occurrences = 0, days = 0, months = 0;
        for (const VestingStatement& statement : schedule_.statements) {
            occurrences += statement.occurrences;
            const auto periods = static_cast<std::int64_t>(statement.occurrences) * statement.period;
            if (statement.period_type == PeriodType::days) days += periods;
            if (statement.period_type == PeriodType::months) months += periods;
            if (statement.period_type == PeriodType::years) months += 12 * periods;
        }
        if (occurrences > most_occurrences)
            return fault("statements",
                         fmt::format("have {} occurrences (at most {})", occurrences, most_occurrences));
        // 30 days to a month, rounded up, as durations are read everywhere.
        const std::int64_t length = months + (days + 29) / 30;
        if (length > most_months) return fault("statements", "last longer than 100 years");
        check_sum();
        if (schedule_.cliff_months > length && !waits_for_events())
            fault("cliff",
                  fmt::format("must be at most the schedule's length (got {} months, the schedule has {})",
                              schedule_.cliff_months, length));
        if (faults_.empty() && !common_denominator(schedule_))
            fault("statements", fmt::format("need a common denominator over {} (write simpler fractions)",
                                            largest_denominator));
    }

    bool waits_for_events() const {
        return std::ranges::any_of(schedule_.statements,
                                   [](const auto& each) { return !each.event.empty(); });
    }

    void check_sum() {
        std::optional<Rational> total = Rational{0, 1};
        for (const VestingStatement& statement : schedule_.statements)
            if (total) total = sum(*total, statement.percentage);
        if (total && *total != Rational{1, 1})
            fault("statements", fmt::format("percentages sum to {} (must be 1)", format_rational(*total)));
    }

    const VestingSchedule& schedule_;
    std::vector<VestingFault> faults_;
};

}  // namespace

std::vector<VestingFault> validate(const VestingSchedule& schedule) { return Validation(schedule).faults(); }

}  // namespace offersim
