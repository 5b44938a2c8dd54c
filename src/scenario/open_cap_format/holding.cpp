#include "scenario/open_cap_format/holding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenario/open_cap_format/exact.hpp"

namespace offersim::open_cap {

namespace {

/// What a transaction does to the security it is on.
enum class Effect { none, exercise, release, cancel, move, close, reprice, unknown };

Effect effect_of(std::string_view type) {
    const auto ends = [&](std::string_view ending) { return type.ends_with(ending); };
    if (ends("_ACCEPTANCE") || type.starts_with("TX_VESTING_")) return Effect::none;
    if (ends("_EXERCISE")) return Effect::exercise;
    if (ends("_RELEASE")) return Effect::release;
    if (ends("_CANCELLATION") || ends("_REPURCHASE")) return Effect::cancel;
    if (ends("_TRANSFER")) return Effect::move;
    if (ends("_RETRACTION") || ends("_REISSUANCE") || ends("_CONSOLIDATION") || ends("_CONVERSION"))
        return Effect::close;
    if (ends("_REPRICING")) return Effect::reprice;
    if (ends("_RETURN_TO_POOL")) return Effect::none;
    return Effect::unknown;
}

std::string_view word_of(Effect effect) {
    switch (effect) {
        case Effect::exercise: return "exercised";
        case Effect::release: return "released";
        case Effect::cancel: return "cancelled";
        case Effect::move: return "transferred";
        default: return "ended";
    }
}

std::string shares_text(Rational shares) { return fmt::format("{}", as_double(shares)); }

void apply(Holding& holding, const Transaction& transaction, Effect effect) {
    const bool closes =
        effect == Effect::close || !transaction.balance_security_id.empty() || !transaction.quantity;
    const Rational quantity = transaction.quantity && is_less(*transaction.quantity, holding.outstanding)
                                  ? *transaction.quantity
                                  : holding.outstanding;
    if (effect == Effect::exercise || effect == Effect::release)
        holding.taken = exact_sum(holding.taken, quantity);
    if (effect == Effect::cancel) holding.cancelled = exact_sum(holding.cancelled, quantity);
    const Rational gone = closes ? holding.outstanding : quantity;
    holding.outstanding = exact_difference(holding.outstanding, gone);
    holding.arithmetic += fmt::format(" - {} {} ({} {})", shares_text(gone), word_of(effect),
                                      transaction.object_type, transaction.object_id);
    if (!transaction.balance_security_id.empty())
        holding.arithmetic += fmt::format(", the rest is security {}", transaction.balance_security_id);
}

/// Stock that came out of an award: its plan has counted it as the award.
std::set<std::string> securities_from_awards(const Package& package) {
    std::set<std::string> result;
    for (const auto& [id, transactions] : package.transactions)
        for (const Transaction& each : transactions)
            if (const Effect effect = effect_of(each.object_type);
                effect == Effect::exercise || effect == Effect::release)
                result.insert(each.resulting_security_ids.begin(), each.resulting_security_ids.end());
    return result;
}

Rational conversion_ratio(const Package& package, const Security& security) {
    const auto found = package.stock_classes.find(security.stock_class_id);
    return found == package.stock_classes.end() ? Rational{1, 1} : found->second.conversion_ratio;
}

}  // namespace

Holding holding_of(const Security& security, const Package& package, Date day) {
    Holding holding{
        security.quantity, {}, {}, security.price, shares_text(security.quantity) + " issued", {}};
    for (const Transaction& each : transactions_on(package, security.security_id)) {
        const Effect effect = effect_of(each.object_type);
        if (effect == Effect::none) continue;
        const std::string name =
            fmt::format("{} {} of {}", each.object_type, each.object_id, format_date(each.date));
        if (effect == Effect::unknown)
            holding.notes.push_back(name + " is not read");
        else if (each.date > day)
            holding.notes.push_back(name + " is later than the scenario's start and does not count");
        else if (effect == Effect::reprice)
            holding.price = each.new_exercise_price ? each.new_exercise_price : holding.price;
        else
            apply(holding, each, effect);
    }
    return holding;
}

Rational CapTable::fully_diluted() const { return exact_sum(exact_sum(stock, awards), unissued); }

CapTable cap_table(const Package& package, Date day) {
    CapTable table;
    const auto from_awards = securities_from_awards(package);
    std::map<std::string, Rational> used;
    std::size_t convertibles = 0;
    for (const Security& each : package.securities) {
        if (each.date > day) continue;
        if (each.kind == SecurityKind::convertible) {
            ++convertibles;
            continue;
        }
        const Holding holding = holding_of(each, package, day);
        if (each.kind == SecurityKind::stock)
            table.stock =
                exact_sum(table.stock, exact_product(holding.outstanding, conversion_ratio(package, each)));
        else
            table.awards = exact_sum(table.awards, holding.outstanding);
        if (each.stock_plan_id.empty() || from_awards.contains(each.security_id)) continue;
        Rational& plan = used[each.stock_plan_id];
        plan = exact_sum(plan, exact_sum(holding.outstanding, holding.taken));
    }
    for (const auto& [id, plan] : package.stock_plans)
        if (is_less(used[id], plan.shares_reserved))
            table.unissued = exact_sum(table.unissued, exact_difference(plan.shares_reserved, used[id]));
    if (convertibles > 0)
        table.notes.push_back(fmt::format(
            "convertible securities ({}) are not counted among the fully diluted shares", convertibles));
    for (const Occasion& each : package.occasions)
        if (each.object_type == "TX_STOCK_CLASS_SPLIT" ||
            each.object_type == "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT")
            table.notes.push_back(fmt::format("{} {} of {} is not read: check quantities and prices",
                                              each.object_type, each.object_id, format_date(each.date)));
    return table;
}

}  // namespace offersim::open_cap
