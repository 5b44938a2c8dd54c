#pragma once
/// Text on its way to a person: what would confuse or command a terminal is escaped, and columns are counted
/// as a terminal shows them.
#include <string>
#include <string_view>

namespace offersim {

/// True for what must not reach a terminal as it is: C0 and C1 control characters, DEL, and the bidirectional
/// overrides and isolates U+202A-202E and U+2066-2069.
bool is_unprintable(char32_t code_point);
/// `text` with every unprintable code point and every byte that is not UTF-8 written out: `\n`, `\t`, `\x1b`,
/// `\u202e`.
std::string escape_control(std::string_view text);

/// Terminal cells of one code point: 0 for combining marks and zero-width characters, 2 for East Asian wide
/// ones and emoji, else 1 (Unicode 15 East Asian Width, blocks rather than single characters).
int display_width(char32_t code_point);
/// Terminal cells of `text`, which holds no control characters.
int display_width(std::string_view text);
/// The longest beginning of `text` that fits `cells`, ending in "…" where something was cut.
std::string shorten(std::string_view text, int cells);
/// `text` in single quotes for a message, shortened to 40 cells.
std::string quote_text(std::string_view text);

}  // namespace offersim
