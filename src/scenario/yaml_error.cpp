#include "scenario/yaml_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace offersim {

namespace {

constexpr int longest_key = 1024;

/// An error being explained, with its text.
struct Explainer {
    const YamlError& error;
    const Source& source;

    Diagnostic fault(std::string code, SourceSpan span, std::string message,
                     std::string suggestion = {}) const {
        return source.diagnostic(Severity::error, std::move(code), span, std::move(message),
                                 std::move(suggestion));
    }
    bool problem_has(std::string_view part) const { return error.problem.find(part) != std::string::npos; }
    bool context_has(std::string_view part) const { return error.context.find(part) != std::string::npos; }
    bool at_end() const {
        const std::string_view last = source.line(source.line_count());
        return error.at.line > source.line_count() ||
               (error.at.line == source.line_count() &&
                error.at.column > static_cast<int>(code_point_count(last)));
    }
    std::string_view here() const { return source.line_from(error.at.line, error.at.column); }
    /// The character at the problem, quoted.
    std::string character() const {
        return quote_text(here().substr(0, here().empty() ? 0 : decode_utf8(here(), 0).bytes));
    }
    /// The word at `place`, and `place` as long as it.
    std::pair<std::string, SourceSpan> word_at(SourceSpan place) const {
        const std::string_view rest = source.line_from(place.line, place.column);
        std::string_view word = rest.substr(0, rest.find_first_of(" \t,[]{}"));
        if (word.empty()) word = rest.substr(0, rest.empty() ? 0 : decode_utf8(rest, 0).bytes);
        place.length = std::max(1, static_cast<int>(code_point_count(word)));
        return {quote_text(word), place};
    }
};

/// `base:210k` was read as one word: the key it was meant to be, or empty.
std::string key_without_space(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon + 1 >= text.size() || text[colon + 1] == ' ')
        return {};
    const std::string_view key = text.substr(0, colon);
    const bool is_word = std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
    const std::string_view value = text.substr(colon + 1, text.find_first_of(" ,}", colon) - colon - 1);
    return is_word ? fmt::format("{}: {}", key, shorten(value, 40)) : std::string();
}

Diagnostic explain_tab(const Explainer& e) {
    return e.fault("E111", {e.error.at.line, e.error.at.column, 1}, "tabs cannot indent",
                   "indent with spaces");
}

Diagnostic explain_quoted(const Explainer& e) {
    const SourceSpan open{e.error.context_at.line, e.error.context_at.column, 1};
    if (e.problem_has("unexpected end of stream") || e.problem_has("document indicator")) {
        return e.fault("E112", open, "this quote is never closed", "close it on the line it belongs to");
    }
    SourceSpan escape =
        e.error.at;  // libyaml marks the backslash of an unknown escape, else the digits after it
    if (!e.problem_has("unknown escape")) escape.column = std::max(1, escape.column - 2);
    escape.length = 2;
    const std::string shown = quote_text(e.source.line_from(escape.line, escape.column).substr(0, 2));
    return e.fault("E118", escape, fmt::format("{} is no escape sequence here", shown),
                   "double the backslash, or use single quotes, which have no escapes");
}

Diagnostic explain_missing_colon(const Explainer& e) {
    const auto [word, span] = e.word_at(e.error.context_at);
    if (e.error.at.line == span.line && e.error.at.column - span.column > longest_key) {
        return e.fault("E127", {span.line, span.column, 1}, "key too long (at most 1024 characters)",
                       "shorten it");
    }
    const std::string_view rest = e.source.line_from(span.line, span.column);
    if (const std::string pair = key_without_space(rest); !pair.empty()) {
        return e.fault("E114", span, fmt::format("no space after the ':' in {}", word),
                       fmt::format("write '{}'", pair));
    }
    const bool is_last = span.line == e.source.line_count();
    return e.fault("E114", span, fmt::format("{} is not followed by ':'", word),
                   is_last ? "a line is written 'key: value'; the file may be truncated"
                           : "a line is written 'key: value'");
}

Diagnostic explain_colon_in_value(const Explainer& e) {
    const ScalarPlace& last = e.error.last_scalar;
    const SourceSpan colon{e.error.at.line, e.error.at.column, 1};
    const bool on_one_line = last.end_line == last.span.line;
    if (on_one_line && last.end_column - last.span.column > longest_key) {
        return e.fault("E127", {last.span.line, last.span.column, 1},
                       "key too long (at most 1024 characters)", "shorten it");
    }
    if (last.end_line > 0 && !on_one_line && last.end_line == colon.line && !last.in_quotes) {
        const std::string_view first = e.source.line_from(last.span.line, last.span.column);
        if (const std::string pair = key_without_space(first); !pair.empty()) {
            const auto [word, span] = e.word_at(last.span);
            return e.fault("E114", span, fmt::format("no space after the ':' in {}", word),
                           fmt::format("write '{}'", pair));
        }
        return e.fault(
            "E115", colon,
            fmt::format("this line continues the value of line {} and so can hold no ':'", last.span.line),
            fmt::format("indent it like the key of line {}, or put the value in quotes", last.span.line));
    }
    return e.fault("E115", colon, "a value on the line of its key can hold no further ': '",
                   "put the value in quotes, or an inner mapping in braces: '{key: value}'");
}

Diagnostic explain_flow(const Explainer& e) {
    const bool mapping = e.context_has("mapping");
    const std::string_view open = mapping ? "{" : "[";
    const std::string_view close = mapping ? "}" : "]";
    const SourceSpan bracket{e.error.context_at.line, e.error.context_at.column, 1};
    if (e.at_end()) {
        return e.fault("E113", bracket, fmt::format("this '{}' is never closed", open),
                       fmt::format("close it with '{}'", close));
    }
    const auto [word, span] = e.word_at(e.error.at);
    return e.fault("E113", span,
                   fmt::format("unexpected {} inside the '{}' of line {}, column {}", word, open,
                               bracket.line, bracket.column),
                   fmt::format("put ',' between items and '{}' at the end", close));
}

