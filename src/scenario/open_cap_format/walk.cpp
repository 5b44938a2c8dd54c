#include "scenario/open_cap_format/walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "process/installments.hpp"

namespace offersim::open_cap {

namespace {

/// Where a condition stands in time: months are counted from an anchor, so that short months do not move
/// later days.
struct Position {
    Date anchor{};
    int months = 0;
    Date day{};  ///< the resolved day of its last occurrence
};

/// The walk through the conditions of one security's terms.
class Walk {
public:
    Walk(const Security& security, const Package& package, const VestingTerms& terms)
        : security_(security), package_(package), terms_(terms) {}

    SecurityVesting run() && {
        result_.rounding = terms_.allocation;
        std::vector<std::string> candidates = roots();
        Date reached = security_.date;
        bool is_first = true;
        while (const VestingCondition* next =
                   earliest(candidates, is_first ? std::nullopt : std::optional(reached))) {
            reached = take(*next, is_first ? std::nullopt : std::optional(reached));
            candidates = next->next;
            is_first = false;
        }
        wait_for_events();
        list_what_is_left();
        return std::move(result_);
    }

private:
    void note(std::string text) { result_.notes.push_back(std::move(text)); }

    const VestingCondition* find(const std::string& id) const {
        const auto found = std::ranges::find(terms_.conditions, id, &VestingCondition::id);
        return found == terms_.conditions.end() ? nullptr : &*found;
    }

    /// The conditions that follow no other.
    std::vector<std::string> roots() const {
        std::set<std::string> following;
        for (const VestingCondition& each : terms_.conditions)
            following.insert(each.next.begin(), each.next.end());
        std::vector<std::string> result;
        for (const VestingCondition& each : terms_.conditions)
            if (!following.contains(each.id)) result.push_back(each.id);
        return result;
    }

    const Transaction* transaction_for(std::string_view type, const std::string& condition) const {
        for (const Transaction& each : transactions_on(package_, security_.security_id))
            if (each.object_type == type && each.vesting_condition_id == condition) return &each;
        return nullptr;
    }

    /// The anchor of the occurrences of a condition, or nothing where it cannot come about yet.
    std::optional<Position> base_of(const VestingCondition& condition) {
        switch (condition.trigger) {
            case TriggerType::start: {
                const Transaction* start = transaction_for("TX_VESTING_START", condition.id);
                if (start) return Position{start->date, 0, start->date};
                return Position{security_.date, 0, security_.date};
            }
            case TriggerType::absolute: return Position{condition.date, 0, condition.date};
            case TriggerType::event: {
                const Transaction* event = transaction_for("TX_VESTING_EVENT", condition.id);
                if (event) return Position{event->date, 0, event->date};
                return {};
            }
            case TriggerType::relative: break;
        }
        const auto found = positions_.find(condition.relative_to);
        if (found == positions_.end()) return {};
        return found->second;
    }

    Position occurrence(const VestingCondition& condition, const Position& base, int k) const {
        if (condition.trigger != TriggerType::relative) return base;
        const int length = k * condition.length;
        if (condition.period_type == PeriodType::days) {
            const Date day = add_days(base.day, length);
            return {day, 0, day};
        }
        VestingDay day = condition.day;
        if (day.kind == VestingDay::Kind::start_day_or_last && start_day_ > 0 && base.anchor != start_)
            day = {VestingDay::Kind::fixed_day_or_last, start_day_};
        const int months = base.months + length;
        return {base.anchor, months, vesting_date(day, base.anchor, months)};
    }

    /// The next condition among alternatives; the events among them that have not come are kept for later.
    const VestingCondition* earliest(const std::vector<std::string>& ids, std::optional<Date> reached) {
        const VestingCondition* best = nullptr;
        Date best_day{};
        std::vector<const VestingCondition*> awaited;
        for (const std::string& id : ids) {
            const VestingCondition* each = find(id);
            if (!each) {
                note(fmt::format("condition '{}' is named and not given", id));
                continue;
            }
            if (positions_.contains(id)) continue;
            const auto base = base_of(*each);
            if (!base) {
                if (each->trigger == TriggerType::event) awaited.push_back(each);
                continue;
            }
            const Date first = occurrence(*each, *base, 1).day;
            const Date day = reached ? std::max(first, *reached) : first;
            if (best && best_day <= day) continue;
            best = each;
            best_day = day;
        }
        if (best && best_day <= package_.as_of) return best;
        awaited_.insert(awaited_.end(), awaited.begin(), awaited.end());
        if (best && !awaited.empty())
            note(fmt::format("condition '{}'{} on {} ends the wait for '{}'", best->id, description_of(*best),
                             format_date(best_day), awaited.front()->id));
        return best;
    }

