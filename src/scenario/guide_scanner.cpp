#include "scenario/guide_scanner.hpp"

#include <charconv>
#include <utility>

namespace offersim {
namespace {

/// Signs and codes, longer ones before those they begin with; a code must stand free of letters.
constexpr std::pair<std::string_view, std::string_view> currency_marks[] = {
    {"US$", "USD"}, {"CA$", "CAD"}, {"AU$", "AUD"}, {"SG$", "SGD"}, {"HK$", "HKD"}, {"NZ$", "NZD"},
    {"NT$", "TWD"}, {"MX$", "MXN"}, {"CN¥", "CNY"}, {"A$", "AUD"},  {"C$", "CAD"},  {"S$", "SGD"},
    {"R$", "BRL"},  {"USD", "USD"}, {"EUR", "EUR"}, {"GBP", "GBP"}, {"INR", "INR"}, {"JPY", "JPY"},
    {"CNY", "CNY"}, {"RMB", "CNY"}, {"CHF", "CHF"}, {"AUD", "AUD"}, {"CAD", "CAD"}, {"SGD", "SGD"},
    {"HKD", "HKD"}, {"NZD", "NZD"}, {"ILS", "ILS"}, {"NIS", "ILS"}, {"SEK", "SEK"}, {"NOK", "NOK"},
    {"DKK", "DKK"}, {"PLN", "PLN"}, {"KRW", "KRW"}, {"TWD", "TWD"}, {"BRL", "BRL"}, {"MXN", "MXN"},
    {"AED", "AED"}, {"Rs.", "INR"}, {"Rs", "INR"},  {"€", "EUR"},   {"£", "GBP"},   {"₹", "INR"},
    {"₪", "ILS"},   {"₩", "KRW"},   {"¥", "¥"},     {"$", "$"},     {"kr", "kr"},
};

/// What follows a number and multiplies it. Words may follow after a space; single letters may not.
struct Multiplier {
    std::string_view word;
    double factor;
    bool may_stand_apart;
    bool is_per_year = false;
};
constexpr Multiplier multipliers[] = {
    {"thousand", 1e3, true}, {"million", 1e6, true},   {"billion", 1e9, true}, {"crores", 1e7, true},
    {"crore", 1e7, true},    {"lakhs", 1e5, true},     {"lakh", 1e5, true},    {"lacs", 1e5, true},
    {"lac", 1e5, true},      {"lpa", 1e5, true, true}, {"bn", 1e9, true},      {"mn", 1e6, true},
    {"mm", 1e6, false},      {"cr", 1e7, true},        {"万", 1e4, true},      {"k", 1e3, false},
    {"m", 1e6, false},       {"b", 1e9, false},        {"l", 1e5, false},
};

/// The value of digits with separators of any custom: "36,00,000", "120'000", "1.2", "120.000", "1,5".
double value_of_digits(std::string_view digits, bool dots_may_group) {
    std::string plain;
    const auto group_end = [&](std::size_t i) {
        std::size_t end = i + 1;
        while (end < digits.size() && is_digit(digits[end])) ++end;
        return end;
    };
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (is_digit(digits[i])) {
            plain += digits[i];
        } else if (digits[i] == '.' || digits[i] == ',') {
            const bool last = group_end(i) == digits.size();
            const bool three = group_end(i) - i - 1 == 3;
            const bool first = digits.find_first_of(".,") == i;
            const bool groups =
                digits[i] == ',' ? !(last && first && !three) : (!last || (three && dots_may_group && first));
            if (!groups) plain += '.';
        }
    }
    double value = 0;
    std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return value;
}

bool take_multiplier(Scanner& scan, Number& number) {
    Scanner next = scan;
    next.skip_spaces();
    const bool apart = next.at > scan.at;
    for (const Multiplier& multiplier : multipliers) {
        if ((apart && !multiplier.may_stand_apart) || !next.starts_lower(multiplier.word)) continue;
        const std::size_t end = next.at + multiplier.word.size();
        if (end < scan.text.size() && is_letter(scan.text[end])) continue;
        number.factor = multiplier.factor;
        number.is_per_year = multiplier.is_per_year;
        scan.at = end;
        return true;
    }
    return false;
}

}  // namespace

bool take_range_sign(Scanner& scan) {
    Scanner next = scan;
    next.skip_spaces();
    const bool dash = next.take("–") || next.take("—") || next.take("-") || next.take("−") || next.take("~");
    if (!dash && !(next.at > scan.at && next.take_lower("to "))) return false;
    next.skip_spaces();
    scan = next;
    return true;
}

std::string_view take_currency(Scanner& scan) {
    for (const auto& [mark, code] : currency_marks) {
        if (!scan.starts(mark)) continue;
        const bool is_word = is_letter(mark.back());
        if (is_letter(mark.front()) && !scan.at_word_start()) continue;
        const std::size_t after = scan.at + mark.size();
        if (is_word && after < scan.text.size() && is_letter(scan.text[after])) continue;
        scan.at = after;
        return code;
    }
    return {};
}

std::optional<Number> take_number(Scanner& scan, bool dots_may_group) {
    if (!is_digit(scan.here())) return {};
    const std::size_t begin = scan.at;
    while (!scan.done()) {
        const std::size_t before = scan.at;
        if (is_digit(scan.here())) {
            ++scan.at;
            continue;
        }
        if (!(scan.take(",") || scan.take(".") || scan.take("'") || scan.take("’"))) break;
        if (!is_digit(scan.here())) {
            scan.at = before;
            break;
        }
    }
    Number number;
    const std::string_view digits = scan.text.substr(begin, scan.at - begin);
    const bool multiplied = take_multiplier(scan, number);
    number.value = value_of_digits(digits, dots_may_group && !multiplied);
    return number;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

}  // namespace offersim