Diagnostic explain_no_content(const Explainer& e) {
    if (e.at_end()) {
        const int last = e.source.line_count();
        const int end = static_cast<int>(code_point_count(e.source.line(last))) + 1;
        return e.fault("E113", {last, end, 1}, "the text ends where a value is due",
                       "the file may be truncated");
    }
    return e.fault("E116", {e.error.at.line, e.error.at.column, 1},
                   fmt::format("unexpected {} where a value is due", e.character()),
                   "remove it, or write the missing value");
}

/// Something follows a quoted text that ends just before it.
Diagnostic explain_after_quote(const Explainer& e) {
    const ScalarPlace& last = e.error.last_scalar;
    const auto [word, span] = e.word_at(e.error.at);
    if (last.end_line > last.span.line) {
        return e.fault("E112", {last.span.line, last.span.column, 1},
                       fmt::format("this quote closes only on line {}, before {}", last.end_line, word),
                       "close it on the line it belongs to");
    }
    const bool is_single = e.source.line_from(last.span.line, last.span.column).starts_with('\'');
    return e.fault("E112", span, fmt::format("unexpected {} after the closing quote", word),
                   is_single ? "a quote inside single quotes is written twice: 'it''s'"
                             : "a quote inside double quotes is written with a backslash: \"6\\\" wide\"");
}

Diagnostic explain_no_key(const Explainer& e) {
    const ScalarPlace& last = e.error.last_scalar;
    const auto [word, span] = e.word_at(e.error.at);
    if (last.in_quotes && last.end_line == span.line && last.end_column <= span.column)
        return explain_after_quote(e);
    if (e.here().starts_with(":")) {
        return e.fault("E114", {span.line, span.column, 1}, "no key before this ':'",
                       "a line is written 'key: value'");
    }
    if (e.here().starts_with("]") || e.here().starts_with("}")) {
        return e.fault("E113", {span.line, span.column, 1}, fmt::format("{} closes nothing", e.character()),
                       "remove it");
    }
    const bool first_on_line =
        e.source.line(span.line).find_first_not_of(' ') == static_cast<std::size_t>(span.column - 1);
    if (first_on_line && e.here().starts_with("- ")) {
        return e.fault("E115", {span.line, span.column, 1}, "a list item where a key is due",
                       "put the list under a key of its own, or remove the '-'");
    }
    if (first_on_line) {
        return e.fault(
            "E115", span, "this line is indented like no line above it",
            fmt::format("indent it like the mapping that begins on line {}", e.error.context_at.line));
    }
    return e.fault("E114", span, fmt::format("unexpected {} where a key is due", word),
                   "a line is written 'key: value'");
}

Diagnostic explain_start(const Explainer& e) {
    if (e.here().starts_with("\t")) return explain_tab(e);
    const std::string character =
        quote_text(e.here().substr(0, e.here().empty() ? 0 : decode_utf8(e.here(), 0).bytes));
    return e.fault("E116", {e.error.at.line, e.error.at.column, 1},
                   fmt::format("a value cannot begin with {}", e.character()), "put it in quotes");
}

}  // namespace

Diagnostic explain(const YamlError& error, const Source& source) {
    const Explainer e{error, source};
    if (e.problem_has("tab character")) return explain_tab(e);
    if (e.problem_has("cannot start any token")) return explain_start(e);
    if (e.context_has("quoted scalar")) return explain_quoted(e);
    if (e.problem_has("could not find expected ':'")) return explain_missing_colon(e);
    if (e.problem_has("mapping values are not allowed")) return explain_colon_in_value(e);
    if (e.context_has("a flow mapping") || e.context_has("a flow sequence")) return explain_flow(e);
    if (e.problem_has("expected node content")) return explain_no_content(e);
    if (e.problem_has("expected key")) return explain_no_key(e);
    if (e.problem_has("expected '-' indicator")) {
        return e.fault("E115", e.word_at(error.at).second,
                       fmt::format("not an item of the list that begins on line {}", error.context_at.line),
                       "begin it with '- ', or indent it like the key above the list");
    }
    if (e.problem_has("block sequence entries")) {
        return e.fault("E115", {error.at.line, error.at.column, 1},
                       "a list cannot begin on the line of its key",
                       "begin it on the next line, or write it in brackets: '[a, b]'");
    }
    if (e.problem_has("unexpected ':'")) {
        return e.fault("E114", {error.at.line, error.at.column, 1}, "no value after this ':'",
                       "write 'key: value'");
    }
    if (e.problem_has("mapping keys are not allowed")) {
        return e.fault("E127", {error.at.line, error.at.column, 1}, "keys must be text",
                       "write 'key: value' without '?'");
    }
    if (e.context_has("an anchor") || e.context_has("an alias")) {
        return e.fault("E124", {error.context_at.line, error.context_at.column, 1},
                       "an anchor or alias without a name",
                       "put a text that begins with '&' or '*' in quotes");
    }
    if (e.context_has("tag") || e.problem_has("tag")) {
        return e.fault("E122", e.word_at(error.context_at).second, "tags are not allowed",
                       "put a text that begins with '!' in quotes");
    }
    if (e.context_has("block scalar")) {
        return e.fault("E119", {error.at.line, error.at.column, 1},
                       "nothing may follow '|' or '>' on its line",
                       "put the text on the next line, or in quotes if it begins with '|' or '>'");
    }
    return e.fault("E119", error.at, fmt::format("this cannot be read as YAML ({})", error.problem));
}

}  // namespace offersim
