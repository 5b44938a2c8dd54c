#include "scenario/reading.hpp"

#include <fmt/format.h>

namespace offersim {

Value Value::find(std::string_view key) const {
    Value result;
    for (const Node* layer : layers) {
        if (!layer->is_mapping()) break;
        if (const Node* value = layer->find(key)) result.layers.push_back(value);
    }
    return result;
}

Reading::Reading(ModelLibrary& library, Diagnostics& diagnostics)
    : library_(library), diagnostics_(diagnostics) {}

void Reading::error(const Node& at, std::string code, std::string message, std::string suggestion) {
    error(*at.source, at.span, std::move(code), std::move(message), std::move(suggestion));
}

void Reading::error(const Source& source, SourceSpan span, std::string code, std::string message,
                    std::string suggestion) {
    diagnostics_.add(
        source.diagnostic(Severity::error, std::move(code), span, std::move(message), std::move(suggestion)));
}

void Reading::warn(const Node& at, std::string code, std::string message, std::string suggestion) {
    diagnostics_.add(at.source->diagnostic(Severity::warning, std::move(code), at.span, std::move(message),
                                           std::move(suggestion)));
}

std::string Reading::path() const { return fmt::format("{}", fmt::join(path_, ".")); }

void Reading::record(const Node& node, std::string reading) {
    effective_values.push_back({path(), written(node), std::move(reading), origin(node)});
}

void Reading::add_sources(const Node& sources) {
    for (const auto& entry : sources.entries)
        figure_sources_.push_back({sources.source, path() + "." + entry.key, entry.value.text});
}

std::string Reading::origin(const Node& node) const {
    for (const auto& written_default : defaults_)
        if (node.source == &written_default.source) return written_default.source.file();
    std::string place = fmt::format("{}:{}", node.source->file(), node.span.line);
    const std::string here = path();
    for (const auto& figure : figure_sources_)
        if (figure.file == node.source && figure.path == here)
            return fmt::format("{} ({})", place, figure.text);
    return place;
}

const Node& Reading::default_node(const std::string& text, const std::string& why) {
    const std::string origin = why.empty() ? "default" : fmt::format("default ({})", why);
    auto& made = defaults_.emplace_back(Default{Source(origin, text), Node{}});
    if (auto node = parse_yaml(made.source, "default", diagnostics_)) made.node = std::move(*node);
    attach_source(made.node, made.source);
    return made.node;
}

std::string written(const Node& node) {
    if (node.is_scalar()) return node.quoted ? fmt::format("\"{}\"", node.text) : node.text;
    std::vector<std::string> parts;
    for (const auto& item : node.items) parts.push_back(written(item));
    for (const auto& entry : node.entries)
        parts.push_back(fmt::format("{}: {}", entry.key, written(entry.value)));
    const std::string inside = fmt::format("{}", fmt::join(parts, ", "));
    return node.is_sequence() ? "[" + inside + "]" : "{" + inside + "}";
}

std::string_view kind_name(const Node& node) {
    if (node.is_mapping()) return "a mapping";
    return node.is_sequence() ? "a list" : "a single value";
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    std::string_view best = nearest(word, candidates);
    return best.empty() ? "" : fmt::format("did you mean '{}'?", best);
}

}  // namespace offersim
