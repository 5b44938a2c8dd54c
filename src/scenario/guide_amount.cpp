#include "scenario/guide_amount.hpp"

#include <algorithm>
#include <utility>

#include "scenario/guide_scanner.hpp"

namespace offersim {
namespace {

/// Whether what follows a bare number makes it something else than money: "10%", "4yr", "12 months", "40/30".
bool is_other_unit(Scanner scan) {
    scan.skip_spaces();
    if (scan.here() == '%' || is_letter(scan.here())) return true;
    return scan.take("/") && is_digit(scan.here());
}

struct Term {
    Number number;
    std::string_view currency;
};

std::optional<Term> take_term(Scanner& scan, bool bare_numbers) {
    Scanner next = scan;
    Term term;
    term.currency = take_currency(next);
    if (!term.currency.empty()) {
        next.skip_spaces();
        if (const std::string_view sign = take_currency(next); term.currency == "$" && !sign.empty())
            term.currency = sign;
        next.skip_spaces();
    } else if (!next.at_word_start() || next.follows_slash()) {
        return {};
    }
    const auto number =
        take_number(next, term.currency == "EUR" || term.currency == "CHF" || term.currency == "BRL");
    if (!number) return {};
    term.number = *number;
    if (term.currency.empty()) {
        Scanner after = next;
        after.skip_spaces();
        term.currency = take_currency(after);
        if (!term.currency.empty()) next = after;
    }
    if (term.currency.empty() && (!bare_numbers || is_other_unit(next))) return {};
    next.take("+");
    scan = next;
    return term;
}

Basis take_basis(Scanner& scan) {
    static constexpr std::string_view four_years[] = {"/4yrs",
                                                      "/4yr",
                                                      "/4-yr",
                                                      "/4 yrs",
                                                      "/4 yr",
                                                      "/4y",
                                                      "/ 4yr",
                                                      "(4yr)",
                                                      "over 4 years",
                                                      "over four years",
                                                      "over 4 yrs",
                                                      "over 4yr",
                                                      "in total over four years"};
    static constexpr std::string_view per_year[] = {"/yr",    "/year",    "/y",       "/ yr",
                                                    "/ year", "per year", "a year",   "per annum",
                                                    "p.a.",   "pa",       "annually", "yearly"};
    Scanner next = scan;
    next.skip_spaces();
    const auto found = [&](std::string_view word) {
        Scanner after = next;
        if (!after.take_lower(word) || is_letter(after.here())) return false;
        scan = after;
        return true;
    };
    if (std::ranges::any_of(four_years, found)) return Basis::four_years;
    if (std::ranges::any_of(per_year, found)) return Basis::per_year;
    return Basis::unsaid;
}

/// Neither a fraction of a currency unit nor more than all the money there is.
bool is_plausible(double amount) { return amount == 0 || (amount >= 1 && amount <= 1e14); }

std::optional<Amount> take_amount(Scanner& scan, bool bare_numbers) {
    const std::size_t begin = scan.at;
    Scanner next = scan;
    // The low end may leave its currency to the high one: "120–160K CHF" has it only once.
    auto low = take_term(next, true);
    if (!low) return {};
    std::optional<Term> high;
    if (Scanner after = next; take_range_sign(after)) {
        high = take_term(after, true);
        if (high && !low->currency.empty() && !high->currency.empty() && low->currency != high->currency)
            high.reset();
        if (high) {
            next = after;
        } else if (low->currency.empty()) {
            return {};  // "10–18%"
        }
    }
    const std::string_view currency = !low->currency.empty() ? low->currency
                                      : high                 ? high->currency
                                                             : std::string_view{};
    if (currency.empty() && !bare_numbers) return {};
    if (high && low->number.factor == 1 && low->number.value < 1000) low->number.factor = high->number.factor;
    Amount amount;
    amount.low = low->number.value * low->number.factor;
    amount.high = high ? high->number.value * high->number.factor : amount.low;
    if (amount.high < amount.low) std::swap(amount.low, amount.high);
    if (!is_plausible(amount.low) || !is_plausible(amount.high)) return {};
    amount.currency = currency;
    amount.begin = begin;
    amount.end = next.at;
    amount.basis = take_basis(next);
    if (low->number.is_per_year || (high && high->number.is_per_year)) amount.basis = Basis::per_year;
    scan = next;
    return amount;
}

}  // namespace

std::vector<Amount> amounts_in(std::string_view text, bool bare_numbers) {
    std::vector<Amount> amounts;
    for (Scanner scan{text}; !scan.done();) {
        if (auto amount = take_amount(scan, bare_numbers)) {
            amounts.push_back(std::move(*amount));
        } else if (is_digit(scan.here())) {  // no part of this number is one of its own
            while (is_digit(scan.here())) ++scan.at;
        } else {
            ++scan.at;
        }
    }
    return amounts;
}

std::vector<PercentRange> percents_in(std::string_view text) {
    constexpr double largest = 10;  // 1000 %: beyond lies no share of pay
    std::vector<PercentRange> found;
    const auto add = [&](double low, double high, std::size_t begin, std::size_t end) {
        if (std::max(low, high) / 100 <= largest)
            found.push_back({std::min(low, high) / 100, std::max(low, high) / 100, begin, end});
    };
    for (Scanner scan{text}; !scan.done();) {
        Scanner next = scan;
        const bool free = scan.at_word_start() && (scan.at == 0 || scan.text[scan.at - 1] != '.');
        const auto low = free ? take_number(next, false) : std::nullopt;
        if (!low) {
            ++scan.at;
            continue;
        }
        next.skip_spaces();
        if (next.take("%")) add(low->value, low->value, scan.at, next.at);
        if (Scanner after = next; take_range_sign(after)) {
            if (const auto high = take_number(after, false); high && (after.skip_spaces(), after.take("%"))) {
                if (!found.empty() && found.back().begin == scan.at) found.pop_back();
                add(low->value, high->value, scan.at, after.at);
                next = after;
            }
        }
        scan.at = std::max(next.at, scan.at + 1);
    }
    return found;
}

bool may_mean(std::string_view sign, std::string_view currency) {
    if (sign == currency) return true;
    if (sign == "$") return currency.ends_with('D') && currency != "AED";
    if (sign == "¥") return currency == "JPY" || currency == "CNY";
    if (sign == "kr") return currency == "SEK" || currency == "NOK" || currency == "DKK";
    return false;
}

std::optional<Amount> amount_of_cell(std::string_view cell, std::string_view currency) {
    std::optional<Amount> result;
    for (const Amount& amount : amounts_in(cell, true)) {
        if (!currency.empty() && !amount.currency.empty() && !may_mean(amount.currency, currency)) continue;
        if (!result) {
            result = amount;
        } else if (amount.currency == result->currency) {
            result->high = amount.high;
            result->end = amount.end;
            if (result->basis == Basis::unsaid) result->basis = amount.basis;
        }
    }
    if (result && result->high < result->low) std::swap(result->low, result->high);
    return result;
}

}  // namespace offersim
