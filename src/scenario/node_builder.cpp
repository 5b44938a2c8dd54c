#include "scenario/node_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "scenario/quantity_fault.hpp"

namespace offersim {

namespace {

/// The spellings of "no value" in YAML.
bool is_null(const std::string& text, bool quoted) {
    return !quoted && (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
}

/// The nodes of a tree, keys included, and its depth (a scalar's is 0).
struct Extent {
    std::size_t nodes = 0, depth = 0;
};

Extent extent_of(const Node& node) {
    Extent extent{1, 0};
    const auto add = [&](const Node& child, std::size_t keys) {
        const Extent inner = extent_of(child);
        extent.nodes += inner.nodes + keys;
        extent.depth = std::max(extent.depth, inner.depth);
    };
    for (const Node& item : node.items) add(item, 0);
    for (const NodeEntry& entry : node.entries) add(entry.value, 1);
    if (!node.is_scalar()) ++extent.depth;
    return extent;
}

/// An escape such as "\x1b" in double quotes can write what the file itself may not hold.
bool holds_control_character(const std::string& text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint c = decode_utf8(text, offset);
        const bool allowed = c.value == '\t' || c.value == '\n' || c.value == '\r';
        if (!c.valid || (is_unprintable(c.value) && !allowed)) return true;
        offset += c.bytes;
    }
    return false;
}

/// An entry whose key an earlier one has, by index.
struct RepeatedKey {
    std::size_t first, again;
};

std::vector<RepeatedKey> repeated_keys(const std::vector<NodeEntry>& entries) {
    std::vector<std::size_t> order(entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return entries[a].key < entries[b].key; });
    std::vector<RepeatedKey> repeated;
    for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
        if (entries[order[i]].key == entries[order[first]].key) {
            repeated.push_back({order[first], order[i]});
        } else {
            first = i;
        }
    }
    return repeated;
}

/// Keeps the first of every key, all the way down.
void drop_repeated_keys(Node& node) {
    std::vector<bool> repeated(node.entries.size(), false);
    for (const RepeatedKey& key : repeated_keys(node.entries)) repeated[key.again] = true;
    std::size_t index = 0;
    std::erase_if(node.entries, [&](const NodeEntry&) { return repeated[index++]; });
    for (NodeEntry& entry : node.entries) drop_repeated_keys(entry.value);
    for (Node& item : node.items) drop_repeated_keys(item);
}

}  // namespace

bool NodeBuilder::fail(std::string code, SourceSpan span, std::string message, std::string suggestion) {
    diagnostics_.add(source_.diagnostic(Severity::error, std::move(code), span, std::move(message),
                                        std::move(suggestion)));
    return false;
}

bool NodeBuilder::check_count(SourceSpan span, std::size_t more) {
    nodes_ += more;
    return nodes_ <= most_nodes ||
           fail("E123", span, "too many keys and values (at most 100,000, aliases written out)",
                "split the file");
}

/// Tags, and anchors given twice: faults that leave the node itself good. Stops when there are too many.
bool NodeBuilder::check_properties(const NodeProperties& properties) {
    if (properties.tagged) {
        fail("E122", properties.whole_span, "tags are not allowed",
             "remove the tag; a text that begins with '!' goes in quotes");
    }
    if (!properties.anchor.empty() && ++anchor_count_ > most_aliases) {
        return fail("E123", properties.whole_span, "too many anchors (at most 100)", "write the values out");
    }
    if (const auto known = anchors_.find(properties.anchor); known != anchors_.end()) {
        fail("E124", properties.whole_span,
             fmt::format("anchor {} is given twice, on lines {} and {}", quote_text("&" + properties.anchor),
                         known->second.line, properties.span.line),
             "name one of them otherwise");
    }
    return diagnostics_.error_count() < Diagnostics::most_errors && check_count(properties.span, 1);
}

bool NodeBuilder::check_text(const NodeProperties& properties, const std::string& text, bool quoted) {
    if (!quoted || !holds_control_character(text)) return true;
    return fail("E104", properties.span, "an escape sequence writes a control character", "remove it");
}

bool NodeBuilder::key(const NodeProperties& properties, std::string text, bool quoted) {
    if (text == "<<" && !quoted) {
        return fail("E125", properties.span, "merge keys are not supported",
                    "write the keys out, or use a model file");
    }
    if (is_null(text, quoted)) {
        return fail(
            "E127", properties.span, text.empty() ? "a key is missing" : "keys must be text",
            text.empty() ? "write 'key: value'" : fmt::format("put {} in quotes to use it as a name", text));
    }
    if (code_point_count(text) > longest_key) {
        return fail("E127", {properties.span.line, properties.span.column, 1},
                    "key too long (at most 1024 characters)", "shorten it");
    }
    if (!properties.anchor.empty()) {
        return fail("E124", properties.whole_span, "a key cannot have an anchor",
                    "put the anchor before the value");
    }
    levels_.back().has_key = true;
    levels_.back().key = std::move(text);
    levels_.back().key_span = properties.span;
    return true;
}

bool NodeBuilder::scalar(const NodeProperties& properties, std::string text, bool quoted) {
    if (!check_properties(properties) || !check_text(properties, text, quoted)) return false;
    if (awaits_key()) return key(properties, std::move(text), quoted);
    Node node;
    node.quoted = quoted;
    node.missing = is_null(text, quoted);
    node.text = std::move(text);
    node.span = properties.span;
    if (node.missing && !levels_.empty()) report_missing(node);
    attach(std::move(node));
    name(properties.anchor, properties.span.line, true);
    return true;
}

