#include "scenario/node.hpp"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <new>
#include <utility>

#include "base/utf8.hpp"
#include "scenario/bytes.hpp"
#include "scenario/node_builder.hpp"
#include "scenario/yaml_error.hpp"

namespace offersim {

namespace {

/// libyaml's parser, with its marks as spans.
class Parser {
public:
    explicit Parser(std::string_view text) {
        if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
    }
    ~Parser() { yaml_parser_delete(&parser_); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    bool next(yaml_event_t& event) {
        const bool good = yaml_parser_parse(&parser_, &event) != 0;
        if (!good && parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
        return good;
    }
    const yaml_parser_t& raw() const { return parser_; }

private:
    yaml_parser_t parser_;
};

struct Event {
    yaml_event_t raw{};

    Event() = default;
    ~Event() { yaml_event_delete(&raw); }
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
};

SourceSpan place_of(const yaml_mark_t& mark) {
    return {static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1, 1};
}

/// From `start` to `end`, or to the end of the first line.
SourceSpan span_of(const yaml_event_t& event, const Source& source) {
    SourceSpan span = place_of(event.start_mark);
    const bool ends_here = event.end_mark.line == event.start_mark.line;
    const auto end = ends_here ? event.end_mark.column : code_point_count(source.line(span.line));
    span.length = std::max(1, static_cast<int>(end) - static_cast<int>(event.start_mark.column));
    return span;
}

/// The part of `span` after an anchor and a tag, where that is on the same line.
SourceSpan without_properties(SourceSpan span, const Source& source) {
    const std::string_view line = source.line_from(span.line, span.column);
    std::size_t offset = 0;
    while (offset < line.size() && (line[offset] == '&' || line[offset] == '!')) {
        offset = line.find_first_not_of(" \t", std::min(line.find_first_of(" \t", offset), line.size()));
        if (offset == std::string_view::npos) return span;
    }
    const int skipped = static_cast<int>(code_point_count(line.substr(0, offset)));
    return {span.line, span.column + skipped, std::max(1, span.length - skipped)};
}

template <typename Data>
NodeProperties properties_of(const Data& data, SourceSpan span, const Source& source) {
    if (data.tag == nullptr && data.anchor == nullptr) return {span, span, {}, false};
    const char* anchor = data.anchor != nullptr ? reinterpret_cast<const char*>(data.anchor) : "";
    return {without_properties(span, source), span, anchor, data.tag != nullptr};
}

std::string text_of(const yaml_event_t& event) {
    return {reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length};
}

bool is_quoted(const yaml_event_t& event) { return event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE; }

ScalarPlace scalar_place(const yaml_event_t& event, const Source& source) {
    const SourceSpan end = place_of(event.end_mark);
    const bool in_quotes = event.data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                           event.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    return {span_of(event, source), end.line, end.column, in_quotes};
}

/// The fault of directives other than %YAML, which libyaml would read in time quadratic in their number.
bool check_directives(const Source& source, Diagnostics& diagnostics) {
    for (int number = 1; number <= source.line_count(); ++number) {
        const std::string_view line = source.line(number);
        const auto first = line.find_first_not_of(" \t");
        if (first == std::string_view::npos || line[first] == '#') continue;
        if (!line.starts_with('%')) return true;
        if (line.starts_with("%YAML ")) continue;
        diagnostics.add(source.diagnostic(Severity::error, "E122",
                                          {number, 1, static_cast<int>(code_point_count(line))},
                                          "directives are not allowed", "remove this line"));
        return false;
    }
    return true;
}

/// The fault of anything but comments and `...` after the document that ended at `end`.
bool check_rest(const Source& source, SourceSpan end, Diagnostics& diagnostics) {
    for (int number = end.line, column = end.column; number <= source.line_count(); ++number, column = 1) {
        const std::string_view rest = source.line_from(number, column);
        const auto first = rest.find_first_not_of(" \t");
        if (first == std::string_view::npos || rest[first] == '#' || (column == 1 && rest == "...")) continue;
        const std::string_view word = rest.substr(first, rest.find_first_of(" \t", first) - first);
        const SourceSpan span{number, column + static_cast<int>(first),
                              static_cast<int>(code_point_count(word))};
        diagnostics.add(word == "---"
                            ? source.diagnostic(Severity::error, "E117", span, "one document per file",
                                                "put the second document in a file of its own")
                            : source.diagnostic(Severity::error, "E117", span,
                                                "text after the end of the document", "remove it"));
        return false;
    }
    return true;
}

/// One event into the tree; false where reading must stop.
bool take(const yaml_event_t& event, const Source& source, NodeBuilder& builder) {
    const SourceSpan span = span_of(event, source);
    switch (event.type) {
        case YAML_SCALAR_EVENT:
            return builder.scalar(properties_of(event.data.scalar, span, source), text_of(event),
                                  is_quoted(event));
        case YAML_SEQUENCE_START_EVENT:
            return builder.open(properties_of(event.data.sequence_start, span, source), Node::Kind::sequence);
        case YAML_MAPPING_START_EVENT:
            return builder.open(properties_of(event.data.mapping_start, span, source), Node::Kind::mapping);
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT: return builder.close();
        case YAML_ALIAS_EVENT:
            return builder.alias(span, reinterpret_cast<const char*>(event.data.alias.anchor));
        default: return true;
    }
}

/// Reads the first document into `builder`; false with the fault in `diagnostics`.
bool read_document(const Source& source, NodeBuilder& builder, Diagnostics& diagnostics) {
    Parser parser(source.content());
    ScalarPlace last_scalar;
    while (true) {
        Event event;
        if (!parser.next(event.raw)) {
            const yaml_parser_t& raw = parser.raw();
            const YamlError error{raw.problem != nullptr ? raw.problem : "",
                                  raw.context != nullptr ? raw.context : "", place_of(raw.problem_mark),
                                  place_of(raw.context_mark), last_scalar};
            diagnostics.add(explain(error, source));
            return false;
        }
        if (event.raw.type == YAML_STREAM_END_EVENT) return true;
        if (event.raw.type == YAML_DOCUMENT_END_EVENT) {
            return check_rest(source, place_of(event.raw.end_mark), diagnostics);
        }
        if (event.raw.type == YAML_SCALAR_EVENT) last_scalar = scalar_place(event.raw, source);
        if (!take(event.raw, source, builder)) return false;
    }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const NodeEntry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

std::optional<Node> parse_yaml(const Source& source, std::string_view what, Diagnostics& diagnostics) {
    if (!check_bytes(source, what, diagnostics) || !check_directives(source, diagnostics))
        return std::nullopt;
    NodeBuilder builder(source, diagnostics);
    if (!read_document(source, builder, diagnostics)) return std::nullopt;
    std::optional<Node> top = builder.finish();
    if (!top || top->missing) {
        diagnostics.add(
            source.diagnostic(Severity::error, "E110", {1, 1, 1}, fmt::format("{} is empty", what)));
        return std::nullopt;
    }
    return top;
}

}  // namespace offersim