    /// One occurrence's part of the grant.
    Rational part_of(const VestingCondition& condition, Rational unvested) const {
        if (condition.quantity) return exact_quotient(*condition.quantity, security_.quantity);
        return condition.portion_of_remainder ? exact_product(*condition.portion, unvested)
                                              : *condition.portion;
    }

    /// Vests a condition and returns the day of its last occurrence.
    Date take(const VestingCondition& condition, std::optional<Date> reached) {
        const Position base = *base_of(condition);
        if (condition.trigger == TriggerType::start) {
            start_ = base.anchor;
            start_day_ = static_cast<int>(static_cast<unsigned>(base.anchor.day()));
            if (!transaction_for("TX_VESTING_START", condition.id))
                note(fmt::format("no TX_VESTING_START is given: its vesting is counted from the issuance, {}",
                                 format_date(security_.date)));
        }
        const Rational part = part_of(condition, exact_difference({1, 1}, vested_));
        Position last = base;
        for (int k = 1; k <= condition.occurrences; ++k) {
            last = occurrence(condition, base, k);
            if (reached) last.day = std::max(last.day, *reached);
            if (part.numerator == 0) continue;
            result_.parts.push_back({std::max(last.day, security_.date), part});
            vested_ = exact_sum(vested_, part);
        }
        if (is_less({1, 1}, vested_)) throw std::invalid_argument("its conditions vest more than the whole");
        positions_[condition.id] = last;
        return last.day;
    }

    /// Events that may still come vest what time alone does not.
    void wait_for_events() {
        Rational left = exact_difference({1, 1}, vested_);
        for (std::size_t i = 0; i < awaited_.size(); ++i) {
            const VestingCondition& event = *awaited_[i];
            if (!waited_.insert(event.id).second) continue;
            if (left.numerator == 0) {
                note(
                    fmt::format("condition '{}'{} has not come; it would vest sooner what vests later anyway",
                                event.id, description_of(event)));
                continue;
            }
            left = wait(event, event.id, left);
            for (const std::string& id : event.next) follow(event, id, left);
        }
        if (left.numerator > 0)
            note(fmt::format("{} of it has no condition left that could vest it", format_rational(left)));
    }

    void follow(const VestingCondition& event, const std::string& id, Rational& left) {
        const VestingCondition* next = find(id);
        if (!next || positions_.contains(id) || waited_.contains(id)) return;
        if (next->trigger == TriggerType::event) awaited_.push_back(next);
        if (next->trigger != TriggerType::relative || next->relative_to != event.id || left.numerator == 0)
            return;
        waited_.insert(id);
        left = wait(*next, event.id, left);
    }

    /// A statement for a condition that steps from an event; returns what is left then.
    Rational wait(const VestingCondition& condition, const std::string& event, Rational left) {
        Rational part = exact_product(part_of(condition, left), {condition.occurrences, 1});
        if (is_less(left, part)) {
            note(fmt::format("condition '{}' would vest {}; only {} is left for it", condition.id,
                             format_rational(part), format_rational(left)));
            part = left;
        }
        if (part.numerator > 0)
            result_.waiting.push_back(
                {condition.occurrences, condition.length, condition.period_type, part, {}, event});
        return exact_difference(left, part);
    }

    void list_what_is_left() {
        for (const VestingCondition& each : terms_.conditions)
            if (!positions_.contains(each.id) && !waited_.contains(each.id))
                note(fmt::format("condition '{}'{} is not on the path that the transactions and time take",
                                 each.id, description_of(each)));
    }

    static std::string description_of(const VestingCondition& condition) {
        return condition.description.empty() ? "" : fmt::format(" ({})", condition.description);
    }

    const Security& security_;
    const Package& package_;
    const VestingTerms& terms_;
    SecurityVesting result_;
    std::map<std::string, Position> positions_;
    std::vector<const VestingCondition*> awaited_;
    std::set<std::string> waited_;
    Rational vested_{0, 1};
    Date start_{};
    int start_day_ = 0;
};

}  // namespace

SecurityVesting walk_terms(const Security& security, const Package& package, const VestingTerms& terms) {
    return Walk(security, package, terms).run();
}

}  // namespace offersim::open_cap
