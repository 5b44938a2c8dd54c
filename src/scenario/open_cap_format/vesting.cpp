#include "scenario/open_cap_format/vesting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "scenario/open_cap_format/walk.hpp"

namespace offersim::open_cap {

namespace {

SecurityVesting explicit_vesting(const Security& security) {
    SecurityVesting result;
    result.source = "its own vestings";
    Rational total{0, 1};
    for (const auto& [date, amount] : security.vestings) {
        const Rational part = exact_quotient(amount, security.quantity);
        result.parts.push_back({std::max(date, security.date), part});
        total = exact_sum(total, part);
    }
    if (is_less({1, 1}, total)) throw std::invalid_argument("its vestings are more than its quantity");
    if (total != Rational{1, 1})
        result.notes.push_back(fmt::format("{} of it is in none of its vestings",
                                           format_rational(exact_difference({1, 1}, total))));
    return result;
}

/// Moves `quantity` shares from the last parts after `date` to that day.
void accelerate(SecurityVesting& vesting, const Security& security, const Transaction& acceleration) {
    Rational left = exact_quotient(*acceleration.quantity, security.quantity);
    const Rational wanted = left;
    std::ranges::stable_sort(vesting.parts, {}, &DatedPart::date);
    while (left.numerator > 0 && !vesting.parts.empty() && vesting.parts.back().date > acceleration.date) {
        DatedPart& last = vesting.parts.back();
        const Rational taken = is_less(left, last.part) ? left : last.part;
        left = exact_difference(left, taken);
        last.part = exact_difference(last.part, taken);
        if (last.part.numerator == 0) vesting.parts.pop_back();
    }
    vesting.parts.push_back({acceleration.date, exact_difference(wanted, left)});
    vesting.notes.push_back(fmt::format("{} {}: shares vest on {} instead of last", acceleration.object_type,
                                        acceleration.object_id, format_date(acceleration.date)));
    if (left.numerator > 0)
        vesting.notes.push_back(fmt::format("{} {}: {} of it was not there to accelerate",
                                            acceleration.object_type, acceleration.object_id,
                                            format_rational(left)));
}

}  // namespace

SecurityVesting vesting_of(const Security& security, const Package& package) {
    SecurityVesting result;
    if (!security.vestings.empty()) {
        result = explicit_vesting(security);
    } else if (security.vesting_terms_id.empty()) {
        result.parts = {{security.date, {1, 1}}};
        result.source = "vested when issued";
    } else {
        const auto terms = package.vesting_terms.find(security.vesting_terms_id);
        if (terms == package.vesting_terms.end())
            throw std::invalid_argument(
                fmt::format("its VESTING_TERMS {} is not in the package", security.vesting_terms_id));
        result = walk_terms(security, package, terms->second);
        result.source = fmt::format("VESTING_TERMS {}, {}", terms->second.id, terms->second.name);
    }
    for (const Transaction& each : transactions_on(package, security.security_id))
        if (each.object_type == "TX_VESTING_ACCELERATION" && each.quantity)
            accelerate(result, security, each);
    return result;
}

}  // namespace offersim::open_cap
