#include "scenario/open_cap_format/grant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "scenario/open_cap_format/exact.hpp"

namespace offersim::open_cap {

namespace {

bool is_option(SecurityKind kind) {
    using enum SecurityKind;
    return kind == iso || kind == nso || kind == option || kind == cash_sar || kind == stock_sar;
}

std::string type_word(SecurityKind kind) {
    if (kind == SecurityKind::iso) return "iso";
    if (kind == SecurityKind::cash_sar || kind == SecurityKind::stock_sar) return "sar";
    if (is_option(kind)) return "nso";
    return kind == SecurityKind::rsu ? "rsu" : "restricted_stock";
}

/// Why a security cannot be a grant, or empty.
std::string reason_against(const Security& security, const Package& package, Date start) {
    using enum SecurityKind;
    if (security.kind == warrant || security.kind == convertible) return "is no grant";
    const auto stock_class = package.stock_classes.find(security.stock_class_id);
    if (security.kind == stock && stock_class != package.stock_classes.end() &&
        stock_class->second.is_preferred)
        return "is preferred stock, not a grant";
    if (security.date > start) return "is issued after the scenario's start";
    if (security.expiration && is_option(security.kind) && *security.expiration <= start)
        return fmt::format("expired on {}", format_date(*security.expiration));
    if (is_option(security.kind) && !security.price) return "has no exercise price";
    return {};
}

/// The last month step that is not after `date`.
int months_before(Date start, Date date) {
    const int months = months_until(start, date);
    return add_months(start, months) > date ? months - 1 : months;
}

/// Shares by when they vest. Exercises and releases take from what has vested, then from what vests next;
/// cancellations from what has not vested, in proportion, then from what has.
class Remainder {
public:
    Remainder(const SecurityVesting& vesting, Rational quantity, Date start) {
        for (const DatedPart& each : vesting.parts) {
            const Rational shares = exact_product(each.part, quantity);
            if (each.date <= start)
                vested_ = exact_sum(vested_, shares);
            else
                later_.push_back({each.date, shares});
        }
        for (const VestingStatement& each : vesting.waiting) {
            waiting_.push_back(each);
            waiting_.back().percentage = exact_product(each.percentage, quantity);
        }
        std::ranges::stable_sort(later_, {}, &DatedPart::date);
    }

    /// Returns what was taken before it vested.
    Rational take_vested(Rational shares) {
        Rational left = take(vested_, shares);
        const Rational early = left;
        for (DatedPart& each : later_) left = take(each.part, left);
        for (VestingStatement& each : waiting_) left = take(each.percentage, left);
        return early;
    }

    void cancel(Rational shares) {
        const Rational unvested = exact_difference(total(), vested_);
        if (is_less(unvested, shares)) take(vested_, exact_difference(shares, unvested));
        const Rational kept = is_less(shares, unvested) ? exact_difference(unvested, shares) : Rational{};
        if (unvested.numerator == 0) return;
        const Rational scale = exact_quotient(kept, unvested);
        for (DatedPart& each : later_) each.part = exact_product(each.part, scale);
        for (VestingStatement& each : waiting_) each.percentage = exact_product(each.percentage, scale);
    }

    Rational total() const {
        Rational result = vested_;
        for (const DatedPart& each : later_) result = exact_sum(result, each.part);
        for (const VestingStatement& each : waiting_) result = exact_sum(result, each.percentage);
        return result;
    }

    /// Statements of the total from `start`.
    std::vector<VestingStatement> statements(Date start) const {
        const Rational whole = total();
        std::vector<DatedPart> parts{{start, exact_quotient(vested_, whole)}};
        for (const DatedPart& each : later_) parts.push_back({each.date, exact_quotient(each.part, whole)});
        auto result = statements_of(std::move(parts), start);
        if (!result) throw std::invalid_argument("its fractions are too fine to add exactly");
        for (const VestingStatement& each : waiting_) {
            if (each.percentage.numerator == 0) continue;
            result->push_back(each);
            result->back().percentage = exact_quotient(each.percentage, whole);
        }
        return *result;
    }

private:
    /// Takes up to `wanted` from `shares`; returns what was not there.
    static Rational take(Rational& shares, Rational wanted) {
        const Rational taken = is_less(wanted, shares) ? wanted : shares;
        shares = exact_difference(shares, taken);
        return exact_difference(wanted, taken);
    }

