#include "scenario/open_cap_format/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "base/text.hpp"
#include "scenario/open_cap_format/exact.hpp"
#include "scenario/open_cap_format/text.hpp"

namespace offersim {

namespace open_cap {

namespace {

/// The stakeholder whose id, issuer-assigned id or legal name is `wanted`; letter case does not matter for
/// the name.
const Stakeholder* find_stakeholder(const Package& package, const std::string& wanted,
                                    Diagnostics& diagnostics) {
    const auto lower = [](std::string text) {
        std::ranges::transform(text, text.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return text;
    };
    std::vector<const Stakeholder*> found;
    std::string known;
    for (const Stakeholder& each : package.stakeholders) {
        if (each.id == wanted || each.issuer_assigned_id == wanted || lower(each.legal_name) == lower(wanted))
            found.push_back(&each);
        if (known.size() < 200)
            known += fmt::format("{}'{}'", known.empty() ? "" : ", ",
                                 shorten(escape_control(each.legal_name), 40));
    }
    if (found.size() == 1) return found.front();
    const std::string shown = shorten(escape_control(wanted), 60);
    if (found.empty())
        diagnostics.add({Severity::error,
                         "E705",
                         fmt::format("the package has no stakeholder '{}'", shown),
                         known.empty() ? "" : "its stakeholders are " + known,
                         {},
                         {},
                         {}});
    else
        diagnostics.add({Severity::error,
                         "E705",
                         fmt::format("the package has {} stakeholders '{}'", found.size(), shown),
                         fmt::format("give the id, as {}", found.front()->id),
                         {},
                         {},
                         {}});
    return nullptr;
}

/// "ACME Industries, Inc." as "acme-industries-inc".
std::string key_of(std::string_view name) {
    std::string key;
    for (const char c : name) {
        const bool is_upper = c >= 'A' && c <= 'Z';
        const bool is_plain = is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_plain) key += is_upper ? static_cast<char>(c + 32) : c;
        if (!is_plain && !key.empty() && key.back() != '-') key += '-';
    }
    while (key.ends_with('-')) key.pop_back();
    const bool starts_with_letter = !key.empty() && key.front() >= 'a';
    return starts_with_letter ? key : "company" + (key.empty() ? "" : "-" + key);
}

/// A price and the object that names it.
struct SourcedPrice {
    Monetary price;
    Date date{};
    std::string source;
    Rational conversion_ratio{1, 1};  ///< shares of common that a share at this price becomes

