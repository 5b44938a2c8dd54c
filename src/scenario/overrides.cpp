#include "scenario/overrides.hpp"

#include <fmt/format.h>

#include <charconv>

namespace offersim {
namespace {

/// One override while it finds its way down the tree.
class Override {
public:
    Override(const Source& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

    void apply(Node& tree) {
        const std::string& text = source_.text();
        const std::size_t sign = text.find('=');
        if (sign == std::string::npos || sign == 0) {
            fault(0, text.size(), "E502", "an override is KEY=VALUE", "write offers.groq.base=280k");
            return;
        }
        path_ = std::string_view(text).substr(0, sign);
        auto value = parse_value(sign + 1);
        if (value) descend(tree, 0, std::move(*value));
    }

private:
    /// The value as YAML. Blanks take the place of the path, so that the columns of the value's nodes are
    /// right.
    std::optional<Node> parse_value(std::size_t begin) {
        const std::string& text = source_.text();
        const Source padded(source_.file(), std::string(begin, ' ') + text.substr(begin));
        if (text.find_first_not_of(' ', begin) == std::string::npos) {
            fault(0, text.size(), "E502", "the override has no value", "write offers.groq.base=280k");
            return {};
        }
        auto value = parse_yaml(padded, "override", diagnostics_);
        if (value) attach_source(*value, source_);
        return value;
    }

    void descend(Node& node, std::size_t at, Node value) {
        if (node.is_sequence()) {
            into_list(node, at, std::move(value));
        } else if (node.is_mapping()) {
            into_mapping(node, at, std::move(value));
        } else {
            fault(at, path_.size() - at, "E503",
                  fmt::format("'{}' is a single value and has no '{}'", path_.substr(0, at - 1),
                              path_.substr(at)),
                  "replace it as a whole");
        }
    }

    void into_list(Node& node, std::size_t at, Node value) {
        const std::size_t end = std::min(path_.find('.', at), path_.size());
        const std::string_view word = path_.substr(at, end - at);
        std::size_t index = 0;
        auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), index);
        if (error != std::errc{} || stop != word.data() + word.size() || index >= node.items.size()) {
            fault(at, word.size(), "E503",
                  fmt::format("'{}' is no entry of '{}' (0 to {})", word, path_.substr(0, at - 1),
                              static_cast<long>(node.items.size()) - 1));
            return;
        }
        put(node.items[index], end, std::move(value));
    }

    /// A name may hold dots itself, so the longest key that fits is taken.
    void into_mapping(Node& node, std::size_t at, Node value) {
        NodeEntry* best = nullptr;
        for (auto& entry : node.entries) {
            const std::string_view rest = path_.substr(at);
            const bool fits =
                rest == entry.key || (rest.starts_with(entry.key) && rest[entry.key.size()] == '.');
            if (fits && (!best || entry.key.size() > best->key.size())) best = &entry;
        }
        const std::size_t end = best ? at + best->key.size() : std::min(path_.find('.', at), path_.size());
        if (!best) {
            Node empty;
            empty.kind = Node::Kind::mapping;
            empty.span = span(at, end - at);
            empty.source = &source_;
            node.entries.push_back(
                {std::string(path_.substr(at, end - at)), span(at, end - at), std::move(empty)});
            best = &node.entries.back();
        }
        // A key is shown in the text that its value stands in.
        if (end == path_.size()) best->key_span = span(at, end - at);
        put(best->value, end, std::move(value));
    }

    void put(Node& place, std::size_t end, Node value) {
        if (end == path_.size()) {
            place = std::move(value);
        } else {
            descend(place, end + 1, std::move(value));
        }
    }

    SourceSpan span(std::size_t begin, std::size_t length) const {
        return {1, static_cast<int>(begin) + 1, std::max(1, static_cast<int>(length))};
    }

    void fault(std::size_t begin, std::size_t length, std::string code, std::string message,
               std::string suggestion = {}) {
        diagnostics_.add(source_.diagnostic(Severity::error, std::move(code), span(begin, length),
                                            std::move(message), std::move(suggestion)));
    }

    const Source& source_;
    Diagnostics& diagnostics_;
    std::string_view path_;
};

}  // namespace

void apply_overrides(Node& tree, const std::vector<std::string>& overrides, std::deque<Source>& sources,
                     Diagnostics& diagnostics) {
    for (const auto& text : overrides) Override(sources.emplace_back("--set", text), diagnostics).apply(tree);
}

}  // namespace offersim
