#include "scenario/guide_terms.hpp"

#include <fmt/format.h>

#include <cmath>

#include "scenario/guide_employers.hpp"
#include "scenario/guide_scanner.hpp"
#include "scenario/models.hpp"

namespace offersim {
namespace {

std::optional<double> number_of(std::string_view text) {
    Scanner scan{text};
    const auto number = take_number(scan, false);
    return number ? std::optional(number->value) : std::nullopt;
}

std::string at_line(const GuideFigure& figure, std::string_view what) {
    return fmt::format("line {}: {} \"{}\"", figure.line, what, figure.text);
}

void find_cash(const Guide& guide, const GuideRegion& region, GuideTerms& terms) {
    if (guide.ask.base) {
        std::string origin = at_line(*guide.ask.base, "the ask,");
        if (region.base)
            origin +=
                fmt::format("; the region's, line {}, is {}", region.base->line, spell_range(*region.base));
        terms.base = {*guide.ask.base, std::move(origin)};
    } else if (region.base) {
        terms.base = {*region.base, at_line(*region.base, "base")};
    } else if (region.total) {
        terms.total = {*region.total, at_line(*region.total, "total")};
        terms.not_found.push_back("base salary (the total is used instead)");
    }
    if (guide.ask.bonus_share) {
        terms.bonus_share = {*guide.ask.bonus_share, at_line(*guide.ask.bonus_share, "the ask,")};
    } else if (region.bonus_share) {
        terms.bonus_share = {*region.bonus_share, at_line(*region.bonus_share, "bonus")};
    } else if (region.bonus_amount) {
        terms.bonus_amount = {*region.bonus_amount, at_line(*region.bonus_amount, "bonus")};
    } else {
        terms.not_found.push_back("bonus (none is assumed)");
    }
}

/// Whether an ask for stock is per year or for the grant: as it says, or as is nearer to the region's stock.
Basis basis_of_ask(const GuideAsk& ask, const GuideRegion& region) {
    if (ask.stock_basis != Basis::unsaid) return ask.stock_basis;
    const auto yearly = region.stock_per_year();
    if (!yearly) return Basis::four_years;
    const double annual_miss = std::abs(std::log(ask.stock->mean() / yearly->mean()));
    const double total_miss = std::abs(std::log(ask.stock->mean() / (4 * yearly->mean())));
    return annual_miss <= total_miss ? Basis::per_year : Basis::four_years;
}

void find_stock(const Guide& guide, const GuideRegion& region, GuideTerms& terms) {
    if (guide.ask.stock) {
        GuideFigure figure = *guide.ask.stock;
        const bool whole_grant = basis_of_ask(guide.ask, region) == Basis::four_years;
        if (whole_grant) {
            figure.low /= terms.vesting_years();
            figure.high /= terms.vesting_years();
        }
        const char* const unsaid =
            guide.ask.stock_basis == Basis::unsaid ? " (as is nearer to the region's stock)" : "";
        terms.stock_per_year = {figure, at_line(*guide.ask.stock, "the ask,") +
                                            (whole_grant ? " for the whole grant" : " a year") + unsaid};
        terms.stock_is_options = guide.ask.stock_is_options;
    } else if (const auto figure = region.stock_per_year()) {
        terms.stock_per_year = {*figure,
                                fmt::format("{}, {}", at_line(*figure, "stock"), region.stock_basis_reason)};
    } else {
        terms.not_found.push_back("stock (none is assumed)");
    }
    const std::string heading = region.stock_heading;
    if (heading.find("ption") != std::string::npos && heading.find("RSU") == std::string::npos)
        terms.stock_is_options = true;
    if (terms.stock_is_options)
        terms.not_found.push_back("strike price and number of the options (read as shares worth the amount)");
}

void find_vesting(const Guide& guide, GuideTerms& terms) {
    if (!guide.vesting.empty()) {
        for (const int part : guide.vesting) {
            terms.vesting.push_back(part / 100.0);
            terms.vesting_text += (terms.vesting_text.empty() ? "" : "/") + std::to_string(part);
        }
        terms.vesting_origin = at_line(guide.vesting_evidence, "vesting");
        return;
    }
    const int years = guide.vesting_years ? static_cast<int>(guide.vesting_years->low) : 4;
    const int cliff = guide.vesting_cliff_months ? static_cast<int>(guide.vesting_cliff_months->low) : 12;
    terms.vesting.assign(static_cast<std::size_t>(years), 1.0 / years);
    terms.vesting_text =
        fmt::format("{{over: {}y, every: month, cliff: {}mo}}", years, std::min(cliff, 12 * years));
    if (guide.vesting_years) {
        terms.vesting_origin = at_line(*guide.vesting_years, "vesting");
        terms.vesting_origin += guide.vesting_cliff_months
                                    ? ", " + at_line(*guide.vesting_cliff_months, "cliff")
                                    : "; default: cliff";
    } else {
        terms.vesting_origin = "default: four years, monthly, with a one-year cliff";
        terms.not_found.push_back("vesting schedule");
    }
}

void find_sign_on(const Guide& guide, const GuideRegion& region, GuideTerms& terms) {
    const GuideSignOn& sign_on = guide.sign_on;
    if (sign_on.amount) {
        terms.sign_on = {*sign_on.amount, at_line(*sign_on.amount, "the ask,")};
    } else if (region.signing) {
        terms.sign_on = {*region.signing, at_line(*region.signing, "signing bonus")};
    } else {
        terms.not_found.push_back("sign-on (none is assumed)");
        return;
    }
    if (sign_on.equity_share) {
        terms.sign_on_equity = {*sign_on.equity_share, at_line(*sign_on.equity_share, "split, equity")};
    } else {
        terms.sign_on_equity = {{}, "default: all in cash"};
        terms.not_found.push_back("split of the sign-on between equity and cash");
    }
    if (!sign_on.months) {
        terms.sign_on_vesting = "immediate";
        terms.sign_on_vesting_origin = "default: paid at the start";
        terms.not_found.push_back("vesting of the sign-on");
        return;
    }
    terms.sign_on_months = static_cast<int>(sign_on.months->low);
    terms.sign_on_cliff_months = sign_on.cliff_months ? static_cast<int>(sign_on.cliff_months->low) : 0;
    terms.sign_on_vesting_origin = at_line(*sign_on.months, "period");
    terms.sign_on_vesting = fmt::format("{{over: {}mo}}", terms.sign_on_months);
    if (terms.sign_on_cliff_months > 0 && terms.sign_on_cliff_months <= terms.sign_on_months) {
        terms.sign_on_vesting =
            fmt::format("{{over: {}mo, cliff: {}mo}}", terms.sign_on_months, terms.sign_on_cliff_months);
        terms.sign_on_vesting_origin +=
            fmt::format(", line {}: \"{}\"", sign_on.cliff_months->line, sign_on.cliff_months->text);
    }
}

void find_company(const Guide& guide, const GuideRegion& region, GuideTerms& terms) {
    terms.is_private = guide.standing == Standing::private_held;
    if (guide.standing == Standing::unknown) {
        terms.standing_origin = "default: nothing says that the company is private";
        terms.not_found.push_back("whether the company is listed");
    } else if (guide.standing_evidence.line > 0) {
        terms.standing_origin = at_line(guide.standing_evidence, terms.is_private ? "private," : "public,");
    } else {
        terms.standing_origin =
            fmt::format("{} by {}", terms.is_private ? "private" : "public", guide.standing_evidence.text);
    }
    if (!terms.is_private) return;
    const auto rate =
        guide.valuation ? default_exchange_rate(guide.valuation_currency, region.currency) : std::nullopt;
    if (guide.valuation && rate) {
        terms.valuation = {*guide.valuation, at_line(*guide.valuation, "headline value,")};
        for (const auto side : {&GuideFigure::low, &GuideFigure::high}) {
            terms.valuation.figure.*side =
                *rate == 1 ? terms.valuation.figure.*side : rounded(terms.valuation.figure.*side * *rate, 4);
        }
        if (*rate != 1)
            terms.valuation.origin +=
                fmt::format("; default: {} {} for one {}", *rate, region.currency, guide.valuation_currency);
    } else {
        terms.valuation = {{1e9, 1e9, 0, {}}, unknown_value_words};
        terms.not_found.push_back("valuation");
    }
}

/// An ask for a total, with nothing said of its parts: the region's parts are scaled to it, end by end.
void scale_to_total(const Guide& guide, GuideTerms& terms) {
    if (!guide.ask.total || guide.ask.base || guide.ask.stock || !terms.base) return;
    const auto end = [](const std::optional<GuideTerm>& term, double GuideFigure::*side) {
        return term ? term->figure.*side : 0;
    };
    for (const auto side : {&GuideFigure::low, &GuideFigure::high}) {
        const double base = terms.base->figure.*side;
        const double sum = base * (1 + end(terms.bonus_share, side)) + end(terms.bonus_amount, side) +
                           end(terms.stock_per_year, side);
        const double scale = (*guide.ask.total).*side / sum;
        for (auto* term : {&terms.base, &terms.bonus_amount, &terms.stock_per_year}) {
            if (*term) (*term)->figure.*side = rounded((*term)->figure.*side * scale, 4);
        }
    }
    for (auto* term : {&terms.base, &terms.bonus_amount, &terms.stock_per_year}) {
        if (!*term) continue;
        GuideFigure& figure = (*term)->figure;
        if (figure.low > figure.high) std::swap(figure.low, figure.high);
        (*term)->origin = fmt::format("scaled to the ask for a total of {}, line {}; {}",
                                      spell_range(*guide.ask.total), guide.ask.total->line, (*term)->origin);
    }
}

}  // namespace

GuideTerms terms_of(const Guide& guide, const GuideRegion& region) {
    GuideTerms terms;
    find_cash(guide, region, terms);
    find_vesting(guide, terms);
    find_stock(guide, region, terms);
    scale_to_total(guide, terms);
    find_sign_on(guide, region, terms);
    if (guide.ask.refresh) {
        terms.refresh = {*guide.ask.refresh, at_line(*guide.ask.refresh, "refresh")};
    } else {
        terms.not_found.push_back("refresh grants (none are assumed)");
    }
    find_company(guide, region, terms);
    if (!guide.floor) terms.not_found.push_back("floor");
    if (guide.rivals.empty()) terms.not_found.push_back("competing offers");
    if (!guide.premium) terms.not_found.push_back("premium with its base");
    if (region.currency_line == 0) terms.not_found.push_back("currency (USD is assumed)");
    return terms;
}

std::optional<double> default_exchange_rate(std::string_view from, std::string_view to) {
    if (from == to) return 1;
    std::optional<double> dollars_from, dollars_to;
    for (const EmbeddedModel& model : embedded_models()) {
        if (model.path != "guides/currencies.yaml") continue;
        Diagnostics faults;
        const auto tree =
            parse_yaml(Source("models/guides/currencies.yaml", std::string(model.text)), "model", faults);
        const Node* rates = tree ? tree->find("usd") : nullptr;
        if (!rates) continue;
        for (const NodeEntry& entry : rates->entries) {
            if (entry.key == from) dollars_from = number_of(entry.value.text);
            if (entry.key == to) dollars_to = number_of(entry.value.text);
        }
    }
    if (!dollars_from || !dollars_to) return {};
    return rounded(*dollars_from / *dollars_to, 5);
}

double rounded(double value, int digits) {
    if (value == 0) return 0;
    const double scale = std::pow(10.0, digits - 1 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

std::string plain_amount(double amount) {
    amount = rounded(amount, 9);
    return amount == std::floor(amount) ? fmt::format("{:.0f}", amount) : fmt::format("{:.10g}", amount);
}

std::string spell_amount(double amount) {
    amount = rounded(amount, 9);
    const std::pair<double, const char*> units[] = {{1e9, "B"}, {1e6, "M"}, {1e3, "k"}};
    const std::string plain = plain_amount(amount);
    for (const auto& [size, suffix] : units) {
        if (amount < size) continue;
        const std::string short_form = fmt::format("{:.10g}{}", amount / size, suffix);
        if (short_form.size() <= plain.size()) return short_form;
    }
    return plain;
}

std::string spell_range(const GuideFigure& figure) {
    if (figure.low == figure.high) return spell_amount(figure.low);
    std::string low = spell_amount(figure.low), high = spell_amount(figure.high);
    if (is_letter(low.back()) != is_letter(high.back())) {  // "8..20k" could be meant as 8k
        low = plain_amount(figure.low);
        high = plain_amount(figure.high);
    }
    return low + ".." + high;
}

std::string spell_share(const GuideFigure& figure) {
    return figure.low == figure.high ? fmt::format("{:.6g}%", 100 * figure.low)
                                     : fmt::format("{:.6g}%..{:.6g}%", 100 * figure.low, 100 * figure.high);
}

}  // namespace offersim
