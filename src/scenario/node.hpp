#pragma once
/// A YAML document as a small tree of our own with a place for every item, under limits that no input can
/// exceed: 4 MiB, depth 32, 100,000 nodes after aliases, 100 aliases, one document, no tags, no merge keys,
/// no duplicate keys.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/nearest.hpp"
#include "scenario/source.hpp"

namespace offersim {

struct NodeEntry;

struct Node {
    enum class Kind { scalar, sequence, mapping };

    Kind kind = Kind::scalar;
    std::string text;      ///< scalar: as written, plain or without its quotes
    bool quoted = false;   ///< in quotes, or a `|` or `>` block
    bool missing = false;  ///< no value was written (`key:`, `~`, `null`): already an error
    SourceSpan span;       ///< scalar: the text; sequence, mapping: the opening bracket or first item
    const Source* source =
        nullptr;              ///< where it stands; set by attach_source, as trees of several files meet
    std::vector<Node> items;  ///< sequence
    std::vector<NodeEntry> entries;  ///< mapping, in file order

    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_sequence() const { return kind == Kind::sequence; }
    bool is_mapping() const { return kind == Kind::mapping; }
    /// The value under `key`, or null.
    const Node* find(std::string_view key) const;
};

struct NodeEntry {
    std::string key;
    SourceSpan key_span;
    Node value;
};

/// Makes `source` the source of `node` and of everything below it.
void attach_source(Node& node, const Source& source);

/// The tree of `source`; the top may be any kind. Nothing where the text cannot be read as YAML. Faults that
/// leave the rest readable (a duplicate key, a missing value, a tag) are in `diagnostics` as well, and the
/// tree is returned without the second key or the tag so that the rest is checked too:
/// `diagnostics.has_errors()` decides. An empty document is an error ("scenario is empty" where `what` is
/// "scenario").
std::optional<Node> parse_yaml(const Source& source, std::string_view what, Diagnostics& diagnostics);

}  // namespace offersim