    double per_common() const { return as_double(price.amount) / as_double(conversion_ratio); }
};

/// What the last buyer of preferred stock paid; else the price a preferred class was issued for.
std::optional<SourcedPrice> headline_price(const Package& package, Date day) {
    std::optional<SourcedPrice> best;
    for (const Security& each : package.securities) {
        const auto stock_class = package.stock_classes.find(each.stock_class_id);
        const bool is_preferred =
            stock_class != package.stock_classes.end() && stock_class->second.is_preferred;
        if (each.kind != SecurityKind::stock || !is_preferred || !each.price ||
            each.price->amount.numerator <= 0)
            continue;
        if (each.date > day || (best && each.date < best->date)) continue;
        best = {*each.price, each.date, fmt::format("{} {}", each.object_type, each.object_id),
                stock_class->second.conversion_ratio};
    }
    if (best) return best;
    for (const auto& [id, each] : package.stock_classes)
        if (each.is_preferred && each.price_per_share &&
            (!best || is_less(best->price.amount, each.price_per_share->amount)))
            best = {*each.price_per_share, day, "STOCK_CLASS " + id, each.conversion_ratio};
    return best;
}

/// The last valuation of common stock that was in force.
std::optional<SourcedPrice> common_price(const Package& package, Date day) {
    std::optional<SourcedPrice> best;
    for (const Valuation& each : package.valuations) {
        const auto stock_class = package.stock_classes.find(each.stock_class_id);
        if (stock_class != package.stock_classes.end() && stock_class->second.is_preferred) continue;
        if (each.effective_date > day || (best && each.effective_date < best->date)) continue;
        best = {each.price_per_share,
                each.effective_date,
                fmt::format("VALUATION {} of {}", each.id, format_date(each.effective_date)),
                {1, 1}};
    }
    return best;
}

std::string price_text(const SourcedPrice& price) {
    const std::string ratio = decimal_text(as_double(price.conversion_ratio));
    return fmt::format("{} {} a share{} ({})", decimal_text(as_double(price.price.amount)),
                       price.price.currency, ratio == "1" ? "" : " of " + ratio + " common", price.source);
}

ImportedCompany import_company(const Package& package, const std::string& model, Date day,
                               std::vector<std::string>& notes) {
    ImportedCompany company{key_of(package.issuer_name), model, {}, {}, {}, {}, {}, {}};
    const CapTable table = cap_table(package, day);
    notes.insert(notes.end(), table.notes.begin(), table.notes.end());
    const Rational shares = table.fully_diluted();
    const auto common = common_price(package, day);
    auto headline = headline_price(package, day);
    if (!headline && common) {
        headline = common;
        notes.push_back(
            "no preferred stock has a price: the headline value rests on the valuation of common stock");
    }
    if (shares.numerator > 0) {
        company.fully_diluted = shares;
        company.fully_diluted_source =
            fmt::format("{} stock, {} awards and warrants, {} unissued of the plans",
                        decimal_text(as_double(table.stock)), decimal_text(as_double(table.awards)),
                        decimal_text(as_double(table.unissued)));
    }
    if (headline && company.fully_diluted) {
        company.headline_value = std::round(100 * headline->per_common() * as_double(shares)) / 100;
        company.headline_source = price_text(*headline) + ", fully diluted";
    } else {
        notes.push_back("the package has no price of a share: the company's value is the model's");
    }
    if (!common || !headline || common->source == headline->source) return company;
    const double ratio = common->per_common() / headline->per_common();
    if (ratio > 0 && ratio <= 1 && common->price.currency == headline->price.currency) {
        company.common = std::round(1e6 * ratio) / 1e6;
        company.common_source = price_text(*common) + " over the headline price";
    } else {
        notes.push_back(
            fmt::format("{} is not a part of the headline price: not written", price_text(*common)));
    }
    return company;
}

/// The one currency of the prices; others are noted.
std::string common_currency(const std::vector<ImportedGrant>& grants, const Package& package, Date day,
                            std::vector<std::string>& notes) {
    std::string currency;
    const auto see = [&](const Monetary& price, const std::string& where) {
        if (currency.empty()) currency = price.currency;
        if (currency != price.currency)
            notes.push_back(
                fmt::format("{}: its price is in {}, the scenario in {}", where, price.currency, currency));
    };
    if (const auto headline = headline_price(package, day)) see(headline->price, headline->source);
    if (const auto common = common_price(package, day)) see(common->price, common->source);
    for (const ImportedGrant& each : grants)
        if (each.strike)
            see(*each.strike, fmt::format("{} {}", each.security->object_type, each.security->object_id));
    if (currency.size() == 3 && std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return currency;
    notes.push_back("no price names a currency: USD is assumed");
    return "USD";
}

}  // namespace

}  // namespace open_cap

std::optional<ImportedScenario> import_open_cap_format(const std::vector<PackageFile>& files,
                                                       const ImportSettings& settings,
                                                       Diagnostics& diagnostics) {
    using namespace open_cap;
    const auto package = read_package(files, diagnostics);
    if (!package) return {};
    const Stakeholder* stakeholder = find_stakeholder(*package, settings.stakeholder, diagnostics);
    if (!stakeholder) return {};
    const Date start = settings.start.value_or(package->as_of);
    ImportedScenario result;
    std::vector<ImportedGrant> grants;
    for (const Security& each : package->securities) {
        if (each.stakeholder_id != stakeholder->id) continue;
        if (auto grant = import_grant(each, *package, start, result.notes))
            grants.push_back(std::move(*grant));
    }
    if (grants.empty()) {
        std::string reasons;
        for (const std::string& note : result.notes)
            reasons += (reasons.empty() ? "" : "; ") + escape_control(note);
        diagnostics.add(
            {Severity::error,
             "E706",
             fmt::format("nothing that '{}' holds can be a grant", escape_control(stakeholder->legal_name)),
             reasons,
             {},
             {},
             {}});
        return {};
    }
    try {
        const ImportedCompany company = import_company(*package, settings.model, start, result.notes);
        const std::string currency = common_currency(grants, *package, start, result.notes);
        result.text = scenario_text(*package, *stakeholder, start, currency, company, grants, result.notes);
    } catch (const std::invalid_argument&) {
        diagnostics.add({Severity::error,
                         "E706",
                         "the package's quantities do not add up within 64 bits",
                         {},
                         {},
                         {},
                         {}});
        return {};
    }
    return result;
}

}  // namespace offersim