void NodeBuilder::report_missing(const Node& node) {
    const Level& level = levels_.back();
    const std::string suggestion =
        node.text.empty()
            ? "write a value after it, or remove it"
            : fmt::format("'{}' is no value: write one, or put it in quotes if it is a name", node.text);
    if (level.node->is_sequence()) {
        fail("E121", node.span,
             fmt::format("value missing for item {} of the list", level.node->items.size() + 1), suggestion);
        return;
    }
    const auto colon = level.key.find(':');
    const bool no_space =
        node.text.empty() && colon != std::string::npos && colon > 0 && colon + 1 < level.key.size();
    const bool follows_text = !level.node->entries.empty() && level.node->entries.back().value.is_scalar();
    const std::string torn =
        follows_text ? torn_number(level.node->entries.back().value.text, level.key) : std::string();
    if (!torn.empty()) {
        fail("E213", level.key_span, "a number has a comma between its digits",
             fmt::format("write '{}'", torn));
        return;
    }
    fail("E121", node.text.empty() ? level.key_span : node.span,
         fmt::format("value missing for key {}", quote_text(level.key)),
         no_space ? fmt::format("write '{}: {}' with a space after the colon", level.key.substr(0, colon),
                                level.key.substr(colon + 1))
                  : suggestion);
}

bool NodeBuilder::open(const NodeProperties& properties, Node::Kind kind) {
    if (!check_properties(properties)) return false;
    if (awaits_key()) {
        return fail("E127", properties.span, "keys must be text",
                    "write 'key: value' without '?' or brackets");
    }
    if (levels_.size() >= most_depth) {
        return fail("E126", properties.span, "nested more than 32 levels deep",
                    "a scenario needs fewer than ten");
    }
    Node node;
    node.kind = kind;
    node.span = properties.span;
    Node* placed = attach(std::move(node));
    name(properties.anchor, properties.span.line, false);
    levels_.push_back({placed, false, {}, {}});
    open_anchors_.push_back(properties.anchor);
    return true;
}

bool NodeBuilder::close() {
    if (const auto named = anchors_.find(open_anchors_.back()); named != anchors_.end())
        named->second.closed = true;
    report_repeated_keys(levels_.back().node->entries);
    levels_.pop_back();
    open_anchors_.pop_back();
    return true;
}

bool NodeBuilder::alias(SourceSpan span, const std::string& name) {
    const std::string shown = quote_text("*" + name);
    if (awaits_key()) return fail("E127", span, "keys must be text", "write the key out");
    if (++aliases_ > most_aliases)
        return fail("E123", span, "too many aliases (at most 100)", "write the values out");
    const auto named = anchors_.find(name);
    if (named == anchors_.end()) {
        return fail("E124", span, fmt::format("alias {} has no anchor before it", shown),
                    fmt::format("put {} before the value that it stands for", quote_text("&" + name)));
    }
    if (!named->second.closed) {
        return fail("E124", span, fmt::format("cyclic alias: {} is part of what it stands for", shown),
                    "write the values out");
    }
    const Node& original = at(named->second.path);
    const Extent extent = extent_of(original);
    if (levels_.size() + extent.depth > most_depth) {
        return fail("E126", span,
                    fmt::format("nested more than 32 levels deep with alias {} written out", shown),
                    "write the values out");
    }
    if (!check_count(span, extent.nodes)) return false;
    attach(Node(original));
    return true;
}

/// Puts a node in its place: at the top, or as the next child of the open level.
Node* NodeBuilder::attach(Node node) {
    if (levels_.empty()) return &top_.emplace(std::move(node));
    Level& level = levels_.back();
    if (level.node->is_sequence()) return &level.node->items.emplace_back(std::move(node));
    level.has_key = false;
    return &level.node->entries.emplace_back(NodeEntry{std::move(level.key), level.key_span, std::move(node)})
                .value;
}

/// Anchors the node attached last.
void NodeBuilder::name(const std::string& anchor, int line, bool closed) {
    if (anchor.empty() || anchors_.contains(anchor)) return;
    std::vector<std::size_t> path;
    for (const Level& level : levels_)
        path.push_back(level.node->items.size() + level.node->entries.size() - 1);
    anchors_.emplace(anchor, Anchor{std::move(path), line, closed});
}

const Node& NodeBuilder::at(const std::vector<std::size_t>& path) const {
    const Node* node = &*top_;
    for (const std::size_t index : path)
        node = node->is_sequence() ? &node->items[index] : &node->entries[index].value;
    return *node;
}

/// The second entries stay until the end, because anchors know their nodes by index.
void NodeBuilder::report_repeated_keys(const std::vector<NodeEntry>& entries) {
    for (const auto& [first, again] : repeated_keys(entries)) {
        has_repeated_keys_ = true;
        const int first_line = entries[first].key_span.line;
        const int line = entries[again].key_span.line;
        const std::string lines = first_line == line ? fmt::format("on line {}", line)
                                                     : fmt::format("on lines {} and {}", first_line, line);
        fail("E120", entries[again].key_span,
             fmt::format("key {} is given twice, {}", quote_text(entries[again].key), lines),
             "keep one of them");
    }
}

std::optional<Node> NodeBuilder::finish() {
    if (!levels_.empty()) return std::nullopt;
    if (has_repeated_keys_) drop_repeated_keys(*top_);
    return std::move(top_);
}

}  // namespace offersim
