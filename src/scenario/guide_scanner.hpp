#pragma once
/// The tokens of a guide's free text: currency signs, numbers with their separators and multipliers, range
/// signs.
#include <optional>
#include <string>
#include <string_view>

namespace offersim {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// `text` in lower case as far as it is ASCII.
std::string lower(std::string_view text);
/// Without spaces and tabs at both ends.
std::string_view trim(std::string_view text);

/// Reads a text from left to right; every `take` moves on only where it finds what it looks for.
struct Scanner {
    std::string_view text;
    std::size_t at = 0;

    bool done() const { return at >= text.size(); }
    char here() const { return done() ? '\0' : text[at]; }
    bool starts(std::string_view word) const { return text.substr(at).starts_with(word); }
    bool starts_lower(std::string_view word) const { return lower(text.substr(at, word.size())) == word; }
    bool take(std::string_view word) {
        if (!starts(word)) return false;
        at += word.size();
        return true;
    }
    bool take_lower(std::string_view word) {
        if (!starts_lower(word)) return false;
        at += word.size();
        return true;
    }
    void skip_spaces() {
        while (take(" ") || take("\t") || take("\u00a0") || take("\u202f")) {
        }
    }
    /// Whether this is a later part of "40/30/20/10".
    bool follows_slash() const { return at > 1 && text[at - 1] == '/' && is_digit(text[at - 2]); }
    bool at_word_start() const { return at == 0 || !(is_letter(text[at - 1]) || is_digit(text[at - 1])); }
};

struct Number {
    double value = 0;
    double factor = 1;
    bool is_per_year = false;
};

/// "-", an en dash, an em dash, "~" or " to ", with the spaces around it.
bool take_range_sign(Scanner& scan);
/// The ISO code of the currency whose sign or code stands here; "$", "¥" or "kr" where it may be several;
/// else empty.
std::string_view take_currency(Scanner& scan);
/// A number with separators of any custom and a multiplier: "36,00,000", "120'000", "1.2M", "20L", "1,5
/// million". `dots_may_group`: "120.000" is 120,000.
std::optional<Number> take_number(Scanner& scan, bool dots_may_group);

}  // namespace offersim