    Rational vested_;
    std::vector<DatedPart> later_;           ///< parts in shares
    std::vector<VestingStatement> waiting_;  ///< percentages in shares
};

/// The window of someone who leaves of one's own will; null where none is given.
const ExerciseWindow* window_of(const Security& security) {
    for (const char* reason : {"VOLUNTARY_OTHER", "VOLUNTARY_GOOD_CAUSE", "VOLUNTARY_RETIREMENT"})
        for (const ExerciseWindow& each : security.windows)
            if (each.reason == reason) return &each;
    return nullptr;
}

std::string window_text(const Security& security) {
    const ExerciseWindow* window = is_option(security.kind) ? window_of(security) : nullptr;
    if (window == nullptr) return {};
    const std::string unit = window->period_type == "DAYS"    ? "d"
                             : window->period_type == "YEARS" ? "y"
                                                              : "mo";
    return fmt::format("{}{}", window->period, unit);
}

void note_terms(const Security& security, ImportedGrant& grant) {
    using enum SecurityKind;
    if (security.kind == option) grant.notes.push_back("neither ISO nor NSO; written as an NSO");
    if (security.kind == rsu)
        grant.notes.push_back(
            "the format does not say whether RSUs also wait for a liquidity event; if so, add "
            "'trigger: double'");
    if (security.early_exercisable)
        grant.notes.push_back("may be exercised before it vests, which is not written");
    std::vector<std::string> others;
    for (const ExerciseWindow& each : security.windows)
        if (&each != window_of(security))
            others.push_back(fmt::format("{} {} {}", each.reason, each.period, each.period_type));
    if (!others.empty())
        grant.notes.push_back(
            fmt::format("other windows after leaving are not written: {}", fmt::join(others, ", ")));
}

ImportedGrant build(const Security& security, const Package& package, Date start) {
    Holding holding = holding_of(security, package, start);
    SecurityVesting vesting = vesting_of(security, package);
    Remainder remainder(vesting, security.quantity, start);
    const Rational early = remainder.take_vested(holding.taken);
    const Rational moved = exact_difference(
        exact_difference(exact_difference(security.quantity, holding.outstanding), holding.taken),
        holding.cancelled);
    remainder.cancel(holding.cancelled);
    remainder.cancel(moved);
    ImportedGrant grant{&security,
                        type_word(security.kind),
                        remainder.total(),
                        std::move(holding.arithmetic),
                        {},
                        {},
                        window_text(security),
                        std::move(vesting.source),
                        vesting.rounding,
                        {},
                        {}};
    if (is_option(security.kind)) {
        grant.strike = holding.price;
        if (security.expiration) grant.expiry_months = months_before(start, *security.expiration);
    }
    if (grant.shares.numerator > 0) grant.statements = remainder.statements(start);
    note_terms(security, grant);
    if (!is_less(early, {1, 1}))
        grant.notes.push_back(
            fmt::format("{} were exercised or released before they vested", as_double(early)));
    for (auto* notes : {&holding.notes, &vesting.notes})
        grant.notes.insert(grant.notes.end(), notes->begin(), notes->end());
    return grant;
}

}  // namespace

std::optional<ImportedGrant> import_grant(const Security& security, const Package& package, Date start,
                                          std::vector<std::string>& notes) {
    const std::string name = fmt::format("{} {}", security.object_type, security.object_id);
    std::string reason = reason_against(security, package, start);
    std::optional<ImportedGrant> grant;
    try {
        if (reason.empty()) grant = build(security, package, start);
    } catch (const std::invalid_argument& error) {
        reason = error.what();
    }
    if (grant)
        for (const std::string& note : grant->notes) notes.push_back(fmt::format("{}: {}", name, note));
    if (grant && grant->shares.numerator == 0) {
        reason = fmt::format("nothing is left of it ({})", grant->arithmetic);
        grant.reset();
    }
    if (!grant) notes.push_back(fmt::format("{} is not written: {}", name, reason));
    return grant;
}

}  // namespace offersim::open_cap
