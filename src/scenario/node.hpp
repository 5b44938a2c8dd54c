#pragma once
/// A YAML document as a small tree of our own with a place for every item, under limits that no input can exceed:
/// 4 MiB, depth 32, 100,000 nodes after aliases, 100 aliases, one document, no tags, no merge keys, no duplicate keys.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace offersim {

/// A text with its name, as diagnostics quote it.
class Source {
  public:
    Source(std::string file, std::string text);

    const std::string& file() const { return file_; }
    const std::string& text() const { return text_; }
    /// Line `number` (from 1) without its end; empty past the end.
    std::string_view line(int number) const;
    /// A diagnostic at `span` of this source, quoting its line.
    Diagnostic diagnostic(Severity severity, std::string code, SourceSpan span, std::string message,
                          std::string suggestion = {}) const;

  private:
    std::string file_;
    std::string text_;
    std::vector<std::size_t> line_starts_;
};

struct NodeEntry;

struct Node {
    enum class Kind { scalar, sequence, mapping };

    Kind kind = Kind::scalar;
    std::string text;                 ///< scalar: as written, plain or without its quotes
    bool quoted = false;
    SourceSpan span;                  ///< scalar: the text; sequence, mapping: the opening bracket or first item
    std::vector<Node> items;          ///< sequence
    std::vector<NodeEntry> entries;   ///< mapping, in file order

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

/// The tree of `source`, or nothing with the faults in `diagnostics`. The top may be any kind; an empty document is
/// an error ("scenario is empty" where `what` is "scenario").
std::optional<Node> parse_yaml(const Source& source, std::string_view what, Diagnostics& diagnostics);

/// The candidate nearest to `word` at edit distance (Damerau-Levenshtein) at most 2, or empty.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace offersim
