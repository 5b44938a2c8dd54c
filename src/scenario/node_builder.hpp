#pragma once
/// The tree of a document, built from its parse events one by one under the limits of node.hpp.
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "scenario/node.hpp"
#include "scenario/source.hpp"

namespace offersim {

constexpr std::size_t most_depth = 32;
constexpr std::size_t most_nodes = 100'000;  ///< keys and values, aliases written out
constexpr std::size_t most_aliases = 100;    ///< and as many anchors
constexpr std::size_t longest_key = 1024;    ///< code points

/// What an event says of its node besides the content.
struct NodeProperties {
    SourceSpan span;        ///< of the content
    SourceSpan whole_span;  ///< with the anchor and the tag
    std::string anchor;     ///< without '&'; empty where none
    bool tagged = false;
};

/// Events go in, in document order; each call returns false where reading must stop, with the fault in the
/// diagnostics.
class NodeBuilder {
public:
    NodeBuilder(const Source& source, Diagnostics& diagnostics)
        : source_(source), diagnostics_(diagnostics) {}

    bool scalar(const NodeProperties& properties, std::string text, bool quoted);
    bool open(const NodeProperties& properties, Node::Kind kind);
    bool close();
    bool alias(SourceSpan span, const std::string& name);
    /// The finished tree; nothing before the top node is complete.
    std::optional<Node> finish();

private:
    /// A sequence or mapping that is not closed yet. Its children's vector grows only when no child is open,
    /// so the pointer stays good.
    struct Level {
        Node* node;
        bool has_key = false;
        std::string key;
        SourceSpan key_span;
    };
    /// A named node by the way to it from the top: an index a level.
    struct Anchor {
        std::vector<std::size_t> path;
        int line = 0;
        bool closed = true;
    };

    bool fail(std::string code, SourceSpan span, std::string message, std::string suggestion = {});
    bool awaits_key() const {
        return !levels_.empty() && levels_.back().node->is_mapping() && !levels_.back().has_key;
    }
    bool check_text(const NodeProperties& properties, const std::string& text, bool quoted);
    bool check_properties(const NodeProperties& properties);
    bool check_count(SourceSpan span, std::size_t more);
    bool key(const NodeProperties& properties, std::string text, bool quoted);
    void report_missing(const Node& node);
    Node* attach(Node node);
    void report_repeated_keys(const std::vector<NodeEntry>& entries);
    void name(const std::string& anchor, int line, bool closed);
    const Node& at(const std::vector<std::size_t>& path) const;

    const Source& source_;
    Diagnostics& diagnostics_;
    std::optional<Node> top_;
    std::vector<Level> levels_;
    std::unordered_map<std::string, Anchor> anchors_;
    std::vector<std::string> open_anchors_;  ///< one a level, empty where none
    std::size_t nodes_ = 0;
    std::size_t aliases_ = 0;
    std::size_t anchor_count_ = 0;
    bool has_repeated_keys_ = false;
};

}  // namespace offersim
